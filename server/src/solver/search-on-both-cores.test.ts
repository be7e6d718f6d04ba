import { checkSolution, solve } from '@heddle/engine/schedule';
import { describe, expect, test } from 'vitest';
import { drawnDay } from './drawn-day.test-data.ts';
import { searchOnBothCores } from './index.ts';
import type { SearchProgress } from './index.ts';

const instance = drawnDay();
const request = { instance, seed: 7, iterations: 60 };

describe('the search on both cores', () => {
  test('[SO1] gives the same plan and bound for the same seed and rounds, whatever the timing', async () => {
    const [alone, besideOthers] = [await searchOnBothCores(request), await Promise.all([searchOnBothCores(request), searchOnBothCores({ ...request, seed: 8 })])];
    expect(besideOthers[0]).toEqual(alone);
    expect(checkSolution(instance, alone).violations).toEqual([]);
    expect(alone).toMatchObject({ iterations: 60, leastBad: [] });
    expect(alone.bound).toBeGreaterThanOrEqual(alone.score);
    expect(alone.score).toBeGreaterThanOrEqual(solve(instance, { seed: 7, iterations: 0 }).score);
  });

  test('[SO2] is told how far it is, how good its best plan is and what is proven, and ends at the budget', async () => {
    const seen: SearchProgress[] = [];
    const found = await searchOnBothCores({ ...request, iterations: 900, onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(seen.map(({ score }) => score)).toEqual(seen.map(({ score }) => score).toSorted((a, b) => a - b));
    expect(seen.at(-1)?.gap).toBeGreaterThanOrEqual(0);
    expect(found.search?.shares.at(-1)).toBeGreaterThan(0.85);
  });

  test('[SO3] comes back with the best plan so far when somebody asks, and can be run again to that very plan', async () => {
    const stop = new AbortController();
    const stopped = await searchOnBothCores({ ...request, iterations: 10_000_000, stop: stop.signal, onProgress: ({ done }) => { if (done >= 0) stop.abort(); } });
    expect(stopped.iterations).toBeLessThan(10_000_000);
    expect(checkSolution(instance, stopped).violations).toEqual([]);
    const again = await searchOnBothCores({ instance, seed: 0, iterations: 1, again: stopped.search ?? undefined });
    expect([again.stations, again.score, again.iterations]).toEqual([stopped.stations, stopped.score, stopped.iterations]);
  });

  test('[SO4] capped by the clock, it keeps what it takes to run it again', async () => {
    const capped = await searchOnBothCores({ instance, seed: 3, iterations: 1, seconds: 2 });
    expect(capped.search?.shares.at(-1)).toBe(1);
    const again = await searchOnBothCores({ instance, seed: 0, iterations: 1, again: capped.search ?? undefined });
    expect([again.stations, again.search]).toEqual([capped.stations, capped.search]);
  });

  test('[SO5] goes on from a plan, and without rounds gives the first plan at once', async () => {
    const good = solve(instance, { seed: 5, iterations: 200 });
    expect((await searchOnBothCores({ ...request, start: good })).score).toBeGreaterThanOrEqual(good.score);
    expect(await searchOnBothCores({ ...request, iterations: 0 })).toEqual(solve(instance, { seed: 7, iterations: 0 }));
  });

  test('[SO8] searches near some demands in one thread, as the engine alone would, and can be stopped', async () => {
    const start = solve(instance, { seed: 5, iterations: 20 });
    const near = [0, 1, 2, 3, 50, 51];
    const found = await searchOnBothCores({ ...request, start, near });
    expect(found).toEqual(solve(instance, { seed: 7, iterations: 60, start, near }));
    expect(found.score).toBeGreaterThanOrEqual(start.score);
    const stop = new AbortController();
    const stopped = await searchOnBothCores({ ...request, start, near, iterations: 10_000_000, stop: stop.signal, onProgress: ({ placed }) => { if (placed > 0) stop.abort(); } });
    expect(stopped.iterations).toBeLessThan(10_000_000);
  });

  test('[SO6] tells the failure of a thread instead of waiting for it', async () => {
    await expect(searchOnBothCores({ ...request, instance: { ...instance, kinds: undefined as never } })).rejects.toThrow();
  });
});
