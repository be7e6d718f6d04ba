import { expect, test } from 'vitest';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, tuesday } from '../planned-day.test-data.ts';
import { onePlace } from './one-place.ts';
import { all } from './biting-days.test-data.ts';

const { facts } = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90 }) });
const away = { ...facts, availability: [{ subject: { kind: 'person', id: 's2' }, on: tuesday, periodIds: ['1'], reason: 'ill' }] } as const;

test('[SC10] a present student without a place is named, with the period', () => {
  expect(found(onePlace, facts, [{ groups: { ratio: ['s1'] } }])).toMatchObject([{ tier: 'never', studentIds: ['s2'], periodId: '1', params: { count: 0 } }]);
});

test('[SC10] two places are one too many, in whatever stations', () => {
  expect(found(onePlace, facts, [{ groups: { ratio: ['s1', 's2'] } }, { groups: { ratio: ['s1'] } }])).toMatchObject([{ studentIds: ['s1'], params: { count: 2 } }]);
});

test('[SC10] an absent student needs no place', () => {
  expect(found(onePlace, away, [{ groups: { ratio: ['s1'] } }])).toEqual([]);
});

test('[SC10] a place for somebody who is in no planned section is one that is not due', () => {
  const small = plannedDay({ students: { s1: { wants: { 'ratio/lesson': 90 } }, s2: { periods: [], wants: {} } } });
  expect(found(onePlace, small.facts, [{ groups: { ratio: ['s1', 's2'] } }])).toMatchObject([{ studentIds: ['s2'], params: { count: 1 } }]);
});

test('[SC10] a seat whose student nobody knows is not passed over', () => {
  expect(found(onePlace, facts, [{ groups: { ratio: ['s1', 's2', 'nobody'] } }])).toMatchObject([{ studentIds: ['nobody'] }]);
});

test('[SC10] a chair in another model\'s station is no place', () => {
  const [own] = facts.models;
  const other = own === undefined ? [] : [{ ...own, adoption: { ...own.adoption, id: 'science' } }];
  expect(found(onePlace, { ...facts, models: other }, [{ groups: { ratio: ['s1', 's2'] } }])).toHaveLength(2);
});
