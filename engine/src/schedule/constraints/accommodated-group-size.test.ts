import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { accommodatedGroupSize } from './accommodated-group-size.ts';
import { all } from './biting-days.test-data.ts';

const day = plannedDay({
  students: all(['s1', 's2', 's3', 's4'], { 'ratio/lesson': 90 }), roster: { accommodations: [{ studentId: 's1', kind: 'group-size', atMost: 2, ...year }] },
});

test('[SC32] the student\'s own group stays small, whatever the modality allows', () => {
  expect(found(accommodatedGroupSize, day.facts, [{ groups: { ratio: ['s1', 's2', 's3'] } }])).toMatchObject([{ tier: 'never', studentIds: ['s1'], params: { count: 3, most: 2 } }]);
  expect(found(accommodatedGroupSize, day.facts, [{ groups: { ratio: ['s1', 's2'], rates: ['s3', 's4'] } }])).toEqual([]);
});

test('[SC32] everybody in fallback is one group', () => {
  expect(found(accommodatedGroupSize, day.facts, [{ modality: null, groups: { none: ['s1', 's2', 's3'] } }])).toHaveLength(1);
});

test('[SC32] the smallest of several limits holds, in the instance as well', () => {
  const facts = { ...day.facts, roster: { ...day.facts.roster, accommodations: [4, 2, 3].map((atMost) => ({ studentId: 's1', kind: 'group-size' as const, atMost, ...year })) } };
  expect(compile({ facts, options: day.options }).demands.map(({ groupAtMost }) => groupAtMost)).toEqual([2, null, null, null]);
});
