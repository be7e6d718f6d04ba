import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { lesson, plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { groupSize } from './group-size.ts';

const day = plannedDay({ students: all(['s1', 's2', 's3', 's4'], { 'ratio/lesson': 90 }), modalities: [{ ...lesson, groupSize: { min: 2, max: 3 } }] });
const size = (...students: readonly string[]) => found(groupSize, day.facts, [{ groups: { ratio: students } }]);

test('[SC7] a group never has more students than its modality allows, nor fewer, without somebody\'s yes', () => {
  expect(size('s1', 's2')).toEqual([]);
  expect(size('s1', 's2', 's3')).toEqual([]);
  expect(size('s1')).toMatchObject([{ tier: 'approval', params: { what: 'students', count: 1, min: 2, max: 3 } }]);
  expect(size('s1', 's2', 's3', 's4')).toMatchObject([{ studentIds: ['s1', 's2', 's3', 's4'], params: { count: 4 } }]);
});

test('[SC7] a station has no more groups than its modality says', () => {
  expect(found(groupSize, day.facts, [{ groups: { ratio: ['s1', 's2'], rates: ['s3', 's4'] } }])).toMatchObject([{ params: { what: 'groups', count: 2, max: 1 } }]);
});

test('[SC7] fallback is no group', () => {
  expect(found(groupSize, day.facts, [{ modality: null, groups: { none: ['s1'] } }])).toEqual([]);
});

test('[SC7] in the instance sizes stand with the kind, and fallback has none', () => {
  expect(compile(day).kinds.map(({ groupMin, groupMax, groupsPerStation }) => [groupMin, groupMax, groupsPerStation])).toEqual([[2, 3, 1], [1, null, 1]]);
});
