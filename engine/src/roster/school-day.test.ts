import { describe, expect, test } from 'vitest';
import type { BellPeriod } from './roster.ts';
import { isSchoolDay, minuteOfDay, schoolDayOn } from './school-day.ts';
import { smallSchool } from './small-school.test-data.ts';

const periodsOn = (roster: Parameters<typeof schoolDayOn>[0], on: string) => schoolDayOn(roster, on).periods.map(({ id }) => id);
const row = (periodId: string, start: string, end: string, change: Partial<BellPeriod> = {}): BellPeriod => ({ periodId, weekdays: [1, 2, 3, 4, 5], dayType: null, start, end, ...change });

test('[RO7] a plain day holds the periods of its weekday, in order of time, with minutes and instants', () => {
  const day = schoolDayOn(smallSchool(), '2026-09-15');
  expect(day).toMatchObject({ on: '2026-09-15', weekday: 2, dayType: null, isOpen: true, note: '' });
  expect(day.periods).toEqual([
    { id: '1', startMinute: 525, endMinute: 572, minutes: 47, startsAt: '2026-09-15T15:45:00.000Z', endsAt: '2026-09-15T16:32:00.000Z' },
    { id: '2', startMinute: 577, endMinute: 624, minutes: 47, startsAt: '2026-09-15T16:37:00.000Z', endsAt: '2026-09-15T17:24:00.000Z' },
  ]);
});

test('[RO7] after clocks change in autumn the same bell rings an hour later in UTC', () => {
  const starts = ['2026-10-30', '2026-11-02'].map((on) => schoolDayOn(smallSchool(), on).periods[0]?.startsAt);
  expect(starts).toEqual(['2026-10-30T15:45:00.000Z', '2026-11-02T16:45:00.000Z']);
});

test('[RO7] the bell may differ by weekday', () => {
  const roster = smallSchool({ bell: [row('1', '08:45', '09:32', { weekdays: [1, 2, 3, 4] }), row('1', '08:45', '09:20', { weekdays: [5] })] });
  expect([schoolDayOn(roster, '2026-09-17'), schoolDayOn(roster, '2026-09-18')].map(({ periods }) => periods[0]?.minutes)).toEqual([47, 35]);
});

describe('[RO8] no school is held', () => {
  test('at a weekend', () => expect(schoolDayOn(smallSchool(), '2026-09-19')).toMatchObject({ isOpen: false, periods: [] }));
  test('on a closed day, whose note says why', () => {
    const roster = smallSchool({ calendar: [{ date: '2026-09-15', kind: 'closed', dayType: null, periodIds: null, note: 'Staff day' }] });
    expect(schoolDayOn(roster, '2026-09-15')).toMatchObject({ isOpen: false, note: 'Staff day' });
  });
  test('on a day that is both short and closed', () => {
    const day = { date: '2026-09-15', dayType: null, periodIds: ['1'], note: '' };
    expect(isSchoolDay(smallSchool({ calendar: [{ ...day, kind: 'short' }, { ...day, kind: 'closed' }] }), '2026-09-15')).toBe(false);
  });
  test('outside the dates of every section, so that nobody has to list the summer', () => {
    expect(['2026-08-28', '2026-08-31', '2027-06-18', '2027-06-21'].map((on) => isSchoolDay(smallSchool(), on))).toEqual([false, true, true, false]);
  });
});

test('[RO9] a short day holds only the periods that it names', () => {
  const roster = smallSchool({ calendar: [{ date: '2026-09-18', kind: 'short', dayType: null, periodIds: ['1'], note: 'Assembly' }] });
  expect(periodsOn(roster, '2026-09-18')).toEqual(['1']);
  expect(schoolDayOn(roster, '2026-09-18').note).toBe('Assembly');
});

test('[RO9] a short day with its own bell type uses those times in place of the plain ones', () => {
  const bell = [row('1', '08:45', '09:32'), row('2', '09:37', '10:24'), row('1', '08:45', '09:05', { dayType: 'short' })];
  const roster = smallSchool({ bell, calendar: [{ date: '2026-09-18', kind: 'short', dayType: 'short', periodIds: null, note: '' }] });
  expect(schoolDayOn(roster, '2026-09-18').periods.map(({ id, minutes }) => [id, minutes])).toEqual([['1', 20], ['2', 47]]);
});

test('[RO10] on an A day the A periods are held beside those of every day, and no B periods', () => {
  const bell = [row('advisory', '08:20', '08:40'), row('A1', '08:45', '10:00', { dayType: 'A' }), row('B1', '08:45', '10:00', { dayType: 'B' })];
  const calendar = [{ date: '2026-09-15', kind: 'type', dayType: 'A', periodIds: null, note: '' }, { date: '2026-09-16', kind: 'type', dayType: 'B', periodIds: null, note: '' }] as const;
  const roster = smallSchool({ bell, calendar });
  expect([periodsOn(roster, '2026-09-15'), periodsOn(roster, '2026-09-16'), periodsOn(roster, '2026-09-17')])
    .toEqual([['advisory', 'A1'], ['advisory', 'B1'], ['advisory']]);
  expect(schoolDayOn(roster, '2026-09-15').dayType).toBe('A');
});

test('[RO10] a day can be a B day and short at once: the periods named are cut out of the B day', () => {
  const bell = [row('B1', '08:45', '10:00', { dayType: 'B' }), row('B2', '10:05', '11:20', { dayType: 'B' })];
  const calendar = [
    { date: '2026-09-16', kind: 'type', dayType: 'B', periodIds: null, note: '' },
    { date: '2026-09-16', kind: 'short', dayType: null, periodIds: ['B2'], note: 'Storm' },
  ] as const;
  expect(periodsOn(smallSchool({ bell, calendar }), '2026-09-16')).toEqual(['B2']);
});

test('[RO7] a time of day that is none is refused', () => {
  expect(minuteOfDay('23:59')).toBe(1439);
  for (const time of ['8:45', '24:00', '08:60', 'noon', '']) expect(() => minuteOfDay(time)).toThrow('roster.time.invalid');
});
