import { checkSolution, solve } from '@heddle/engine/schedule';
import { describe, expect, test } from 'vitest';
import { drawnDay } from './drawn-day.test-data.ts';
import { busyPeriods, choicesOf, dividePeriods, isMeeting } from './meet.ts';

describe('two searches for one day', () => {
  test('[SO7] change different periods until they meet, and every period has its turn with its neighbours', () => {
    for (const exchange of [1, 2, 3, 4]) {
      const [first = [], second = []] = dividePeriods([0, 2, 3, 5], exchange) ?? [];
      expect([...first, ...second].toSorted()).toEqual([0, 2, 3, 5]);
      expect(first).toHaveLength(2);
    }
    expect(new Set([1, 2, 3, 4].map((exchange) => String(dividePeriods([0, 2, 3, 5], exchange)?.[0]))).size).toBe(4);
    expect([dividePeriods([1], 3), dividePeriods([0, 1], 0)]).toEqual([undefined, undefined]);
  });

  test('[SO7] go on from what both have gained, and from the better plan where that does not go together', () => {
    const instance = drawnDay();
    const busy = busyPeriods(instance);
    const division = dividePeriods(busy, 1);
    const plans = [solve(instance, { seed: 1, iterations: 20 }), solve(instance, { seed: 2, iterations: 20 })] as const;
    const [together, better] = choicesOf(instance, { plans, division, since: plans[0].score });
    expect(together?.plan.stations.map(({ period }) => division?.[0].includes(period) ?? false)).toEqual(
      [...plans[0].stations.map(({ period }) => division?.[0].includes(period) ?? false).filter(Boolean), ...plans[1].stations.filter(({ period }) => division?.[1].includes(period)).map(() => false)],
    );
    expect(better).toEqual({ plan: plans[0].score >= plans[1].score ? plans[0] : plans[1], expected: -Infinity });
    // Neither is worth what is expected: the last is taken.
    const swap = () => [{ plan: plans[0], expected: Infinity }, { plan: plans[1], expected: Infinity }];
    expect(checkSolution(instance, solve(instance, { seed: 3, iterations: 5, exchange: { every: 5, swap } })).violations).toEqual([]);
  });

  test('[SO7] meet a few times only where there is one period, at every exchange where there are several', () => {
    expect([[0, 0.1, 0.2], [0, 0.2, 0.3], [0, 0.3, 0.4]].map((shares) => isMeeting([0], shares))).toEqual([false, true, false]);
    expect(isMeeting([0, 1], [0, 0.1, 0.2])).toBe(true);
  });
});
