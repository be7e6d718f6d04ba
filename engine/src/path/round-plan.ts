import type { Grade, SchoolDate } from '../roster/index.ts';

/** Goals, teams and standing groups of about ten school days: input of every night in it. A decision, published by a person. */
export type RoundPlan = {
  readonly id: string;
  readonly adoptionId: string;
  readonly from: SchoolDate;
  readonly until: SchoolDate;
  /** Two to four competencies each student works towards; the destination is the last. */
  readonly goals: readonly { readonly studentId: string; readonly competencyIds: readonly string[]; readonly destinationId: string | null }[];
  readonly standingGroups: readonly {
    readonly id: string;
    readonly periodId: string;
    readonly homeTeacherId: string;
    readonly studentIds: readonly string[];
  }[];
  /** Meetings kept free for advisory, conferences or projects. */
  readonly reserved: readonly { readonly on: SchoolDate; readonly periodId: string; readonly studentIds: readonly string[]; readonly title: string }[];
  /** Students whom a leader moved between standing groups since, oldest first; `from` and `to` are home teachers. */
  readonly moves?: readonly { readonly studentId: string; readonly periodId: string; readonly from: string; readonly to: string; readonly by: string; readonly reason: string }[];
};

/** A student as a round is planned with. */
export type RoundStudent = {
  readonly id: string;
  readonly grade: Grade | null;
  /** Periods of this adoption. */
  readonly periodIds: readonly string[];
  /** Whose section the student is in today; null where nobody's. */
  readonly homeTeacherId: string | null;
};
