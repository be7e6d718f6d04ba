import type { StudentMastery } from '../mastery/index.ts';
import { gradeDistance } from '../mastery/index.ts';
import { mondayOf } from '../roster/index.ts';
import type { Accommodation, Grade, SchoolDate } from '../roster/index.ts';
import type { ModelIndex } from './index-model.ts';
import type { PastMeeting } from './past-meetings.ts';
import type { RoundPlan } from './round-plan.ts';

/** All that path is told about one student for one day. */
export type StudentDayInput = {
  readonly student: { readonly id: string; readonly grade: Grade | null };
  /** The periods of today that this adoption plans for the student, with their length. */
  readonly periods: readonly { readonly id: string; readonly minutes: number; /** With the period it runs on into, where the student has both in this model. */ readonly minutesOfTwo?: number | null }[];
  readonly index: ModelIndex;
  readonly mastery: StudentMastery;
  /** The student's meetings of this adoption on earlier published days, oldest first: see `pastMeetings`. */
  readonly past: readonly PastMeeting[];
  readonly round: RoundPlan | null;
  readonly on: SchoolDate;
  /** Of this student, in force today. */
  readonly accommodations: readonly Accommodation[];
  /** The last school day before today on which the student had a period of this adoption; null on the first. */
  readonly lastSchoolDay: SchoolDate | null;
  readonly wasPresentLastDay: boolean;
};

/** The input with what every rule and term asks of it, worked out once. */
export type StudentDay = StudentDayInput & {
  /** This round's goals in the order given; empty without a round. */
  readonly goalIds: readonly string[];
  readonly destinationIds: readonly string[];
  /** Steps to the nearest destination; competencies that lead to none are missing. */
  readonly distances: ReadonlyMap<string, number>;
  /** Work on the student's own grade or on the destination itself: what the expectation floor counts. */
  isExpected(competencyId: string): boolean;
  readonly roundPast: readonly PastMeeting[];
  /** Meetings of the whole round, today's included. */
  readonly roundMeetings: number;
  readonly weekPast: readonly PastMeeting[];
  readonly checkFactor: number;
};

/** The declared destination is the round's; without one it is the work of the student's own grade. */
export function readStudentDay(input: StudentDayInput): StudentDay {
  const { student, index, round, past, on } = input;
  const goal = round?.goals.find(({ studentId }) => studentId === student.id);
  const goalIds = goal?.competencyIds ?? [];
  const declared = goal?.destinationId ?? goalIds.at(-1);
  const onGrade = [...index.planned].filter(([, { competency }]) => gradeDistance(student.grade, competency.grades) === 0).map(([id]) => id);
  const expected = new Set(declared === undefined ? onGrade : [...onGrade, declared]);
  const destinationIds = declared === undefined ? onGrade : [declared];
  const { roundSchoolDays } = index.adopted.model.operations;
  const monday = mondayOf(on);
  return {
    ...input, goalIds, destinationIds,
    distances: index.distancesTo(destinationIds),
    isExpected: (id) => expected.has(id),
    roundPast: round === null ? past.slice(-roundSchoolDays) : past.filter((meeting) => meeting.on >= round.from),
    roundMeetings: roundSchoolDays * Math.max(1, input.periods.length),
    weekPast: past.filter((meeting) => meeting.on >= monday),
    checkFactor: Math.max(1, ...input.accommodations.map((one) => (one.kind === 'extra-time' ? one.factor : 1))),
  };
}
