import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import type { Seat } from '../plan.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { fairnessFloor } from './fairness-floor.ts';
import { onePlace } from './one-place.ts';

const bell = ['08:00-08:45', '08:50-09:35'];
const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90, 'rates/lesson': 80 }), bell });
const terms: Seat['terms'] = [{ id: 'gain', points: 1, basis: 'assumed' }];
const seated = (at: string): HandStation => ({ at, groups: { ratio: ['s1'] } });
const bothPeriods = [seated('1'), { ...seated('2'), groups: { rates: ['s1'] } }];
/** Earlier days of s1, oldest first, each with the mean value of its two seats. */
const after = (...values: readonly number[]) => ({
  ...day.facts,
  history: values.map((value, position) => ({ ...handPlan(day.facts, bothPeriods, (seat) => ({ ...seat, terms, value: seat.periodId === '1' ? value + 10 : value - 10 })), on: `2026-09-0${position + 1}` })),
});
const worth = (facts: typeof day.facts, value: number) => found(fairnessFloor, facts, bothPeriods, (seat) => ({ ...seat, terms, value }));

test('[SC43] a third day below 60 in the mean of its periods is told, with its share', () => {
  expect(worth(after(50, 59), 40)).toMatchObject([{ tier: 'approval', studentIds: ['s1'], params: { percent: 40, least: 60, days: 3 } }]);
  expect(worth(after(50, 59), 60)).toEqual([]);
});

test('[SC43] two poor days are no third, and a good day between begins anew', () => {
  expect(worth(after(50), 40)).toEqual([]);
  expect(worth(after(50, 60, 50), 40)).toEqual([]);
  expect(worth(after(80, 50, 50, 50), 40)).toHaveLength(1);
});

test('[SC43] days away are no days: the run goes on where the student comes back', () => {
  const facts = after(50, 50);
  const away = { ...handPlan(day.facts, [{ groups: { ratio: ['s2'] } }], (seat) => ({ ...seat, terms })), on: '2026-09-10' };
  expect(worth({ ...facts, history: [...facts.history, away] }, 40)).toHaveLength(1);
});

test('[SC43] a place that a person fixed beside the path is no poor day, and fallback is', () => {
  const fixed = (value: number) => found(fairnessFloor, after(50, 50), bothPeriods, (seat) => ({ ...seat, value, terms: seat.periodId === '1' ? [] : terms }));
  expect(fixed(40)).toHaveLength(1);
  expect(fixed(60)).toEqual([]);
  expect(found(fairnessFloor, after(50, 50), [{ modality: null, groups: { none: ['s1'] } }])).toHaveLength(1);
});

test('[SC43] in the instance a poor day makes a floor over the next: cheap at first, dearer at the third than what a small group of others can lose, and never as dear as time owed with an adult', () => {
  const floorsAfter = (...values: readonly number[]) => compile({ facts: after(...values), options: day.options, constraints: [onePlace, fairnessFloor] });
  const { floors, demands, students, prices } = floorsAfter(50, 50);
  expect(floors).toHaveLength(1);
  expect(floors[0]?.demands.map((position) => students[demands[position]?.student ?? -1]?.id)).toEqual(['s1', 's1']);
  expect(floors[0]).toMatchObject({ atLeast: 120 });
  expect(floors[0]?.price).toBeGreaterThan(3 * (100 + prices.fallback));
  expect((floors[0]?.price ?? Infinity) + (floors[0]?.perPoint ?? Infinity) * (floors[0]?.atLeast ?? Infinity)).toBeLessThan(prices.never);
  expect(floorsAfter(70, 50).floors[0]?.price).toBeLessThanOrEqual(prices.fallback);
  expect(floorsAfter(50, 60).floors).toEqual([]);
});
