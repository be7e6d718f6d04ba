import { describe, expect, test } from 'vitest';
import type { Instance } from '../compile/instance.ts';
import { solve } from '../solve/solve.ts';
import { boundOf } from './bound-of.ts';
import { exactOptimum } from './exact-optimum.test-data.ts';
import { randomInstance } from './random-instance.test-data.ts';

describe('the bound against exact optima', () => {
  test('[SC110] no plan of a day is worth more than its bound: the proven optimum never lies above it', { timeout: 60_000 }, async () => {
    const wrong: unknown[] = [];
    for (let seed = 0; seed < 18; seed += 1) {
      // The last ones have periods of which no two are alike.
      const instance = randomInstance(seed, { doubles: seed % 2 === 1, isEven: seed % 3 === 0 && seed < 12 });
      const optimum = await exactOptimum(instance);
      for (const iterations of [1, 40, 300]) {
        const { bound } = boundOf(instance, { iterations });
        if (bound < optimum - 1e-6) wrong.push({ seed, iterations, optimum, bound });
      }
    }
    expect(wrong).toEqual([]);
  });

  test('[SC110] what the search finds lies on or below the optimum, and the optimum on or below the bound', { timeout: 60_000 }, async () => {
    const wrong: unknown[] = [];
    for (let seed = 1000; seed < 1005; seed += 1) {
      const drawn = randomInstance(seed, { doubles: false, isEven: seed % 2 === 0 });
      const instance = { ...drawn, equipment: [], tasks: drawn.tasks.map((task) => ({ ...task, needs: [] })), kinds: drawn.kinds.map((kind) => ({ ...kind, rooms: [] })) };
      const { score } = solve(instance, { seed: 1, iterations: 50 });
      const optimum = await exactOptimum(instance);
      const { bound } = boundOf(instance, { iterations: 200 });
      if (!(score <= optimum + 1e-6 && optimum <= bound + 1e-6)) wrong.push({ seed, score, optimum, bound });
    }
    expect(wrong).toEqual([]);
  });
});

test('[SC110] an adult whom a student needs, and who may not lead, is paid for beside the leader: the bound falls, and not below the optimum', { timeout: 60_000 }, async () => {
  const found = await Promise.all([200, 202, 215, 216, 218, 223, 224].map(async (seed) => {
    const drawn = randomInstance(seed, { doubles: false, isEven: false });
    const adults = drawn.adults.filter(({ id }) => id !== 'nobody').length;
    const needy: Instance = { ...drawn, demands: drawn.demands.map((demand, at) => (at % 3 === 0 ? { ...demand, withAdults: [(at + seed) % adults] } : demand)) };
    const { bound } = boundOf(needy, { iterations: 300 });
    return { seed, isBound: bound >= await exactOptimum(needy) - 1e-6, falls: bound < boundOf(drawn, { iterations: 300 }).bound - 1 };
  }));
  expect(found.filter(({ isBound }) => !isBound)).toEqual([]);
  expect(found.some(({ falls }) => falls)).toBe(true);
});

describe('the bound as a number', () => {
  test('[SC111] where there is room for everybody, the bound is what everybody\'s best options are worth', () => {
    const drawn = randomInstance(3, { doubles: false, isEven: true });
    const everywhere = drawn.periods.map(() => null);
    const roomy: Instance = {
      ...drawn, contacts: [], ceilings: [], dayRules: [], apart: [], equipment: [], tasks: drawn.tasks.map((task) => ({ ...task, needs: [] })),
      adults: drawn.adults.map((adult) => ({ ...adult, stationsAtOnce: everywhere, neverAll: [], busyAtMost: null })),
      spaces: drawn.spaces.map((space) => ({ ...space, seats: null, stationsAtOnce: everywhere })),
      kinds: drawn.kinds.map((kind) => ({ ...kind, ratio: [], rooms: [], studentsPerAdult: null, groupMin: 1, groupMax: null, groupsPerStation: null })),
    };
    const best = roomy.demands.map((_, demand) => Math.max(
      kindsInclude(roomy, null) ? -roomy.prices.fallback : -roomy.prices.unplaced,
      ...[...roomy.options.value].filter((_value, option) => roomy.options.demand[option] === demand),
    ));
    const sum = best.reduce((total, value) => total + value, 0);
    const { bound } = boundOf(roomy, { iterations: 200 });
    expect(bound).toBeGreaterThanOrEqual(sum);
    expect(bound).toBeLessThanOrEqual(sum + Math.abs(sum) * 1e-3);
  });

  test('[SC111] same instance and steps, same bound and prices', () => {
    const instance = randomInstance(7, { doubles: true, isEven: false });
    expect(boundOf(instance, { iterations: 60 })).toEqual(boundOf(instance, { iterations: 60 }));
  });

  test('[SC111] a bound that is stopped is a bound; more steps never make it worse', () => {
    const instance = randomInstance(8, { doubles: false, isEven: false });
    const seen: number[] = [];
    let asked = 0;
    const stopped = boundOf(instance, { iterations: 1000, shouldStop: () => (asked += 1) > 25, onStep: ({ bound }) => seen.push(bound) });
    // The first step is taken unasked: without it there is no number at all.
    expect(stopped.iterations).toBe(26);
    expect(seen).toEqual([...seen].sort((left, right) => right - left));
    expect(boundOf(instance, { iterations: 200 }).bound).toBeLessThanOrEqual(stopped.bound);
  });

  test('[SC111] whoever has time and no number of steps says how much of it is used, and the same steps come out', () => {
    const instance = randomInstance(9, { doubles: false, isEven: false });
    const told = boundOf(instance, { iterations: 1_000_000, share: (iteration) => iteration / 80, shouldStop: stopAfter(80) });
    expect(told).toEqual(boundOf(instance, { iterations: 80 }));
    expect(boundOf(instance, { iterations: 80, share: () => 0 }).prices).not.toEqual(told.prices);
  });

  test('[SC111] from the prices of a bound it goes on where that one stopped', () => {
    for (let seed = 20; seed < 28; seed += 1) {
      const instance = randomInstance(seed, { doubles: seed % 2 === 0, isEven: false });
      const first = boundOf(instance, { iterations: 120 });
      expect(boundOf(instance, { iterations: 1, start: first.prices }).bound).toBeLessThanOrEqual(first.bound + 1e-3);
    }
  });

  test('[SC111] prices are given for every demand, adult and space of every period, and none of what is plentiful costs anything', () => {
    const instance = randomInstance(12, { doubles: false, isEven: true });
    const { prices } = boundOf(instance, { iterations: 100 });
    const periods = instance.periods.length;
    expect(prices.seat).toHaveLength(instance.demands.length);
    expect(prices.adult).toHaveLength(instance.adults.length * periods);
    expect(prices.space).toHaveLength(instance.spaces.length * periods);
    expect([...prices.adult, ...prices.space].every((price) => price >= 0)).toBe(true);
    const unlimited = instance.spaces.flatMap(({ stationsAtOnce }, space) => stationsAtOnce.flatMap((most, period) => (most === null ? [prices.space[space * periods + period]] : [])));
    expect(unlimited.every((price) => price === 0)).toBe(true);
  });
});

function stopAfter(steps: number): () => boolean {
  let asked = 1;
  return () => (asked += 1) > steps;
}

function kindsInclude({ kinds }: Instance, modalityId: string | null): boolean {
  return kinds.some((kind) => kind.modalityId === modalityId);
}
