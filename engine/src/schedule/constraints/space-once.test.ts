import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { spaceOnce } from './space-once.ts';

const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90 }), bell: ['08:00-08:45', '08:50-09:35'] });

test('[SC12] a space with two stations in a period is named', () => {
  const stations = [{ space: 'r1', groups: { ratio: ['s1'] } }, { space: 'r1', groups: { ratio: ['s2'] } }];
  expect(found(spaceOnce, day.facts, stations)).toMatchObject([{ spaceId: 'r1', periodId: '1', params: { count: 2 } }]);
});

test('[SC12] a space is free again in the next period', () => {
  expect(found(spaceOnce, day.facts, [{ space: 'r1', groups: { ratio: ['s1'] } }, { at: '2', space: 'r1', groups: { ratio: ['s2'] } }])).toEqual([]);
});

test('[SC12] in the instance a space holds one station at once', () => {
  expect(compile({ ...day, constraints: [spaceOnce] }).spaces.map(({ stationsAtOnce }) => stationsAtOnce)).toEqual([[1, 1], [1, 1]]);
});
