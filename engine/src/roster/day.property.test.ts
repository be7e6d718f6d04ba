import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAvailable } from './availability.ts';
import { checkBell } from './check-bell.ts';
import { commitmentsOn } from './commitments.ts';
import { isActiveOn } from './effective.ts';
import { indexRoster } from './index-roster.ts';
import type { BellPeriod, CalendarDay, Roster, Unavailability } from './roster.ts';
import { nextSchoolDay, previousSchoolDay, schoolDaysBetween, weekOf } from './school-calendar.ts';
import { addDays, datesBetween, weekdayOf } from './school-date.ts';
import { isSchoolDay, schoolDayOn } from './school-day.ts';
import { presentStudents, studentsInSections, studentsToPlace } from './seats.ts';
import { smallSchool, year } from './small-school.test-data.ts';

const dates = fc.integer({ min: 0, max: 300 }).map((day) => addDays('2026-08-25', day));
const time = fc.integer({ min: 8 * 60, max: 15 * 60 }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const row: fc.Arbitrary<BellPeriod> = fc.record({
  periodId: fc.constantFrom('1', '2', '3'), weekdays: fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }), dayType: fc.constantFrom(null, null, 'A', 'short'), start: time, end: time,
});
const day: fc.Arbitrary<CalendarDay> = fc.record({
  date: dates, kind: fc.constantFrom('closed', 'short', 'type'), dayType: fc.constantFrom(null, 'A', 'short'),
  periodIds: fc.option(fc.subarray(['1', '2', '3']), { nil: null }), note: fc.constantFrom('', 'a note'),
});
const bells = fc.array(row, { maxLength: 8 });
const calendars = fc.array(day, { maxLength: 20 });

describe('[RO7] whatever the bell and the calendar say', () => {
  test('a day has each period once, in order of time, on a weekday and a type of day for which a row stands', () => {
    fc.assert(fc.property(bells, calendars, dates, (bell, calendar, on) => {
      const held = schoolDayOn(smallSchool({ bell, calendar }), on);
      const ids = held.periods.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(held.periods.map(({ startMinute }) => startMinute)).toEqual(held.periods.map(({ startMinute }) => startMinute).sort((left, right) => left - right));
      for (const id of ids) {
        expect(bell.some((each) => each.periodId === id && each.weekdays.includes(weekdayOf(on)) && (each.dayType === null || each.dayType === held.dayType))).toBe(true);
      }
    }));
  });
  test('where the bell has no problems, no two periods of any day overlap and every instant follows the minutes', () => {
    fc.assert(fc.property(bells, calendars, dates, (bell, calendar, on) => {
      fc.pre(checkBell({ bell, calendar: [] }).length === 0);
      const { periods } = schoolDayOn(smallSchool({ bell, calendar }), on);
      periods.forEach((period, position) => {
        expect(Date.parse(period.endsAt) - Date.parse(period.startsAt)).toBe(period.minutes * 60_000);
        expect(period.startMinute).toBeGreaterThanOrEqual(periods[position - 1]?.endMinute ?? 0);
      });
    }));
  });
  test('a short day that names periods never holds another, and a closed day holds none', () => {
    fc.assert(fc.property(bells, calendars, dates, (bell, calendar, on) => {
      const entries = calendar.filter(({ date }) => date === on);
      const held = schoolDayOn(smallSchool({ bell, calendar }), on).periods.map(({ id }) => id);
      if (entries.some(({ kind }) => kind === 'closed')) expect(held).toEqual([]);
      for (const { periodIds } of entries) if (periodIds !== null) for (const id of held) expect(periodIds).toContain(id);
    }));
  });
});

describe('[RO11] counting in school days', () => {
  test('next and previous are each other\'s inverse, and nothing lies between', () => {
    fc.assert(fc.property(calendars, dates, (calendar, on) => {
      const roster = smallSchool({ calendar });
      const next = nextSchoolDay(roster, on);
      fc.pre(next !== undefined);
      expect(isSchoolDay(roster, next)).toBe(true);
      expect(schoolDaysBetween(roster, { from: addDays(on, 1), until: next })).toEqual([next]);
      if (isSchoolDay(roster, on)) expect(previousSchoolDay(roster, next)).toBe(on);
    }), { numRuns: 50 });
  });
  test('every school day is in the week of each date of that week, once', () => {
    fc.assert(fc.property(calendars, dates, (calendar, on) => {
      const roster = smallSchool({ calendar });
      const week = weekOf(roster, on);
      expect(week.includes(on)).toBe(isSchoolDay(roster, on));
      const weekNumber = (date: string) => Math.floor((Date.parse(date) - Date.parse('1970-01-05')) / (7 * 86_400_000));
      for (const date of datesBetween(addDays(on, -6), addDays(on, 6))) expect(week.includes(date)).toBe(isSchoolDay(roster, date) && weekNumber(date) === weekNumber(on));
      for (const date of week) expect(weekOf(roster, date)).toEqual(week);
    }), { numRuns: 50 });
  });
});

const away: fc.Arbitrary<Unavailability> = fc.record({
  subject: fc.record({ kind: fc.constantFrom('person', 'space'), id: fc.constantFrom('s1', 's2', 's3', 't1', 'room-1') }), on: fc.constantFrom('2026-09-15', '2026-09-16'),
  periodIds: fc.option(fc.subarray(['1', '2']), { nil: null }), reason: fc.constantFrom('ill', 'late'),
});
const services: fc.Arbitrary<Roster['services']> = fc.array(fc.record({
  studentId: fc.constantFrom('s1', 's2', 's3'), personId: fc.constantFrom('t1', 't2'), periodsPerWeek: fc.constant(1), minutesPerWeek: fc.constant(null),
  delivery: fc.constantFrom('push-in', 'pull-out'), windows: fc.array(fc.record({ weekday: fc.constantFrom(2, 3), periodId: fc.constantFrom('1', '2') }), { maxLength: 2 }),
  from: fc.constant(year.from), until: fc.constant(year.until),
}), { maxLength: 3 });
const claims = fc.subarray(['math-1', 'math-2', 'art-1']);

describe('[RO14, RO15] every student of a period is in exactly one of these: to be placed, at a pull-out, away, or in a fixed section', () => {
  test('and nobody else is anywhere', () => {
    fc.assert(fc.property(claims, fc.array(away, { maxLength: 6 }), services, (sectionIds, availability, given) => {
      const roster = smallSchool({ services: given });
      const on = '2026-09-15';
      const index = indexRoster(roster, on);
      const { byPerson } = commitmentsOn(index, sectionIds);
      const enrolled = studentsInSections(index, sectionIds);
      const present = presentStudents({ index, sectionIds, availability });
      const toPlace = studentsToPlace({ index, sectionIds, availability });
      for (const { id: periodId } of index.day.periods) {
        for (const student of ['s1', 's2', 's3']) {
          const claimed = roster.enrollments.some((one) => one.personId === student && sectionIds.includes(one.sectionId) && isActiveOn(one, on)
            && roster.sections.some((section) => section.id === one.sectionId && section.periodIds.includes(periodId)));
          const here = isAvailable({ subject: { kind: 'person', id: student }, on, periodId, availability }).isAvailable;
          const pulled = byPerson.get(student)?.get(periodId)?.kind === 'pull-out';
          expect(enrolled.get(periodId)?.includes(student)).toBe(claimed);
          expect(present.get(periodId)?.includes(student)).toBe(claimed && here);
          expect(toPlace.get(periodId)?.includes(student)).toBe(claimed && here && !pulled);
          if (claimed && !pulled) expect(byPerson.get(student)?.get(periodId)).toBeUndefined();
        }
      }
    }));
  });
});
