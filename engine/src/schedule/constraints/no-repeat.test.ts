import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { noRepeat } from './no-repeat.ts';

const day = plannedDay({ students: all(['s1'], { 'ratio/lesson': 90, 'rates/lesson': 80 }), bell: ['08:00-08:45', '08:50-09:35'] });
/** Earlier plans, by hand, on the dates given. */
const after = (...past: readonly (readonly [string, readonly HandStation[]])[]) => ({
  ...day.facts, history: past.map(([on, stations]) => ({ ...handPlan(day.facts, stations), on })),
});
const did = (competencyId: string, at = '1'): HandStation => ({ at, space: `r${at}`, adults: [`t${at}`], groups: { [competencyId]: ['s1'] } });

test('[SC27] the activity of last time again is told, whatever day that was', () => {
  expect(found(noRepeat, after(['2026-09-11', [did('ratio')]]), [did('ratio')])).toMatchObject([{ tier: 'approval', studentIds: ['s1'], params: { activity: 'ratio-lesson' } }]);
  expect(found(noRepeat, after(['2026-09-11', [did('ratio')]]), [did('rates')])).toEqual([]);
});

test('[SC27] last time is the newest: two days ago does not count when yesterday was another', () => {
  expect(found(noRepeat, after(['2026-09-11', [did('ratio')]], ['2026-09-14', [did('rates')]]), [did('ratio')])).toEqual([]);
});

test('[SC27] earlier today is last time for what comes later today', () => {
  expect(found(noRepeat, day.facts, [did('ratio'), did('ratio', '2')])).toMatchObject([{ periodId: '2' }]);
  expect(found(noRepeat, after(['2026-09-14', [did('ratio')]]), [did('rates'), did('ratio', '2')])).toEqual([]);
});

test('[SC27] a day in fallback is not a time', () => {
  const fallback: HandStation = { modality: null, groups: { none: ['s1'] } };
  expect(found(noRepeat, after(['2026-09-11', [did('ratio')]], ['2026-09-14', [fallback]]), [did('ratio')])).toHaveLength(1);
});

test('[SC27] in the instance the first period is held against history, and each later one against the one before', () => {
  const instance = compile({ facts: after(['2026-09-14', [did('ratio')]]), options: day.options });
  expect(instance.options.id.filter((_, option) => (instance.options.price[option] ?? 0) > 0)).toEqual(['s1/1/maths/ratio/lesson']);
  expect(instance.dayRules).toContainEqual({ rule: 'activity-once', demands: [0, 1], except: [], price: instance.prices.approval });
});
