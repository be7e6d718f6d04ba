import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomInstance } from './random-instance.test-data.ts';
import { readByHand } from './score-by-hand.test-data.ts';
import { solve } from './solve.ts';

/** Always the same seeds, so that a failure can be made again. */
function eachInstance(runs: number, check: (instance: ReturnType<typeof randomInstance>, seed: number) => void): void {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => { check(randomInstance(seed), seed); }), { numRuns: runs, seed: 20261122 });
}

describe('everything an instance may ask for', () => {
  test('[SC61] is kept, by a reading that shares no code with the search', () => {
    eachInstance(25, (instance) => {
      for (const iterations of [0, 40]) expect(readByHand(instance, solve(instance, { seed: 1, iterations })).faults).toEqual([]);
    });
  });

  test('[SC62] or has its price: the score is what the plan is worth, counted from the plan alone', () => {
    eachInstance(25, (instance) => {
      for (const iterations of [0, 40]) {
        const solution = solve(instance, { seed: 2, iterations });
        expect(solution.score).toBeCloseTo(readByHand(instance, solution).score, 6);
      }
    });
  });

  test('[SC6] a plan that is given back to the search keeps its score, and never gets worse', () => {
    eachInstance(12, (instance) => {
      const first = solve(instance, { seed: 3, iterations: 20 });
      expect(solve(instance, { seed: 4, iterations: 0, start: first }).score).toBeGreaterThanOrEqual(first.score - 1e-6);
      expect(solve(instance, { seed: 4, iterations: 20, start: first }).score).toBeGreaterThanOrEqual(first.score - 1e-6);
    });
  });

  test('[SC61] each feature is met by the plans that are looked at: none of these checks is idle', () => {
    const seen = new Set<string>();
    eachInstance(30, (instance) => {
      const { stations } = solve(instance, { seed: 1, iterations: 10 });
      for (const station of stations) {
        const kind = instance.kinds[station.kind];
        if (kind?.periods === 2) seen.add('over two periods');
        if (kind?.modalityId === null) seen.add('fallback');
        if (station.adults.length > 1) seen.add('helpers');
        if (kind?.rooms.some(({ space }) => space === station.space)) seen.add('rooms');
        if (station.groups.length > 1) seen.add('groups');
        if (station.groups.some(({ task }) => (instance.tasks[task]?.needs ?? []).length > 0)) seen.add('sets');
      }
    });
    expect([...seen].sort()).toEqual(['fallback', 'groups', 'helpers', 'over two periods', 'rooms', 'sets']);
  });
});
