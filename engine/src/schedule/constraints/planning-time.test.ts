import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, tuesday } from '../planned-day.test-data.ts';
import type { AdultParts, DayParts } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { planningTime } from './planning-time.ts';

const bell = ['08:00-08:40', '08:45-09:25', '09:30-10:10', '10:15-10:55'];
const dayWith = (adult: AdultParts, more: Partial<DayParts> = {}) => plannedDay({
  students: all(['s1'], { 'ratio/lesson': 90 }), bell, adults: { t1: adult }, limits: { planningMinutesPerDay: 40 }, ...more,
});
const working = (day: ReturnType<typeof dayWith>, ...periods: readonly string[]) => found(planningTime, day.facts, periods.map((at) => ({ at, space: 'r1', adults: ['t1'], groups: { ratio: ['s1'] } })));

describe('planning time', () => {
  test('[SC21] is a period in which a teacher has neither station nor section', () => {
    expect(working(dayWith({}), '1', '2', '3')).toEqual([]);
    expect(working(dayWith({}), '1', '2', '3', '4')).toMatchObject([{ adultIds: ['t1'], params: { minutes: 0, needed: 40 } }]);
  });

  test('[SC21] is a teacher\'s, not an aide\'s', () => {
    expect(working(dayWith({ role: 'aide' }), '1', '2', '3', '4')).toEqual([]);
  });

  test('[SC21] counts a gap in a part-timer\'s hours, and no time outside them', () => {
    expect(working(dayWith({ periods: ['1', '2', '4'] }), '1', '2', '4')).toEqual([]);
    expect(working(dayWith({ periods: ['1', '2', '3'] }), '1', '2', '3')).toHaveLength(1);
  });

  test('[SC21] is owed by nobody who is in school for less than half of the day', () => {
    expect(working(dayWith({ periods: ['1'] }), '1')).toEqual([]);
    expect(compile(dayWith({ periods: ['1'] })).adults[0]?.busyAtMost).toBeNull();
  });

  test('[SC21] shrinks with a short day, by the share of minutes held', () => {
    const short = dayWith({}, { roster: { calendar: [{ date: tuesday, kind: 'short', dayType: null, periodIds: ['1', '2'], note: '' }] } });
    // Half of the day is held: twenty minutes are owed, and forty of eighty may be worked.
    expect(compile(short).adults[0]?.busyAtMost).toBe(60);
    expect(working(short, '1', '2')).toMatchObject([{ params: { minutes: 0, needed: 20 } }]);
    expect(working(short, '1')).toEqual([]);
  });

  test('[SC21] in the instance is what is left of the hours', () => {
    expect(compile(dayWith({})).adults[0]?.busyAtMost).toBe(120);
    expect(compile(dayWith({ periods: ['2', '3', '4'] })).adults[0]?.busyAtMost).toBe(80);
  });
});
