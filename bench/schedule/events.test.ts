import { checkSolution, repairPlan, solve } from '@heddle/engine/schedule';
import { describe, expect, test } from 'vitest';
import { baselines } from './baselines.ts';
import { afterEvents } from './events.ts';
import { drawSchool } from './draw/school.ts';
import { drawInstance } from './presets.ts';
import { stabilityCurve } from './stability.ts';
import { groupsByRound, groupsByWork } from './standing-groups.ts';

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

describe('what standing groups cost', () => {
  const draw = { preset: 'reference', students: 60, periods: 2, seed: 1 } as const;

  test('[BE8] the more of the week is in standing groups, the less value is left, and most seats asked for are kept', async () => {
    const curve = await stabilityCurve(draw, { shares: [0, 1], iterations: 20, groups: 'round', price: 60 });
    expect(curve.map(({ asked }) => asked)).toEqual([0, 1]);
    expect(curve[0]).toMatchObject({ kept: 1, valueLeft: 1 });
    expect(curve[1]?.valueLeft).toBeLessThan(1);
    for (const { kept } of curve) expect(kept).toBeGreaterThan(0.75);
    expect(curve[1]?.among).toBe(curve[1]?.kept);
  });

  test('[BE8] groups are of even size, hold everybody once, and those formed by what students work on have more in common than by chance', () => {
    for (const groups of [groupsByRound(draw), groupsByWork(draw)]) {
      expect([...groups.keys()].toSorted((one, other) => one - other)).toEqual(Array.from({ length: 60 }, (_, student) => student));
      const sizes = [...Map.groupBy(groups.values(), (group) => group).values()].map(({ length }) => length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(30);
    }
    const { students } = drawSchool({ students: 300, seed: 1 });
    const own = groupsByWork({ ...draw, students: 300 });
    const skillsOf = (student: number) => new Set(students[student]?.options.map(({ skill }) => skill));
    const shared = (isSame: boolean) => {
      const pairs = Array.from({ length: 300 }, (_, one) => one).flatMap((one) => Array.from({ length: one }, (_, other) => [one, other] as const)).filter(([one, other]) => (own.get(one) === own.get(other)) === isSame);
      return pairs.reduce((sum, [one, other]) => sum + skillsOf(one).intersection(skillsOf(other)).size, 0) / pairs.length;
    };
    expect(shared(true)).toBeGreaterThan(1.5 * shared(false));
  });
});
