import { expect, test } from 'vitest';
import { checkSolution, solve } from '../index.ts';
import type { Instance, Solution } from '../index.ts';
import { randomInstance } from '../solve/random-instance.test-data.ts';
import { restorePlaces } from './restore-places.ts';

/** Students who are with the adult, and in the space, that they were with before. */
function same(before: Solution, after: Solution): number {
  const old = new Map(before.stations.flatMap((station) => station.groups.flatMap(({ seats }) => seats.map(({ demand }) => [demand, station] as const))));
  return after.stations.flatMap((station) => station.groups.flatMap(({ seats }) => seats.map(({ demand }) => (
    Number(old.get(demand)?.space === station.space) + Number(old.get(demand)?.adults[0] === station.adults[0])
  )))).reduce((sum, one) => sum + one, 0);
}

const days: readonly Instance[] = Array.from({ length: 12 }, (_, seed) => randomInstance(seed + 1));

test('[SC88] adults and spaces go back to the stations that had them where that costs nothing and breaks nothing', () => {
  let restored = 0;
  days.forEach((day, at) => {
    const before = solve(day, { seed: 1, iterations: 10 });
    const other = solve(day, { seed: 2, iterations: 10 });
    const after = restorePlaces(day, before, other);
    const [loose, kept] = [checkSolution(day, other), checkSolution(day, after)];
    expect(kept.violations.length, `day ${at}`).toBeLessThanOrEqual(loose.violations.length);
    expect(kept.score, `day ${at}`).toBeGreaterThanOrEqual(loose.score - 1e-6);
    expect(kept.value).toBe(loose.value);
    expect(same(before, after)).toBeGreaterThanOrEqual(same(before, other));
    restored += same(before, after) - same(before, other);
  });
  expect(restored).toBeGreaterThan(0);
});
