import { indexAvailability } from './availability.ts';
import { commitmentsOn } from './commitments.ts';
import type { RosterIndex } from './index-roster.ts';
import type { Unavailability } from './roster.ts';

/**
 * Who needs a place in each period? The students of the sections that a model claims, by period held today, sorted.
 * This is the roster's word only: absence is not looked at.
 */
export function studentsInSections(index: RosterIndex, sectionIds: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const claimed = new Set(sectionIds);
  return new Map(index.day.periods.map(({ id }) => {
    const held = (index.sectionsIn.get(id) ?? []).filter((sectionId) => claimed.has(sectionId));
    return [id, [...new Set(held.flatMap((sectionId) => index.studentsOf.get(sectionId) ?? []))].sort()];
  }));
}

/**
 * A seat is only for a present student: those of `studentsInSections` who are in school in that period.
 * Absence is not a miss and needs no place.
 */
export function presentStudents(question: {
  readonly index: RosterIndex;
  readonly sectionIds: Iterable<string>;
  readonly availability: readonly Unavailability[];
}): ReadonlyMap<string, readonly string[]> {
  const answer = indexAvailability(question.availability, question.index.on);
  return filterByPeriod(studentsInSections(question.index, question.sectionIds),
    (periodId, id) => answer({ kind: 'person', id }, periodId).isAvailable);
}

/** Present students without those whom a pull-out service takes away in that period: the ones a plan must place. */
export function studentsToPlace(question: {
  readonly index: RosterIndex;
  readonly sectionIds: readonly string[];
  readonly availability: readonly Unavailability[];
}): ReadonlyMap<string, readonly string[]> {
  const { byPerson } = commitmentsOn(question.index, question.sectionIds);
  return filterByPeriod(presentStudents(question), (periodId, id) => byPerson.get(id)?.get(periodId)?.kind !== 'pull-out');
}

function filterByPeriod(
  byPeriod: ReadonlyMap<string, readonly string[]>, keep: (periodId: string, id: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  return new Map([...byPeriod].map(([periodId, ids]) => [periodId, ids.filter((id) => keep(periodId, id))]));
}
