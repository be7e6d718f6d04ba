import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { adultMinutesInARow } from './adult-minutes-in-a-row.ts';
import { all } from './biting-days.test-data.ts';

const bell = ['08:00-08:45', '08:50-09:35', '09:40-10:25', '10:45-11:30'];
const day = plannedDay({ students: all(['s1'], { 'ratio/lesson': 90 }), bell, adults: { t1: {} }, limits: { adultMinutesInARow: 100 } });
const working = (...periods: readonly string[]) => found(adultMinutesInARow, day.facts, periods.map((at) => ({ at, space: 'r1', adults: ['t1'], groups: { ratio: ['s1'] } })));

describe('duty without a break', () => {
  test('[SC22] is counted by the clock, the walk between rooms included', () => {
    expect(working('1', '2')).toEqual([]);
    expect(working('1', '2', '3')).toMatchObject([{ adultIds: ['t1'], periodId: '1', params: { minutes: 145, most: 100 } }]);
  });

  test('[SC22] ends with a quarter of an hour, and with a free period', () => {
    expect(working('2', '3', '4')).toEqual([]);
    expect(working('1', '3', '4')).toEqual([]);
  });

  test('[SC22] goes on through a section that no model plans', () => {
    const { roster } = day.facts;
    const facts = { ...day.facts, roster: {
      ...roster,
      sections: [...roster.sections, { id: 'art', title: 'Art', subject: 'Art', grades: ['06'], periodIds: ['2', '3'], spaceId: null, ...year }],
      enrollments: [...roster.enrollments, { id: 'e', personId: 't1', sectionId: 'art', role: 'teacher' as const, ...year }],
    } };
    expect(found(adultMinutesInARow, facts, [{ at: '1', groups: { ratio: ['s1'] } }])).toHaveLength(1);
    expect(found(adultMinutesInARow, facts, [{ at: '4', groups: { ratio: ['s1'] } }])).toEqual([]);
    expect(compile({ facts, options: [] }).adults[0]?.neverAll).toEqual([[0]]);
  });

  test('[SC22] in the instance, a run that is too long is never worked whole', () => {
    expect(compile(day).adults[0]?.neverAll).toEqual([[0, 1, 2]]);
  });
});
