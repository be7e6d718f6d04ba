import { compareText } from '../evidence/index.ts';
import type { LearningStage } from '../model/index.ts';
import type { SchoolDate } from '../roster/index.ts';

/** One meeting a student was planned into on an earlier day. */
export type PastMeeting = {
  readonly on: SchoolDate;
  readonly periodId: string;
  readonly competencyId: string;
  readonly modalityId: string;
  readonly activityIds: readonly string[];
  readonly stage: LearningStage | null;
  readonly minutes: number;
};

/** What path reads of a published day. Every `DayPlan` fits; path stands before schedule and cannot name it. */
export type PastDay = {
  readonly on: SchoolDate;
  readonly stations: readonly { readonly id: string; readonly adoptionId: string }[];
  readonly meetings: readonly {
    readonly id: string;
    readonly stationId: string;
    readonly competencyId: string | null;
    readonly modalityId: string | null;
    readonly activityIds: readonly string[];
    /** The meeting of the period before that this one goes on with. */
    readonly continues?: string;
  }[];
  readonly seats: readonly { readonly studentId: string; readonly periodId: string; readonly meetingId: string; readonly minutes: number; readonly stage: LearningStage | null }[];
};

/** Each student's own meetings of one adoption, oldest first. Made once for a night; fallback and routines are no meetings on a competency. */
export function pastMeetings(from: { readonly history: readonly PastDay[]; readonly adoptionId: string }): ReadonlyMap<string, readonly PastMeeting[]> {
  const byStudent = new Map<string, PastMeeting[]>();
  for (const day of from.history.toSorted((a, b) => compareText(a.on, b.on))) {
    const stations = new Set(day.stations.filter(({ adoptionId }) => adoptionId === from.adoptionId).map(({ id }) => id));
    const meetings = new Map(day.meetings.filter(({ stationId }) => stations.has(stationId)).map((meeting) => [meeting.id, meeting]));
    for (const { studentId, periodId, meetingId, minutes, stage } of day.seats.toSorted((a, b) => compareText(a.periodId, b.periodId))) {
      const { competencyId = null, modalityId = null, activityIds = [], continues } = meetings.get(meetingId) ?? {};
      if (competencyId === null || modalityId === null) continue;
      const past = byStudent.get(studentId) ?? [];
      const begun = past.at(-1);
      // A meeting over two periods is one meeting.
      if (continues !== undefined && begun?.on === day.on && begun.competencyId === competencyId) past[past.length - 1] = { ...begun, minutes: begun.minutes + minutes };
      else past.push({ on: day.on, periodId, competencyId, modalityId, activityIds, stage, minutes });
      byStudent.set(studentId, past);
    }
  }
  return byStudent;
}
