import type { Params, Problem } from '../problem/index.ts';
import { nameOf, titleOf } from './double-booking.ts';
import type { Roster } from './roster.ts';

/**
 * Does everything that the records point at exist? An error where a plan would break a promise (an adult or a room owed to a student);
 * a warning where the record simply has nobody to hold for, which happens whenever a student leaves.
 */
export function checkReferences(roster: Roster): readonly Problem[] {
  const people = new Map(roster.people.map((person) => [person.id, person]));
  const sections = new Set(roster.sections.map(({ id }) => id));
  const spaces = new Set(roster.spaces.map(({ id }) => id));
  const periods = new Set(roster.bell.map(({ periodId }) => periodId));
  const named = (id: string) => nameOf(people.get(id)) ?? id;

  const enrollments = roster.enrollments.flatMap((one) => [
    ...(people.has(one.personId) ? [] : [problem('error', 'roster.enrollment-person', { id: one.id, value: one.personId })]),
    ...(sections.has(one.sectionId) ? [] : [problem('error', 'roster.enrollment-section', { id: one.id, value: one.sectionId })]),
  ]);
  const held = roster.sections.flatMap((section) => [
    ...(section.spaceId === null || spaces.size === 0 || spaces.has(section.spaceId)
      ? [] : [problem('warning', 'roster.section-space', { section: titleOf(section), value: section.spaceId })]),
    ...unknown(section.periodIds, periods).map((value) => problem('warning', 'roster.section-period', { section: titleOf(section), value, allowed: [...periods].sort() })),
  ]);
  const owed = [
    ...roster.accommodations.flatMap((one) => [
      ...(one.kind === 'adult' && !people.has(one.personId) ? [{ who: one.studentId, code: 'roster.accommodation-adult', value: one.personId }] : []),
      ...(one.kind === 'space' && !spaces.has(one.spaceId) ? [{ who: one.studentId, code: 'roster.accommodation-space', value: one.spaceId }] : []),
    ]),
    ...roster.services.flatMap((one) => (people.has(one.personId) ? [] : [{ who: one.studentId, code: 'roster.service-adult', value: one.personId }])),
  ].filter(({ who }) => people.has(who)).map(({ who, code, value }) => problem('error', code, { who: named(who), value }));
  const windows = roster.services.flatMap((one) => unknown(one.windows.map(({ periodId }) => periodId), periods)
    .map((value) => problem('error', 'roster.service-period', { who: named(one.studentId), value, allowed: [...periods].sort() })));
  const offers = roster.staffOffers.flatMap((one) => [
    ...(people.has(one.personId) ? [] : [problem('warning', 'roster.offer-person', { value: one.personId })]),
    ...unknown(one.periodIds, periods).map((value) => problem('error', 'roster.offer-period', { who: named(one.personId), value, allowed: [...periods].sort() })),
  ]);
  const gone = [...roster.accommodations, ...roster.services].map(({ studentId }) => studentId)
    .concat(roster.keepApart.flatMap(({ studentIds }) => studentIds));
  const nobody = unknown(gone, new Set(people.keys()), true).map((value) => problem('warning', 'roster.rule-without-student', { value }));
  return [...enrollments, ...held, ...owed, ...windows, ...offers, ...nobody];
}

/** Before the first bell times or people are in, nothing can be unknown yet: `missingFacts` asks for them instead. */
function unknown(values: readonly string[], known: ReadonlySet<string>, isStrict = false): readonly string[] {
  if (known.size === 0 && !isStrict) return [];
  return [...new Set(values.filter((value) => !known.has(value)))].sort();
}

function problem(severity: Problem['severity'], code: string, params: Params): Problem {
  return { code, severity, params, place: {} };
}
