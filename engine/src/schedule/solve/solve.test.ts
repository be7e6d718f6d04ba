import { expect, test } from 'vitest';
import { compile, solve, toDayPlan, verifyDay } from '../index.ts';
import { plannedDay } from '../planned-day.test-data.ts';

const wants = { 'ratio/lesson': 90, 'rates/lesson': 60, 'ratio/alone': 50, 'rates/alone': 80 };
const students = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`s${String(index).padStart(2, '0')}`, { wants: index % 3 === 0 ? { ...wants, 'rates/lesson': 95 } : wants }]));

test('[SC1] a plan comes back with everybody in one place and no limit broken', () => {
  const { facts, options } = plannedDay({ students });
  const instance = compile({ facts, options });
  const solution = solve(instance, { seed: 1, iterations: 200 });
  const plan = toDayPlan({ facts, options, instance, solution, seed: 1, asOf: '2026-09-14T20:00:00.000Z', modelVersions: {} });
  expect(plan.seats).toHaveLength(24);
  expect(verifyDay({ facts, plan })).toEqual([]);
  expect(plan.value).toBeGreaterThan(24 * 80);
});
