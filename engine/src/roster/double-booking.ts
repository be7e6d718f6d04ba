import type { Problem } from '../problem/index.ts';
import { overlapOf } from './effective.ts';
import type { EffectiveDated, Person, Roster, Section } from './roster.ts';

/**
 * Is anybody, or any room, in two places at once? Nobody can be planned around such a roster, so it is refused,
 * in words that name who, when and the two sections. Dates count: a semester course and the next one may share a period.
 */
export function findDoubleBookings(roster: Pick<Roster, 'people' | 'sections' | 'enrollments'>): readonly Problem[] {
  const people = new Map(roster.people.map((person) => [person.id, person]));
  const sections = new Map(roster.sections.map((section) => [section.id, section]));
  const byPerson = new Map<string, Booking[]>();
  for (const enrollment of roster.enrollments) {
    const section = sections.get(enrollment.sectionId);
    const person = people.get(enrollment.personId);
    const span = section && person && overlapOf(enrollment, section, person);
    if (span) append(byPerson, person.id, { section, span });
  }
  const bySpace = new Map<string, Booking[]>();
  for (const section of roster.sections) if (section.spaceId !== null) append(bySpace, section.spaceId, { section, span: section });

  return [
    ...clashesOf(byPerson).map((clash) => problemOf(clash, {
      code: 'roster.person-in-two-sections', who: 'person', name: nameOf(people.get(clash.id)) ?? clash.id,
    })),
    ...clashesOf(bySpace).map((clash) => problemOf(clash, { code: 'roster.space-in-two-sections', who: 'room', name: clash.id })),
  ];
}

/** A person as error sentences name one: records of a refused import are nowhere to look a name up. */
export function nameOf(person: Person | undefined): string | undefined {
  return person && `${person.givenName} ${person.familyName} (${person.id})`;
}

export function titleOf(section: Section): string {
  return section.title === '' ? section.id : `${section.title} (${section.id})`;
}

type Booking = { readonly section: Section; readonly span: EffectiveDated };
type Clash = { readonly id: string; readonly periodId: string; readonly one: Section; readonly other: Section; readonly span: EffectiveDated };

/** One clash for each pair of sections and period. Bookings of one person are few, so pairs are simply tried. */
function clashesOf(bookings: ReadonlyMap<string, readonly Booking[]>): readonly Clash[] {
  const clashes: Clash[] = [];
  for (const [id, list] of [...bookings].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const sorted = [...list].sort((left, right) => (left.section.id < right.section.id ? -1 : 1));
    const seen = new Set<string>();
    sorted.forEach((one, position) => {
      for (const other of sorted.slice(position + 1)) {
        const span = one.section.id === other.section.id ? undefined : overlapOf(one.span, other.span);
        if (span === undefined) continue;
        for (const periodId of one.section.periodIds) {
          const key = `${one.section.id}\n${other.section.id}\n${periodId}`;
          if (seen.has(key) || !other.section.periodIds.includes(periodId)) continue;
          seen.add(key);
          clashes.push({ id, periodId, one: one.section, other: other.section, span });
        }
      }
    });
  }
  return clashes;
}

/** `personId` or `roomId`, `sectionId` and `otherSectionId` are for readers that know the line each came from. */
function problemOf(clash: Clash, words: { readonly code: string; readonly who: 'person' | 'room'; readonly name: string }): Problem {
  return {
    code: words.code, severity: 'error', place: {},
    params: {
      [words.who]: words.name, [`${words.who}Id`]: clash.id, periodId: clash.periodId,
      section: titleOf(clash.one), otherSection: titleOf(clash.other),
      sectionId: clash.one.id, otherSectionId: clash.other.id,
      from: clash.span.from, until: clash.span.until ?? 'open',
    },
  };
}

function append(map: Map<string, Booking[]>, key: string, booking: Booking): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [booking]);
  else list.push(booking);
}
