import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { all } from '../constraints/biting-days.test-data.ts';
import { allocateAdults } from './allocate-adults.ts';
import { layOut } from './puzzle.ts';

const bell = ['08:00-08:45', '08:50-09:35', '09:40-10:25'];
const periodsOf = (parts: Partial<DayParts>) => {
  const instance = compile(plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90 }), bell, ...parts }));
  const works = allocateAdults(layOut(instance));
  return Object.fromEntries(instance.adults.map(({ id }, adult) => [id, instance.periods.flatMap((period, at) => (works(adult, at) ? [period.id] : []))]));
};

describe('adults are given to periods before the first station opens', () => {
  test('[SC64] so that each keeps planning time, and every period has somebody', () => {
    const given = periodsOf({ adults: { t1: {}, t2: {}, t3: {} }, limits: { planningMinutesPerDay: 45 } });
    expect(Object.values(given).map((own) => own.length)).toEqual([2, 2, 2]);
    for (const period of ['1', '2', '3']) expect(Object.values(given).filter((own) => own.includes(period)).length).toBe(2);
  });

  test('[SC64] most where most students are', () => {
    const students = { ...all(['s1'], { 'ratio/lesson': 90 }), ...Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { periods: ['2'], wants: { 'ratio/lesson': 90 } }])) };
    const given = periodsOf({ students, adults: { t1: {}, t2: {} }, limits: { planningMinutesPerDay: 45 } });
    expect(given).toEqual({ t1: expect.arrayContaining(['2']), t2: expect.arrayContaining(['2']) });
  });

  test('[SC64] a break as well as planning time', () => {
    expect(periodsOf({ adults: { t1: {} }, limits: { adultMinutesInARow: 100 } })['t1']).toHaveLength(2);
  });

  test('[SC64] where a student cannot do without them, above all', () => {
    const given = periodsOf({
      students: { s1: { periods: ['3'], wants: { 'ratio/alone': 90 } }, ...all(['s2', 's3', 's4'], { 'ratio/lesson': 90 }) }, adults: { a1: { role: 'aide' }, t1: {} },
      limits: { adultMinutesInARow: 100 }, roster: { accommodations: [{ studentId: 's1', kind: 'adult', personId: 'a1', ...year }] },
    });
    expect(given['a1']).toContain('3');
  });

  test('[SC64] and not where they are not', () => {
    expect(periodsOf({ adults: { t1: { periods: ['1', '3'] } } })['t1']).toEqual(['1', '3']);
  });
});
