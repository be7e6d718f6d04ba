import { isActiveOn } from './effective.ts';
import type { Accommodation, EffectiveDated, Person, Roster, SchoolDate, SchoolDay, Section, Service, Space, StaffOffer } from './roster.ts';
import { schoolDayOn } from './school-day.ts';

/**
 * One day's roster, ready to be asked: only what holds on that day, by id, with lists sorted, so that compile, verify and path
 * neither filter by date themselves (and forget it once) nor search thousands of records per student.
 */
export type RosterIndex = {
  readonly on: SchoolDate;
  readonly day: SchoolDay;
  readonly people: ReadonlyMap<string, Person>;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly sections: ReadonlyMap<string, Section>;
  /** By section id; sorted person ids. */
  readonly studentsOf: ReadonlyMap<string, readonly string[]>;
  readonly teachersOf: ReadonlyMap<string, readonly string[]>;
  /** By person id; sorted section ids, whatever the person's role in them. */
  readonly sectionsOf: ReadonlyMap<string, readonly string[]>;
  /** Held today, by period id; sorted section ids. */
  readonly sectionsIn: ReadonlyMap<string, readonly string[]>;
  /** By person id; several offers that hold at once are joined. */
  readonly offerOf: ReadonlyMap<string, StaffOffer>;
  readonly accommodationsOf: ReadonlyMap<string, readonly Accommodation[]>;
  readonly servicesOf: ReadonlyMap<string, readonly Service[]>;
  /** By student id; sorted ids of students who are never in the same station. */
  readonly apartFrom: ReadonlyMap<string, readonly string[]>;
};

/** Enrollments of people or sections that do not hold on the day are left out, even where their own dates include it. */
export function indexRoster(roster: Roster, on: SchoolDate): RosterIndex {
  const active = <Item extends EffectiveDated>(items: readonly Item[]) => items.filter((item) => isActiveOn(item, on));
  const day = schoolDayOn(roster, on);
  const people = byId(active(roster.people));
  const sections = byId(active(roster.sections));
  const enrollments = active(roster.enrollments).filter(({ personId, sectionId }) => people.has(personId) && sections.has(sectionId));
  const held = new Set(day.periods.map(({ id }) => id));
  const inPeriods = [...sections.values()].flatMap((section) => section.periodIds.filter((id) => held.has(id)).map((id): [string, string] => [id, section.id]));
  const pairs = active(roster.keepApart).flatMap(({ studentIds: [one, other] }): [string, string][] => [[one, other], [other, one]]);
  const inRole = (role: 'student' | 'teacher') => enrollments.filter((one) => one.role === role).map((one): [string, string] => [one.sectionId, one.personId]);
  return {
    on, day, people, sections,
    spaces: byId(active(roster.spaces)),
    studentsOf: idsBy(inRole('student')),
    teachersOf: idsBy(inRole('teacher')),
    sectionsOf: idsBy(enrollments.map(({ personId, sectionId }) => [personId, sectionId])),
    sectionsIn: idsBy(inPeriods),
    offerOf: joinOffers(active(roster.staffOffers)),
    accommodationsOf: listsBy(active(roster.accommodations)),
    servicesOf: listsBy(active(roster.services)),
    apartFrom: idsBy(pairs),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map([...items].sort((left, right) => compare(left.id, right.id)).map((item) => [item.id, item]));
}

/** A student enrolled twice in one section by a careless export still stands in it once. */
function idsBy(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, Set<string>>();
  for (const [key, id] of pairs) {
    const ids = sets.get(key);
    if (ids === undefined) sets.set(key, new Set([id]));
    else ids.add(id);
  }
  return new Map([...sets].sort(([left], [right]) => compare(left, right)).map(([key, ids]) => [key, [...ids].sort(compare)]));
}

function listsBy<Item extends { readonly studentId: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const lists = new Map<string, Item[]>();
  for (const item of items) {
    const list = lists.get(item.studentId);
    if (list === undefined) lists.set(item.studentId, [item]);
    else list.push(item);
  }
  return lists;
}

function joinOffers(offers: readonly StaffOffer[]): ReadonlyMap<string, StaffOffer> {
  const joined = new Map<string, StaffOffer>();
  for (const offer of offers) {
    const known = joined.get(offer.personId);
    joined.set(offer.personId, known === undefined ? offer : {
      ...known,
      qualifications: [...new Set([...known.qualifications, ...offer.qualifications])],
      periodIds: [...new Set([...known.periodIds, ...offer.periodIds])],
      note: [known.note, offer.note].filter((note) => note !== '').join('; '),
    });
  }
  return joined;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
