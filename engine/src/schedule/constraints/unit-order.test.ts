import { expect, test } from 'vitest';
import type { Activity } from '../../model/index.ts';
import { compile } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import { plannedDay, rationale } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { unitOrder } from './unit-order.ts';

const lessonOf = (competencyId: string, step: number | null): Activity => ({
  id: `${competencyId}-lesson`, title: competencyId, competencyIds: [competencyId], modalityId: 'lesson', minutes: 30, isOnScreen: false, material: 'a sheet', pagesToCopy: 1, printable: 'a sheet', rationale,
  ...(step === null ? {} : { unit: { id: 'u', step } }),
});
const day = plannedDay({
  students: all(['s1', 's2'], { 'a/lesson': 90, 'b/lesson': 80, 'c/lesson': 70, 'd/lesson': 60 }), bell: ['08:00-08:45', '08:50-09:35'],
  activities: [lessonOf('a', 1), lessonOf('b', 2), lessonOf('c', 3), lessonOf('d', null)],
});
const did = (competencyId: string, at = '1'): HandStation => ({ at, space: `r${at}`, adults: [`t${at}`], groups: { [competencyId]: ['s1'] } });
const after = (...competencies: readonly string[]) => ({ ...day.facts, history: competencies.map((one, position) => ({ ...handPlan(day.facts, [did(one)]), on: `2026-09-0${position + 1}` })) });

test('[SC46] within a day the later period has the later step', () => {
  expect(found(unitOrder, day.facts, [did('a'), did('b', '2')])).toEqual([]);
  expect(found(unitOrder, day.facts, [did('b'), did('a', '2')])).toMatchObject([{ tier: 'approval', studentIds: ['s1'], periodId: '2', params: { step: 1, last: 2 } }]);
});

test('[SC46] from day to day nobody goes back, nor gets a step again; leaving one out is no going back', () => {
  expect(found(unitOrder, after('b'), [did('a')])).toHaveLength(1);
  expect(found(unitOrder, after('b'), [did('b')])).toHaveLength(1);
  expect(found(unitOrder, after('a'), [did('c')])).toEqual([]);
  expect(found(unitOrder, after('b', 'd'), [did('a')])).toHaveLength(1);
});

test('[SC46] what is in no unit comes at any time, and units of others are not one\'s own', () => {
  expect(found(unitOrder, after('b'), [did('d')])).toEqual([]);
  expect(found(unitOrder, after('b'), [{ groups: { a: ['s2'] } }])).toEqual([]);
});

test('[SC46] in the instance tasks carry their step, the day a rule, and steps already done their price', () => {
  const { tasks, dayRules, options, prices } = compile({ facts: after('b'), options: day.options });
  expect(tasks.map(({ competencyId, unit }) => [competencyId, unit?.step ?? null])).toEqual([['a', 1], ['b', 2], ['c', 3], ['d', null]]);
  expect(dayRules.filter(({ rule }) => rule === 'unit-in-order')).toEqual([{ rule: 'unit-in-order', demands: [0, 2], except: [], price: prices.approval }, { rule: 'unit-in-order', demands: [1, 3], except: [], price: prices.approval }]);
  const dear = options.id.filter((id, row) => id.startsWith('s1/') && (options.price[row] ?? 0) >= prices.approval);
  expect(dear).toEqual(['s1/1/maths/a/lesson', 's1/1/maths/b/lesson', 's1/2/maths/a/lesson', 's1/2/maths/b/lesson']);
});
