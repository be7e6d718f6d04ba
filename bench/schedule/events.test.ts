import { checkSolution, repairPlan, solve } from '@heddle/engine/schedule';
import { expect, test } from 'vitest';
import { baselines } from './baselines.ts';
import { afterEvents } from './events.ts';
import { drawInstance } from './presets.ts';
import { stabilityCurve } from './stability.ts';

test('[BE6] after the news the plan in force is the same for everybody who is there, and its repair keeps every limit', async () => {
  const whole = drawInstance({ preset: 'reference', students: 80, periods: 2, seed: 2 });
  const plan = solve(whole, { seed: 1, iterations: 20 });
  const { day, kept } = afterEvents(whole, plan, { adults: 1, students: 6, spaces: 1 }, 1);
  expect(day.demands).toHaveLength(148);
  expect(day.adults.filter(({ stationsAtOnce }) => stationsAtOnce.every((count) => count === 0))).toHaveLength(1);
  const seats = kept.stations.flatMap(({ groups }) => groups.flatMap((group) => group.seats));
  expect(seats).toHaveLength(148);
  for (const { demand, option } of seats) if (option >= 0) expect(day.options.demand[option]).toBe(demand);
  const { solution } = await repairPlan({ instance: day, kept, seed: 1, iterations: 10, search: async ({ instance, ...budget }) => solve(instance, budget) });
  expect(checkSolution(day, solution)).toMatchObject({ placed: 148, violations: [] });
});

test('[BE7] what a school gets without a search is less than with one', () => {
  const draw = { preset: 'reference', students: 80, periods: 2, seed: 1 } as const;
  const found = solve(drawInstance(draw), { seed: 1, iterations: 40 }).score;
  for (const points of Object.values(baselines(draw))) {
    expect(points).toBeGreaterThan(0);
    expect(points).toBeLessThan(found);
  }
});

test('[BE8] the more of the week is in standing groups, the less value is left', () => {
  const curve = stabilityCurve({ preset: 'reference', students: 60, periods: 2, seed: 1 }, { shares: [0, 0.5, 1], iterations: 40 });
  expect(curve.map(({ share }) => share)).toEqual([0, 0.5, 1]);
  expect(curve[0]).toEqual({ share: 0, kept: 1, value: 1 });
  expect(curve[2]?.value).toBeLessThan(1);
});
