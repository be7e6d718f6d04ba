import type { LearningStage } from '../model/index.ts';
import type { MissCause, ValueTerm } from '../path/index.ts';
import type { Params, Reason } from '../problem/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import type { SearchCounts } from './solve/solution.ts';

/**
 * One day's plan on named people, rooms and minutes. Staff and space bind to a station; a station hosts one or more meetings;
 * a seat is one present student's place in a meeting.
 */
export type DayPlan = {
  readonly on: SchoolDate;
  /** The instant whose knowledge the plan rests on: evidence that occurred later, or was recorded later, was not seen. */
  readonly asOf: Instant;
  readonly seed: number;
  /** Iterations the search ran: same seed and iterations, same plan. */
  readonly iterations: number;
  /** Hash of the compiled instance. */
  readonly instanceHash: string;
  /** `${modelId}@${version}` by adoption id. */
  readonly modelVersions: Readonly<Record<string, string>>;
  readonly stations: readonly Station[];
  readonly meetings: readonly Meeting[];
  readonly seats: readonly Seat[];
  /** Limits of tier 'approval' that the plan goes beyond; each needs a named person's yes before it is published. */
  readonly approvals: readonly Violation[];
  /** Sum of the seats' values, 0..100 each. */
  readonly value: number;
  /** Proven distance to the best possible plan, as a share of this one's score; null where nothing was proven. */
  readonly gap: number | null;
  /** How both cores searched: with the facts, the search can be run again round for round, although the clock or a person ended it. */
  readonly search?: SearchCounts;
  /** Share of `value` that rests on terms nobody has measured, 0..1. */
  readonly assumedShare: number;
};

/** A space in a period with the adult or adults who are there. */
export type Station = {
  readonly id: string;
  readonly periodId: string;
  readonly spaceId: string;
  /** The first is the responsible adult. Never empty. */
  readonly adultIds: readonly string[];
  /** Modality all its meetings share; null for fallback. */
  readonly modalityId: string | null;
  readonly adoptionId: string;
};

/** One gathering in a station: a group of students, one competency, one modality. */
export type Meeting = {
  readonly id: string;
  readonly stationId: string;
  readonly purpose: 'competency' | 'project' | 'routine' | 'fallback';
  readonly competencyId: string | null;
  readonly modalityId: string | null;
  readonly activityIds: readonly string[];
  /** Of a meeting over two periods only its second part has one. */
  readonly exitCheckId: string | null;
  /**
   * A meeting over two periods stands in the plan twice, with a station in each of them: this is the first part's id, in the second.
   * Same space, adults, students and activities; each part has its share of the minutes and of the value.
   */
  readonly continues?: string;
};

export type Seat = {
  readonly studentId: string;
  readonly periodId: string;
  readonly meetingId: string;
  readonly value: number;
  readonly minutes: number;
  readonly checkMinutes: number;
  readonly screenMinutes: number;
  readonly terms: readonly ValueTerm[];
  /** The path's reasons and the schedule's: why this competency, why this meeting. */
  readonly reasons: readonly Reason[];
  readonly isWithoutEvidence: boolean;
  /** From the option: what the adult's card chooses its instructional steps by. Both null in fallback. */
  readonly stage: LearningStage | null;
  readonly cause: MissCause | null;
};

/**
 * 'never' is not broken by anybody; 'approval' may be, by a named person with a reason, shown; 'preferred' costs value.
 */
export type Tier = 'never' | 'approval' | 'preferred';

/** A limit that a plan does not keep, on named people and with the numbers, so that its sentence can say what to do. */
export type Violation = {
  readonly constraintId: string;
  readonly tier: Tier;
  readonly studentIds: readonly string[];
  readonly adultIds: readonly string[];
  readonly spaceId: string | null;
  readonly periodId: string | null;
  /** Values for the sentence `limit.<constraintId>`. */
  readonly params: Params;
};

/** A place fixed by a person before planning: kept above everything else. */
export type Lock = {
  readonly id: string;
  readonly studentId: string;
  readonly on: SchoolDate;
  readonly periodId: string;
  /** What is fixed; null leaves it to the plan. */
  readonly adultId: string | null;
  readonly spaceId: string | null;
  readonly competencyId: string | null;
  readonly modalityId: string | null;
  readonly by: string;
  readonly reason: string;
};

/**
 * What a student asked for within the path: a competency, a way of working, or both. No promise; one that is not kept counts more the next time.
 */
export type Wish = {
  readonly id: string;
  readonly studentId: string;
  readonly on: SchoolDate;
  readonly periodId: string;
  readonly competencyId: string | null;
  readonly modalityId: string | null;
};

/** A person's yes to going beyond one limit on one day. */
export type Approval = { readonly on: SchoolDate; readonly constraintId: string; readonly studentIds: readonly string[]; readonly by: string; readonly reason: string };
