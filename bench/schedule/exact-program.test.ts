import { boundOf, checkSolution, solve } from '@heddle/engine/schedule';
import { describe, expect, test } from 'vitest';
import { exactOptimum } from './exact-program.ts';
import { drawInstance } from './presets.ts';

/** A drawn day with so few students that HiGHS needs seconds. */
const day = (seed: number) => {
  const drawn = drawInstance({ preset: 'reference', students: 14, periods: 1, seed });
  return { ...drawn, apart: [[0, 1], [2, 3]] as const };
};

describe('the proven optimum', () => {
  test('[BE9] lies on or above what the search finds and on or below the bound, pairs to keep apart included', { timeout: 60_000 }, async () => {
    const instance = day(1);
    const { score, isProven } = await exactOptimum(instance, 50);
    const check = checkSolution(instance, solve(instance, { seed: 1, iterations: 200 }));
    expect(isProven).toBe(true);
    expect(check.violations).toEqual([]);
    expect(check.score).toBeLessThanOrEqual(score + 1e-3);
    expect(check.score).toBeGreaterThan(0.9 * score);
    expect(score).toBeLessThanOrEqual(boundOf(instance, { iterations: 300 }).bound + 1e-3);
    // Without the pairs there is at least as much to be had.
    expect((await exactOptimum({ ...instance, apart: [] }, 50)).score).toBeGreaterThanOrEqual(score - 1e-3);
  });

  test.each([
    // A station has to change its room for one more group, and draw members from its own groups for it.
    ['reference', 20, 1], ['tight', 20, 1],
    // Both adults have to change the form of work at once.
    ['tight', 26, 653],
  ] as const)('[BE9] a thousand rounds with prices find it on a day with one or two adults: %s, %i students, seed %i', { timeout: 60_000 }, async (preset, students, seed) => {
    const drawn = drawInstance({ preset, students, periods: 1, seed });
    // The program knows neither seats nor approvals, and no plan gains anything by either here.
    const plain = { ...drawn, prices: { ...drawn.prices, approval: drawn.prices.never }, spaces: drawn.spaces.map((space) => ({ ...space, seats: null })), kinds: drawn.kinds.map((kind) => ({ ...kind, studentsPerAdult: null })) };
    const { score, isProven } = await exactOptimum(plain, 50);
    expect(isProven).toBe(true);
    expect(solve(drawn, { seed: 1, iterations: 1000, prices: boundOf(drawn, { iterations: 200 }).prices }).score).toBeCloseTo(score, 3);
  });

  test('[BE9] a day that the program does not know in full is refused, and not solved in part', async () => {
    await expect(exactOptimum(drawInstance({ preset: 'uneven', students: 20, periods: 2, seed: 1 }), 1)).rejects.toThrow(/does not know this day's/);
  });
});
