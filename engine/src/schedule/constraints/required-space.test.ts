import { expect, test } from 'vitest';
import { compile, verifyDay } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import { all, planned } from './biting-days.test-data.ts';
import { requiredSpace } from './required-space.ts';

const day = plannedDay({
  students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90, 'ratio/alone': 20 }), spaces: { r1: {}, den: { kind: 'small room', seats: 4 } },
  roster: { accommodations: [{ studentId: 's1', kind: 'space', spaceId: 'den', ...year }] },
});

test('[SC31] a student who needs a space is told of when elsewhere, others are not', () => {
  expect(found(requiredSpace, day.facts, [{ groups: { ratio: ['s1', 's2', 's3'] } }])).toMatchObject([{ studentIds: ['s1'], spaceId: 'den', periodId: '1' }]);
  expect(found(requiredSpace, day.facts, [{ space: 'den', groups: { ratio: ['s1', 's2'] } }])).toEqual([]);
});

test('[SC31] fallback is no exception', () => {
  expect(found(requiredSpace, day.facts, [{ modality: null, groups: { none: ['s1'] } }])).toHaveLength(1);
});

test('[SC31] one of several needed spaces is enough', () => {
  const either = { ...day.facts, roster: { ...day.facts.roster, accommodations: ['den', 'r1'].map((spaceId) => ({ studentId: 's1', kind: 'space' as const, spaceId, ...year })) } };
  expect(found(requiredSpace, either, [{ groups: { ratio: ['s1'] } }])).toEqual([]);
  expect(compile({ facts: either, options: day.options }).demands[0]?.spaces).toEqual([0, 1]);
});

test('[SC31] the space opens for its student although its kind suits no modality', () => {
  const plan = planned(day);
  expect(verifyDay({ facts: day.facts, plan })).toEqual([]);
  expect(plan.stations.map(({ spaceId }) => spaceId)).toContain('den');
});

test('[SC31] when the space is closed the student has a place all the same, and the checker says what is missing', () => {
  const closed = { facts: { ...day.facts, availability: [{ subject: { kind: 'space' as const, id: 'den' }, on: tuesday, periodIds: null, reason: 'flooded' }] }, options: day.options };
  const plan = planned(closed);
  expect(plan.seats).toHaveLength(3);
  expect(verifyDay({ facts: closed.facts, plan })).toMatchObject([{ constraintId: 'required-space', studentIds: ['s1'] }]);
});
