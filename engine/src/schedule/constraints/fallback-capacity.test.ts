import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { fallbackCapacity } from './fallback-capacity.ts';

const day = plannedDay({ students: all(['s1', 's2', 's3'], {}), fallback: { title: 'Study place', spaceKinds: ['classroom'], studentsPerAdult: 2 } });
const three = { none: ['s1', 's2', 's3'] };

test('[SC19] fallback has a capacity for each of its adults', () => {
  expect(found(fallbackCapacity, day.facts, [{ modality: null, groups: three }])).toMatchObject([{ params: { count: 3, most: 2 } }]);
  expect(found(fallbackCapacity, day.facts, [{ modality: null, adults: ['t1', 't2'], groups: three }])).toEqual([]);
});

test('[SC19] a lesson is none of its business', () => {
  expect(found(fallbackCapacity, day.facts, [{ groups: { ratio: ['s1', 's2', 's3'] } }])).toEqual([]);
});

test('[SC19] in the instance only the fallback kind is limited', () => {
  expect(compile(day).kinds.map(({ modalityId, studentsPerAdult }) => [modalityId, studentsPerAdult])).toEqual([['lesson', null], ['alone', null], [null, 2]]);
});
