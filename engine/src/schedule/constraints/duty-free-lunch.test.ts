import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { dutyFreeLunch } from './duty-free-lunch.ts';

const lunch = { start: '11:00', end: '13:00', minutes: 30 };
const students = all(['s1'], { 'ratio/lesson': 90 });
const bell = ['10:15-11:00', '11:05-11:50', '11:55-12:35', '12:40-13:30'];
const day = plannedDay({ students, bell, adults: { t1: {} }, limits: { dutyFreeLunch: lunch } });
const working = (...periods: readonly string[]) => found(dutyFreeLunch, day.facts, periods.map((at) => ({ at, space: 'r1', adults: ['t1'], groups: { ratio: ['s1'] } })));

describe('a lunch without duty', () => {
  test('[SC20] has to be unbroken and inside the window', () => {
    expect(working('2', '4')).toEqual([]);
    expect(working('2', '3')).toMatchObject([{ adultIds: ['t1'], params: { minutes: 25, needed: 30, start: '11:00', end: '13:00' } }]);
    expect(working('2', '3', '4')).toMatchObject([{ params: { minutes: 5 } }]);
  });

  test('[SC20] is nobody\'s business who is planned far from midday', () => {
    expect(working('1')).toEqual([]);
  });

  test('[SC20] is broken by a section that no model plans as well as by a station', () => {
    const { roster } = day.facts;
    const facts = { ...day.facts, roster: {
      ...roster,
      sections: [...roster.sections, { id: 'art', title: 'Art', subject: 'Art', grades: ['06'], periodIds: ['3'], spaceId: null, ...year }],
      enrollments: [...roster.enrollments, { id: 'e', personId: 't1', sectionId: 'art', role: 'teacher' as const, ...year }],
    } };
    expect(found(dutyFreeLunch, facts, [{ at: '2', groups: { ratio: ['s1'] } }])).toHaveLength(1);
    expect(compile({ facts, options: [] }).adults[0]?.neverAll).toEqual([[1]]);
  });

  test('[SC20] in the instance, the smallest sets of periods that leave none are never all worked', () => {
    expect(compile(day).adults[0]?.neverAll).toEqual([[1, 2]]);
  });

  test('[SC20] without a limit nothing is asked', () => {
    const open = plannedDay({ students, bell });
    expect(compile(open).adults.flatMap(({ neverAll }) => neverAll)).toEqual([]);
  });
});
