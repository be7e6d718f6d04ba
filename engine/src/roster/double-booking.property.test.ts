import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDoubleBookings } from './double-booking.ts';
import { indexRoster } from './index-roster.ts';
import type { EffectiveDated, Roster } from './roster.ts';
import { addDays, datesBetween } from './school-date.ts';
import { enrollment, person, section, smallSchool } from './small-school.test-data.ts';

/**
 * The check works on spans of dates; here it is played out day by day by other code (the index of each day), and both must agree
 * on who is in two places, where and when.
 */
const first = '2026-09-14';
const days = datesBetween(first, addDays(first, 11));

const span: fc.Arbitrary<EffectiveDated> = fc.tuple(fc.nat(11), fc.option(fc.nat(11), { nil: null }))
  .map(([start, end]) => ({ from: addDays(first, start), until: end === null ? null : addDays(first, Math.max(start, end)) }));
const periodIds = fc.subarray(['1', '2'], { minLength: 1 });
const rooms = fc.constantFrom('room-1', 'room-2', null);

const rosters: fc.Arbitrary<Roster> = fc.record({
  people: fc.tuple(span, span, span).map((spans) => ['s1', 's2', 't1'].map((id, index) => person(id, id === 't1' ? 'teacher' : 'student', spans[index]))),
  sections: fc.array(fc.tuple(periodIds, rooms, span), { minLength: 1, maxLength: 4 })
    .map((rows) => rows.map(([periods, spaceId, dates], index) => section(`k${index}`, periods, { spaceId, ...dates }))),
  enrollments: fc.array(fc.tuple(fc.constantFrom('s1', 's2', 't1'), fc.nat(3), span), { maxLength: 8 })
    .map((rows) => rows.map(([who, number, dates], index) => enrollment(who, `k${number}`, { id: `e${index}`, ...dates }))),
}).map(({ people, sections, enrollments }) => {
  const known = new Set(sections.map(({ id }) => id));
  return smallSchool({ people, sections, enrollments: enrollments.filter(({ sectionId }) => known.has(sectionId)) });
});

/** "who period section section" for everybody who is in two sections of one period on any of the days. */
function clashesDayByDay(roster: Roster): ReadonlySet<string> {
  const clashes = new Set<string>();
  for (const on of days) {
    const index = indexRoster(roster, on);
    for (const [periodId, held] of index.sectionsIn) {
      const places = new Map<string, string[]>();
      for (const id of held) {
        const room = index.sections.get(id)?.spaceId ?? null;
        const here = [...(index.studentsOf.get(id) ?? []), ...(index.teachersOf.get(id) ?? []), ...(room === null ? [] : [room])];
        for (const who of here) places.set(who, [...(places.get(who) ?? []), id]);
      }
      for (const [who, ids] of places) {
        ids.forEach((one, position) => {
          for (const other of ids.slice(position + 1)) clashes.add(`${who} ${periodId} ${one} ${other}`);
        });
      }
    }
  }
  return clashes;
}

describe('[RO16] the check of double bookings agrees with the days played out one by one', () => {
  test('a clash is found exactly where some school day has one', () => {
    fc.assert(fc.property(rosters, (roster) => {
      const found = findDoubleBookings(roster);
      const told = found.map(keyOf);
      const played = clashesDayByDay(roster);
      for (const clash of played) expect(told).toContain(clash);
      // Weekends are no school days: a clash that lies on one alone is told, and does not show in the days.
      const onSchoolDays = found.filter(({ params }) => days.some((on) => isOpen(roster, on) && String(params['from']) <= on && (params['until'] === 'open' || on <= String(params['until']))));
      for (const clash of onSchoolDays) expect(played).toContain(keyOf(clash));
      expect(new Set(told).size).toBe(told.length);
    }), { numRuns: 200 });
  });

  test('a roster without a clash on any day of the year has none', () => {
    fc.assert(fc.property(rosters, (roster) => {
      const steady = { ...roster, people: roster.people.map((one) => ({ ...one, from: first, until: null })) };
      if (findDoubleBookings(steady).length === 0) expect([...clashesDayByDay(steady)]).toEqual([]);
    }), { numRuns: 200 });
  });

  test('the order of the records changes neither what is found nor its words', () => {
    fc.assert(fc.property(rosters, (roster) => {
      const turned = { people: [...roster.people].reverse(), sections: [...roster.sections].reverse(), enrollments: [...roster.enrollments].reverse() };
      const told = (found: ReturnType<typeof findDoubleBookings>) => found.map(({ code, params }) => `${code} ${params['section']} ${params['otherSection']} ${params['periodId']}`).sort();
      expect(told(findDoubleBookings(turned))).toEqual(told(findDoubleBookings(roster)));
    }));
  });
});

function keyOf({ params }: ReturnType<typeof findDoubleBookings>[number]): string {
  return `${params['personId'] ?? params['roomId']} ${params['periodId']} ${params['sectionId']} ${params['otherSectionId']}`;
}

function isOpen(roster: Roster, on: string): boolean {
  return indexRoster(roster, on).day.isOpen;
}
