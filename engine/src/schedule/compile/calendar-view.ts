import { commitmentsOn, indexAvailability, indexRoster } from '../../roster/index.ts';
import type { Commitments, RosterIndex, SchoolDate } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import { claimedSections } from './claimed-sections.ts';

/** The roster as compile looks at it, for today and for the other days of the week, each worked out once. */
export type CalendarView = {
  index(on: SchoolDate): RosterIndex;
  commitments(on: SchoolDate): Commitments;
  isAvailable(subject: { readonly kind: 'person' | 'space'; readonly id: string }, on: SchoolDate, periodId: string): boolean;
  /** By period id, the adoption that plans each student; the first adoption listed wins where two claim one student. */
  plannedIn(on: SchoolDate, periodId: string): ReadonlyMap<string, string>;
  /** Does the round plan keep the student's period free for a meeting of its own? */
  isReserved(studentId: string, on: SchoolDate, periodId: string): boolean;
};

export function viewCalendar(facts: DayFacts): CalendarView {
  const index = memoized((on: SchoolDate) => indexRoster(facts.roster, on));
  const availability = memoized((on: SchoolDate) => indexAvailability(facts.availability, on));
  const claims = memoized((on: SchoolDate) => facts.models.map(({ adoption }) => ({
    adoption, sectionIds: claimedSections(adoption, index(on).sections),
  })));
  const commitments = memoized((on: SchoolDate) => commitmentsOn(index(on), claims(on).flatMap(({ sectionIds }) => [...sectionIds])));
  const plannedBy = (on: SchoolDate, periodId: string): ReadonlyMap<string, string> => {
    const byStudent = new Map<string, string>();
    for (const { adoption, sectionIds } of claims(on)) {
      for (const sectionId of index(on).sectionsIn.get(periodId) ?? []) {
        if (!sectionIds.has(sectionId)) continue;
        for (const studentId of index(on).studentsOf.get(sectionId) ?? []) if (!byStudent.has(studentId)) byStudent.set(studentId, adoption.id);
      }
    }
    return byStudent;
  };
  // Today is as the facts give it: a day may be held differently from what the bell schedule says.
  const planned = memoized((on: SchoolDate) => {
    const { periods } = on === facts.day.on ? facts.day : index(on).day;
    return new Map(periods.map(({ id }) => [id, plannedBy(on, id)]));
  });
  const reserved = facts.rounds.flatMap((round) => round.reserved);
  return {
    index,
    commitments,
    isAvailable: (subject, on, periodId) => availability(on)(subject, periodId).isAvailable,
    plannedIn: (on, periodId) => planned(on).get(periodId) ?? new Map(),
    isReserved: (studentId, on, periodId) => reserved.some((one) => one.on === on && one.periodId === periodId && one.studentIds.includes(studentId)),
  };
}

/** A week has five days and a thousand questions about each. */
function memoized<Result>(compute: (on: SchoolDate) => Result): (on: SchoolDate) => Result {
  const known = new Map<SchoolDate, Result>();
  return (on) => {
    const found = known.get(on);
    if (found !== undefined) return found;
    const result = compute(on);
    known.set(on, result);
    return result;
  };
}
