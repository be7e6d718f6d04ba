import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { walking } from './walking.ts';

const day = (ways: readonly (readonly [string, string, number])[], bell = ['08:00-08:45', '08:50-09:35']) => plannedDay({
  students: all(['s1', 's2'], { 'ratio/lesson': 90, 'rates/lesson': 80 }), bell,
  spaces: { r1: { zone: 'north' }, r2: { zone: 'south' }, r3: { zone: 'north' } },
  roster: { walking: ways.map(([between, and, minutes]) => ({ between, and, minutes, ...year })) },
});
const at = (period: string, space: string, adult: string, who = 's1'): HandStation => ({ at: period, space, adults: [adult], groups: { ratio: [who] } });

test('[SC49] a way longer than the time between the bells is told, to the student and to the adult', () => {
  const far = day([['north', 'south', 6]]).facts;
  expect(found(walking, far, [at('1', 'r1', 't1'), at('2', 'r2', 't2')])).toMatchObject([{ tier: 'preferred', studentIds: ['s1'], periodId: '2', params: { minutes: 6, most: 5 } }]);
  expect(found(walking, far, [at('1', 'r2', 't1'), at('2', 'r1', 't1', 's2')])).toMatchObject([{ studentIds: [], adultIds: ['t1'] }]);
});

test('[SC49] a way that is short enough, within one zone, or of which nobody has said anything is near', () => {
  expect(found(walking, day([['north', 'south', 5]]).facts, [at('1', 'r1', 't1'), at('2', 'r2', 't1')])).toEqual([]);
  expect(found(walking, day([['north', 'south', 9]]).facts, [at('1', 'r1', 't1'), at('2', 'r3', 't1')])).toEqual([]);
  expect(found(walking, day([]).facts, [at('1', 'r1', 't1'), at('2', 'r2', 't1')])).toEqual([]);
});

test('[SC49] what is said of two spaces goes before what is said of their zones', () => {
  expect(found(walking, day([['north', 'south', 2], ['r1', 'r2', 9]]).facts, [at('1', 'r1', 't1'), at('2', 'r2', 't2')])).toHaveLength(1);
});

test('[SC49] only from one period to the very next', () => {
  const three = day([['north', 'south', 9]], ['08:00-08:45', '08:50-09:35', '09:40-10:25']).facts;
  expect(found(walking, three, [at('1', 'r1', 't1'), at('3', 'r2', 't1')])).toEqual([]);
});

test('[SC49] in the instance a way stands in both directions, with its price', () => {
  const { walks, prices } = compile(day([['r1', 'r2', 9]]));
  expect(walks).toEqual([{ periods: [0, 1], spaces: [0, 1], price: prices.preferred }, { periods: [0, 1], spaces: [1, 0], price: prices.preferred }]);
});
