import type { AdoptedModel } from '../../model/index.ts';
import type { EffectiveDated, Enrollment, Roster, SchoolDate, SchoolDay, Section, Unavailability } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { Away, Expected } from './checked-day.ts';

/**
 * Who is where on a date, by the records? Worked out here a second time, apart from the roster's own helpers that planning uses,
 * because a wrong answer there would otherwise be wrong on both sides and never seen.
 */
export type DatedSchool = {
  readonly on: SchoolDate;
  readonly weekday: number;
  readonly periods: readonly { readonly id: string; readonly minutes: number }[];
  readonly enrolled: readonly Expected[];
  whyAway(personId: string, periodId: string): Away | undefined;
  whyClosed(spaceId: string, periodId: string): Away | undefined;
  fixedPeriods(personId: string): readonly string[];
};

export function schoolOn(facts: DayFacts, on: SchoolDate): DatedSchool {
  const { roster, availability, models, rounds } = facts;
  const weekday = isoWeekday(on);
  const periods = on === facts.day.on ? facts.day.periods : periodsHeld(roster, on, weekday);
  const sections = roster.sections.filter((section) => holds(section, on));
  const enrollments = roster.enrollments.filter((enrollment) => holds(enrollment, on));
  const inSection = Map.groupBy(enrollments, ({ sectionId }) => sectionId);
  const people = new Map(roster.people.filter((person) => holds(person, on)).map((person) => [person.id, person]));
  const claimed = claimsOf(models, sections);
  const { taughtBy, heldIn } = sectionsHeld(sections.filter((section) => !claimed.has(section.id)), inSection);
  const pulledOut = pulledOutOn(roster, { on, weekday, isHere: (id) => people.has(id) });
  const reserved = reservedOn(rounds, on);
  const out = Map.groupBy(availability.filter((one) => one.on === on), ({ subject }) => `${subject.kind} ${subject.id}`);
  const offered = offeredOn(roster, on);
  // What was reported for the day goes before what is always so: "ill" tells more than "teaches art then".
  const reported = (key: string, periodId: string): Away | undefined => {
    const one = out.get(key)?.find((report) => coversPeriod(report, periodId));
    return one === undefined ? undefined : { why: 'absent', detail: one.reason };
  };
  const named = (map: Bookings, key: string, periodId: string, why: Away['why']): Away | undefined => {
    const detail = map.get(key)?.get(periodId);
    return detail === undefined ? undefined : { why, detail };
  };
  return {
    on, weekday, periods,
    enrolled: enrolledIn({ periods, sections, claimed, inSection, isHere: (id) => people.has(id) }),
    whyAway: (personId, periodId) => {
      const person = people.get(personId);
      if (person === undefined) return { why: 'left', detail: '' };
      return reported(`person ${personId}`, periodId)
        ?? named(pulledOut, personId, periodId, 'pull-out')
        ?? named(reserved, personId, periodId, 'reserved')
        ?? named(taughtBy, personId, periodId, 'section')
        ?? (person.role === 'student' || offered.get(personId)?.has(periodId) === true ? undefined : { why: 'unoffered', detail: '' });
    },
    whyClosed: (spaceId, periodId) => {
      if (!roster.spaces.some((space) => space.id === spaceId && holds(space, on))) return { why: 'left', detail: '' };
      return reported(`space ${spaceId}`, periodId) ?? named(heldIn, spaceId, periodId, 'section');
    },
    fixedPeriods: (personId) => periods.map(({ id }) => id)
      .filter((id) => taughtBy.get(personId)?.has(id) === true || pulledOut.get(personId)?.has(id) === true),
  };
}

/** Both ends of a record's dates count. */
export function holds(record: EffectiveDated, on: SchoolDate): boolean {
  return on >= record.from && (record.until === null || on <= record.until);
}

/** A report without periods is of the whole day. */
function coversPeriod(report: Unavailability, periodId: string): boolean {
  return report.periodIds === null || report.periodIds.includes(periodId);
}

/** The last entry of a period wins: a roster with two sections at once is refused long before this. */
function put(map: Map<string, Map<string, string>>, key: string, periodId: string, value: string): void {
  const own = map.get(key) ?? new Map<string, string>();
  own.set(periodId, value);
  map.set(key, own);
}

/** Who or what is taken in which period, and by what: key, then period, to what it is taken by. */
type Bookings = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Sections that no model plans: their teachers and their spaces. */
function sectionsHeld(fixed: readonly Section[], inSection: ReadonlyMap<string, readonly Enrollment[]>): { readonly taughtBy: Bookings; readonly heldIn: Bookings } {
  const taughtBy = new Map<string, Map<string, string>>();
  const heldIn = new Map<string, Map<string, string>>();
  for (const section of fixed) {
    for (const periodId of section.periodIds) {
      if (section.spaceId !== null) put(heldIn, section.spaceId, periodId, section.id);
      for (const { personId, role } of inSection.get(section.id) ?? []) if (role === 'teacher') put(taughtBy, personId, periodId, section.id);
    }
  }
  return { taughtBy, heldIn };
}

/** A pull-out takes the student and the adult, each by the other. */
function pulledOutOn(roster: Roster, { on, weekday, isHere }: { readonly on: SchoolDate; readonly weekday: number; isHere(id: string): boolean }): Bookings {
  const pulledOut = new Map<string, Map<string, string>>();
  for (const service of roster.services) {
    if (service.delivery !== 'pull-out' || !holds(service, on) || !isHere(service.studentId)) continue;
    for (const window of service.windows) {
      if (window.weekday !== weekday) continue;
      put(pulledOut, service.studentId, window.periodId, service.personId);
      put(pulledOut, service.personId, window.periodId, service.studentId);
    }
  }
  return pulledOut;
}

function reservedOn(rounds: DayFacts['rounds'], on: SchoolDate): Bookings {
  const reserved = new Map<string, Map<string, string>>();
  for (const one of rounds.flatMap((round) => round.reserved)) {
    if (one.on === on) for (const studentId of one.studentIds) put(reserved, studentId, one.periodId, one.title);
  }
  return reserved;
}

/** The periods in which each adult may be planned. */
function offeredOn(roster: Roster, on: SchoolDate): ReadonlyMap<string, ReadonlySet<string>> {
  const offers = Map.groupBy(roster.staffOffers.filter((offer) => holds(offer, on)), ({ personId }) => personId);
  return new Map([...offers].map(([personId, own]) => [personId, new Set(own.flatMap(({ periodIds }) => periodIds))]));
}

/** A section is planned by the first adoption that lists it, or lists nothing and claims its subject. */
function claimsOf(models: readonly AdoptedModel[], sections: readonly Section[]): ReadonlyMap<string, string> {
  const claims = new Map<string, string>();
  for (const { adoption } of models) {
    for (const section of sections) {
      const { subject, sectionIds } = adoption.claims;
      const isOwn = sectionIds.length > 0 ? sectionIds.includes(section.id) : section.subject === subject;
      if (isOwn && !claims.has(section.id)) claims.set(section.id, adoption.id);
    }
  }
  return claims;
}

/** By period; a student in two planned sections at once needs one place, with the first. */
function enrolledIn(school: {
  readonly periods: readonly { readonly id: string }[]; readonly sections: readonly Section[]; readonly claimed: ReadonlyMap<string, string>;
  readonly inSection: ReadonlyMap<string, readonly { readonly personId: string; readonly role: string }[]>; isHere(id: string): boolean;
}): readonly Expected[] {
  const found = new Map<string, Expected>();
  for (const { id: periodId } of school.periods) {
    for (const section of school.sections) {
      const adoptionId = school.claimed.get(section.id);
      if (adoptionId === undefined || !section.periodIds.includes(periodId)) continue;
      for (const { personId, role } of school.inSection.get(section.id) ?? []) {
        const key = `${personId} ${periodId}`;
        if (role === 'student' && school.isHere(personId) && !found.has(key)) found.set(key, { studentId: personId, periodId, adoptionId });
      }
    }
  }
  return [...found.values()];
}

/** 1 = Monday ... 7 = Sunday. */
function isoWeekday(on: SchoolDate): number {
  return ((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The bell schedule of another day, with its closed and short days. A row for the day's type goes before a plain row. */
function periodsHeld(roster: Roster, on: SchoolDate, weekday: number): DatedSchool['periods'] {
  const entries = roster.calendar.filter((entry) => entry.date === on);
  if (entries.some((entry) => entry.kind === 'closed')) return [];
  const typeFrom = (kind: string) => entries.find((entry) => entry.kind === kind && entry.dayType !== null)?.dayType;
  const dayType = typeFrom('short') ?? typeFrom('type') ?? null;
  const rows = roster.bell.filter((row) => row.weekdays.includes(weekday) && (row.dayType === null || row.dayType === dayType));
  const kept = rows.filter((row) => row.dayType !== null || !rows.some((other) => other.periodId === row.periodId && other.dayType !== null));
  return kept.filter((row) => entries.every((entry) => entry.periodIds === null || entry.periodIds.includes(row.periodId)))
    .sort((left, right) => (left.start < right.start ? -1 : 1))
    .map((row): Pick<SchoolDay['periods'][number], 'id' | 'minutes'> => ({ id: row.periodId, minutes: clock(row.end) - clock(row.start) }));
}

/** Minutes since midnight of "HH:MM". */
function clock(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
