import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { adultOnce } from './adult-once.ts';
import { all } from './biting-days.test-data.ts';

const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90 }), bell: ['08:00-08:45', '08:50-09:35'] });

test('[SC11] an adult in two stations of a period is named, and whoever helps counts as well', () => {
  const stations = [{ adults: ['t1'], groups: { ratio: ['s1'] } }, { adults: ['t2', 't1'], groups: { ratio: ['s2'] } }];
  expect(found(adultOnce, day.facts, stations)).toMatchObject([{ adultIds: ['t1'], periodId: '1', params: { count: 2 } }]);
});

test('[SC11] one station after the other is no conflict', () => {
  expect(found(adultOnce, day.facts, [{ adults: ['t1'], groups: { ratio: ['s1'] } }, { at: '2', adults: ['t1'], groups: { ratio: ['s1'] } }])).toEqual([]);
});

test('[SC11] in the instance an adult is in one station at once, and without the rule in any number', () => {
  expect(compile(day).adults.map(({ stationsAtOnce }) => stationsAtOnce)).toEqual([[1, 1], [1, 1]]);
  expect(compile({ ...day, constraints: [] }).adults.map(({ stationsAtOnce }) => stationsAtOnce)).toEqual([[null, null], [null, null]]);
});
