import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, datesBetween, isSchoolDate, mondayOf, weekdayOf } from './school-date.ts';

const date = fc.integer({ min: 0, max: 60_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

test('[RO2] weekdays are ISO weekdays: Monday is 1, Sunday is 7', () => {
  expect(['2026-09-14', '2026-09-18', '2026-09-20'].map(weekdayOf)).toEqual([1, 5, 7]);
});

test('[RO2] adding days crosses months, leap days and years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test('[RO2] the dates between two dates count both ends, and none are left when they stand the wrong way round', () => {
  expect(datesBetween('2026-10-31', '2026-11-02')).toEqual(['2026-10-31', '2026-11-01', '2026-11-02']);
  expect(datesBetween('2026-11-02', '2026-10-31')).toEqual([]);
});

test('[RO2] a text that only looks like a date is refused', () => {
  for (const text of ['2026-02-30', '2026-13-01', '2026-9-1', '15.09.2026', '', '2026-09-15T00:00']) {
    expect(isSchoolDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow('roster.date.invalid');
  }
});

test('[RO2] going forward and back again is the same date, and a Monday is at most six days back', () => {
  fc.assert(fc.property(date, fc.integer({ min: -800, max: 800 }), (on, days) => {
    expect(addDays(addDays(on, days), -days)).toBe(on);
    const monday = mondayOf(on);
    expect(weekdayOf(monday)).toBe(1);
    expect(datesBetween(monday, on)).toHaveLength(weekdayOf(on));
  }));
});
