import type { Params, Problem } from '../problem/index.ts';
import { checkBell } from './check-bell.ts';
import { checkReferences } from './check-references.ts';
import { findDoubleBookings, nameOf, titleOf } from './double-booking.ts';
import { isGrade } from './grade.ts';
import type { EffectiveDated, Roster } from './roster.ts';
import { isSchoolDate } from './school-date.ts';
import { isZone } from './zone.ts';

/**
 * Can this roster be planned with? Every import ends here, before anything is kept: an error refuses all of it.
 * The list is complete, not the first fault only, so that an office repairs its file once.
 */
export function checkRoster(roster: Roster): readonly Problem[] {
  return [
    ...checkZone(roster), ...checkIds(roster), ...checkDates(roster), ...checkPeople(roster), ...checkSections(roster),
    ...checkSpaces(roster), ...checkRules(roster), ...checkBell(roster), ...checkReferences(roster), ...findDoubleBookings(roster),
  ];
}

function checkZone({ school }: Roster): readonly Problem[] {
  return isZone(school.timeZone) ? [] : [error('roster.zone.unknown', { value: school.timeZone })];
}

function checkIds(roster: Roster): readonly Problem[] {
  const lists = { person: roster.people, section: roster.sections, space: roster.spaces, enrollment: roster.enrollments };
  return Object.entries(lists).flatMap(([kind, items]) => repeated(items.map(({ id }) => id)).map((id) => error('roster.id-twice', { kind, id })));
}

function checkDates(roster: Roster): readonly Problem[] {
  const dated: readonly (readonly [string, EffectiveDated])[] = [
    ...[...roster.people, ...roster.sections, ...roster.enrollments, ...roster.spaces].map((one) => [one.id, one] as const),
    ...roster.staffOffers.map((one) => [one.personId, one] as const),
    ...[...roster.accommodations, ...roster.services].map((one) => [one.studentId, one] as const),
    ...roster.keepApart.map((one) => [one.studentIds.join(', '), one] as const),
  ];
  return dated.flatMap(([id, { from, until }]) => [
    ...[from, until ?? from].filter((date) => !isSchoolDate(date)).slice(0, 1).map((value) => error('roster.date-of-record', { id, value })),
    ...(until !== null && until < from ? [error('roster.dates-reversed', { id, from, until })] : []),
  ]);
}

function checkPeople({ people }: Roster): readonly Problem[] {
  return people.filter(({ role }) => role === 'student').flatMap((person) => {
    const who = nameOf(person) ?? person.id;
    if (person.grade === null) return [warning('roster.student-without-grade', { who })];
    return isGrade(person.grade) ? [] : [error('roster.student-grade', { who, value: person.grade })];
  });
}

function checkSections(roster: Roster): readonly Problem[] {
  const seats = new Map(roster.spaces.map((space) => [space.id, space.seats]));
  const studentsOf = new Map<string, Set<string>>();
  for (const { role, sectionId, personId } of roster.enrollments) {
    if (role === 'student') studentsOf.set(sectionId, (studentsOf.get(sectionId) ?? new Set()).add(personId));
  }
  return roster.sections.flatMap((section) => {
    const students = studentsOf.get(section.id)?.size ?? 0;
    const room = section.spaceId === null ? undefined : seats.get(section.spaceId);
    const strange = section.grades.filter((grade) => !isGrade(grade));
    return [
      ...(section.periodIds.length === 0 ? [warning('roster.section-without-period', { section: titleOf(section) })] : []),
      ...(strange.length > 0 ? [error('roster.section-grade', { section: titleOf(section), values: strange })] : []),
      ...(room !== undefined && room > 0 && students > room
        ? [warning('roster.section-seats', { section: titleOf(section), students, seats: room, value: section.spaceId ?? '' })] : []),
    ];
  });
}

function checkSpaces({ spaces }: Roster): readonly Problem[] {
  return spaces.filter(({ seats }) => !Number.isInteger(seats) || seats <= 0)
    .map((space) => error('roster.space-seats', { value: space.id, seats: space.seats }));
}

/** Rules for single students, which nobody sees to be wrong until a plan leaves them out. */
function checkRules(roster: Roster): readonly Problem[] {
  const named = new Map(roster.people.map((person) => [person.id, nameOf(person) ?? person.id]));
  const who = (id: string) => named.get(id) ?? id;
  return [
    ...roster.accommodations.flatMap((one) => {
      if (one.kind === 'extra-time' && !(one.factor >= 1)) return [error('roster.extra-time', { who: who(one.studentId), value: one.factor })];
      if (one.kind === 'group-size' && !(one.atMost >= 1)) return [error('roster.group-size', { who: who(one.studentId), value: one.atMost })];
      return [];
    }),
    ...roster.services.flatMap((one) => [
      ...((one.periodsPerWeek === null) === (one.minutesPerWeek === null) || (one.periodsPerWeek ?? one.minutesPerWeek ?? 0) <= 0
        ? [error('roster.service-amount', { who: who(one.studentId) })] : []),
      ...(one.delivery === 'pull-out' && one.windows.length === 0 ? [warning('roster.pull-out-without-window', { who: who(one.studentId) })] : []),
    ]),
    ...roster.keepApart.filter(({ studentIds: [one, other] }) => one === other)
      .map(({ studentIds: [one] }) => error('roster.keep-apart-self', { who: who(one) })),
  ];
}

function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))].sort();
}

function error(code: string, params: Params): Problem {
  return { code, severity: 'error', params, place: {} };
}

function warning(code: string, params: Params): Problem {
  return { code, severity: 'warning', params, place: {} };
}
