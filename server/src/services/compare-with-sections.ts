import type { Evidence } from '@heddle/engine/evidence';
import type { DayFacts, DayPlan } from '@heddle/engine/schedule';

/** How a plan and the school's own day agree, in places of one student in one period. */
export type Comparison = {
  readonly places: number;
  readonly sameAdult: number;
  readonly sameSpace: number;
  /** Places for which the school's own checks say which competency was taught. */
  readonly taught: number;
  readonly sameCompetency: number;
};

export function compareWithSections({ facts, plan, shown }: { readonly facts: DayFacts; readonly plan: DayPlan; readonly shown: readonly Evidence[] }): Comparison {
  const claimed = new Set(facts.models.flatMap(({ adoption }) => adoption.claims.sectionIds));
  const sections = new Map(facts.roster.sections.filter((section) => claimed.has(section.id)).map((section) => [section.id, section]));
  const teachers = new Map<string, string[]>();
  const sectionOf = new Map<string, string>();
  for (const { personId, sectionId, role, from, until } of facts.roster.enrollments) {
    const section = sections.get(sectionId);
    if (section === undefined || from > plan.on || (until !== null && until < plan.on)) continue;
    if (role === 'teacher') teachers.set(sectionId, [...(teachers.get(sectionId) ?? []), personId]);
    else for (const periodId of section.periodIds) sectionOf.set(`${personId} ${periodId}`, sectionId);
  }
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  const taughtTo = new Map<string, Set<string>>();
  for (const { studentId, competencyIds } of shown) taughtTo.set(studentId, new Set([...(taughtTo.get(studentId) ?? []), ...competencyIds]));

  const counts = { places: 0, sameAdult: 0, sameSpace: 0, taught: 0, sameCompetency: 0 };
  for (const seat of plan.seats) {
    const sectionId = sectionOf.get(`${seat.studentId} ${seat.periodId}`);
    const meeting = meetings.get(seat.meetingId);
    const station = meeting === undefined ? undefined : stations.get(meeting.stationId);
    if (sectionId === undefined || meeting === undefined || station === undefined) continue;
    counts.places += 1;
    if (teachers.get(sectionId)?.some((id) => station.adultIds.includes(id))) counts.sameAdult += 1;
    if (sections.get(sectionId)?.spaceId === station.spaceId) counts.sameSpace += 1;
    const taught = taughtTo.get(seat.studentId);
    if (taught === undefined) continue;
    counts.taught += 1;
    if (meeting.competencyId !== null && taught.has(meeting.competencyId)) counts.sameCompetency += 1;
  }
  return counts;
}
