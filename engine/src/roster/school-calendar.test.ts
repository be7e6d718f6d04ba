import { expect, test } from 'vitest';
import { nextSchoolDay, previousSchoolDay, schoolDaysBefore, schoolDaysBetween, weekOf } from './school-calendar.ts';
import { smallSchool } from './small-school.test-data.ts';

const closed = (date: string) => ({ date, kind: 'closed', dayType: null, periodIds: null, note: '' }) as const;
const roster = smallSchool({ calendar: [closed('2026-09-07'), closed('2026-11-26'), closed('2026-11-27')] });

test('[RO11] the next and the previous school day skip weekends and closed days', () => {
  expect(nextSchoolDay(roster, '2026-09-04')).toBe('2026-09-08');
  expect(previousSchoolDay(roster, '2026-09-08')).toBe('2026-09-04');
  expect(nextSchoolDay(roster, '2026-11-25')).toBe('2026-11-30');
});

test('[RO11] before the year and after it there is no school day to find', () => {
  expect(previousSchoolDay(roster, '2026-08-31')).toBeUndefined();
  expect(nextSchoolDay(roster, '2027-06-18')).toBeUndefined();
  expect(nextSchoolDay(roster, '2026-08-01')).toBe('2026-08-31');
});

test('[RO11] the week is the ISO week, without the days on which no school is held', () => {
  expect(weekOf(roster, '2026-09-09')).toEqual(['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11']);
  expect(weekOf(roster, '2026-09-13')).toEqual(weekOf(roster, '2026-09-07'));
});

test('[RO11] school days between two dates count both ends', () => {
  expect(schoolDaysBetween(roster, { from: '2026-09-04', until: '2026-09-09' })).toEqual(['2026-09-04', '2026-09-08', '2026-09-09']);
});

test('[RO11] school days before a date come oldest first, and never include it', () => {
  expect(schoolDaysBefore(roster, '2026-09-09', 3)).toEqual(['2026-09-03', '2026-09-04', '2026-09-08']);
  expect(schoolDaysBefore(roster, '2026-09-02', 10)).toEqual(['2026-08-31', '2026-09-01']);
});
