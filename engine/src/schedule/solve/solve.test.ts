import { describe, expect, test } from 'vitest';
import { guidingPrices } from '../bound/guiding-prices.ts';
import { canonicalJson } from '../compile/hash-instance.ts';
import { compile, readInstance, solve, toDayPlan, verifyDay } from '../index.ts';
import type { Instance } from '../index.ts';
import { layOut } from './puzzle.ts';
import type { Handed } from './solve.ts';
import { lesson, alone, modality, plannedDay } from '../planned-day.test-data.ts';

/** Twenty-four students, of whom every third is best at something else. */
const wants = { 'ratio/lesson': 90, 'rates/lesson': 60, 'ratio/alone': 50, 'rates/alone': 80 };
const students = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`s${String(index).padStart(2, '0')}`, { wants: index % 3 === 0 ? { ...wants, 'rates/lesson': 95 } : wants }]));

/** The best value of a very small day, by trying everything: each student takes an option or none, then groups and stations are counted. */
function bestByHand(instance: Instance): number {
  const own = instance.demands.map((_, demand) => [...instance.options.demand.keys()].filter((option) => instance.options.demand[option] === demand));
  let best = -Infinity;
  const visit = (demand: number, chosen: readonly number[]): void => {
    if (demand === own.length) { best = Math.max(best, worthOf(instance, chosen)); return; }
    for (const option of own[demand] ?? []) visit(demand + 1, [...chosen, option]);
  };
  visit(0, []);
  return best;
}

/** One station for each task is enough here: no more tasks than adults count, and sizes are those of one group. */
function worthOf(instance: Instance, chosen: readonly number[]): number {
  const groups = Map.groupBy(chosen, (option) => instance.options.task[option] ?? -1);
  if (groups.size > instance.adults.length) return -Infinity;
  for (const [task, members] of groups) {
    const kind = instance.kinds[instance.tasks[task]?.kind ?? -1];
    if (kind === undefined || members.length < kind.groupMin || members.length > (kind.groupMax ?? Infinity)) return -Infinity;
  }
  return chosen.reduce((sum, option) => sum + (instance.options.value[option] ?? 0), 0);
}

describe('solve', () => {
  test('[SC1] gives everybody one place and breaks no limit', () => {
    const { facts, options } = plannedDay({ students });
    const instance = compile({ facts, options });
    const solution = solve(instance, { seed: 1, iterations: 200 });
    const plan = toDayPlan({ facts, options, instance, solution, seed: 1, asOf: '2026-09-14T20:00:00.000Z', modelVersions: {} });
    expect(plan.seats).toHaveLength(24);
    expect(verifyDay({ facts, plan })).toEqual([]);
    expect(plan.value).toBeGreaterThan(24 * 80);
  });

  test('[SC62] finds the best plan of a day small enough to try them all', () => {
    const values = [[90, 20, 70], [30, 80, 60], [85, 84, 10], [40, 95, 50], [70, 65, 90], [15, 75, 60]];
    const small = plannedDay({
      students: Object.fromEntries(values.map(([ratio = 0, rates = 0, own = 0], index) => [`s${index}`, { wants: { 'ratio/lesson': ratio, 'rates/lesson': rates, 'area/group': own } }])),
      modalities: [{ ...lesson, groupSize: { min: 2, max: 4 } }, modality('group', { groupSize: { min: 2, max: 3 } })],
      adults: { t1: {}, t2: {} },
    });
    const instance = compile(small);
    const best = bestByHand(instance);
    for (const seed of [1, 2, 3]) expect(solve(instance, { seed, iterations: 150 }).value).toBe(best);
  });

  test('[SC5] works on an instance that came as text, from nowhere near a school', () => {
    const instance = compile(plannedDay({ students, modalities: [lesson, alone] }));
    const { instance: read } = readInstance(JSON.parse(canonicalJson(instance)));
    expect(read && solve(read, { seed: 2, iterations: 30 })).toEqual(solve(instance, { seed: 2, iterations: 30 }));
  });

  test('[SC134] works out what seats, adults and spaces are worth where nobody tells, unless only the first plan is wanted', () => {
    const instance = compile(plannedDay({ students }));
    const { prices } = guidingPrices(instance);
    expect(solve(instance, { seed: 1, iterations: 40 })).toEqual(solve(instance, { seed: 1, iterations: 40, prices }));
    expect(layOut(instance, prices).seatWorth).not.toEqual(layOut(instance).seatWorth);
  });

  test('[SC6] asks before each round whether to stop', () => {
    const instance = compile(plannedDay({ students }));
    let asked = 0;
    const solution = solve(instance, { seed: 1, iterations: 100, shouldStop: () => { asked += 1; return asked > 7; } });
    expect([solution.iterations, asked]).toEqual([7, 8]);
  });

  test('[SC123] hands its plan over every so many rounds, and goes on from the first one it is handed that is worth what is expected', () => {
    const instance = compile(plannedDay({ students }));
    const better = solve(instance, { seed: 1, iterations: 200 });
    const seen: (readonly [number, number])[] = [];
    const swap = (mine: Handed) => {
      seen.push([mine.iteration, mine.best]);
      expect(mine.plan().score).toBeLessThanOrEqual(mine.best + 1e-6);
      return mine.iteration === 20 ? [{ plan: mine.plan(), expected: Infinity }, { plan: better, expected: better.score }] : [];
    };
    const solution = solve(instance, { seed: 2, iterations: 40, exchange: { every: 10, swap } });
    expect(seen.map(([iteration]) => iteration)).toEqual([10, 20, 30, 40]);
    expect(seen[2]?.[1]).toBeGreaterThanOrEqual(better.score - 1e-6);
    expect(solution.score).toBeGreaterThanOrEqual(better.score - 1e-6);
  });

  test('[SC123] is as bold as the pace it is told', () => {
    const instance = compile(plannedDay({ students }));
    const even = solve(instance, { seed: 3, iterations: 60 });
    expect(solve(instance, { seed: 3, iterations: 60, pace: (iteration) => iteration / 60 })).toEqual(even);
  });

  test('[SC1] a day on which nobody is to be placed is an empty plan', () => {
    const { facts, options } = plannedDay({ students: {} });
    const instance = compile({ facts, options });
    expect(solve(instance, { seed: 1, iterations: 50 })).toEqual({ stations: [], value: 0, score: 0, leastBad: [], iterations: 0 });
  });
});
