import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descend, startDescent } from './descend.ts';

const peak = fc.record({ at: fc.integer({ min: -20, max: 60 }), steepness: fc.integer({ min: 1, max: 40 }) });

/** Lowest within 0..50: a sum of distances, each with its own steepness. */
function distances(peaks: readonly { readonly at: number; readonly steepness: number }[], prices: Float64Array) {
  const value = peaks.reduce((sum, { at, steepness }, own) => sum + steepness * Math.abs((prices[own] ?? 0) - at), 0);
  const slope = Float64Array.from(peaks, ({ at, steepness }, own) => steepness * Math.sign((prices[own] ?? 0) - at));
  const lowest = peaks.reduce((sum, { at, steepness }) => sum + steepness * Math.max(0, -at, at - 50), 0);
  return { value, slope, lowest };
}

describe('moving prices', () => {
  test('[SC111] prices go down to where the function is lowest, and never leave their limits', () => {
    fc.assert(fc.property(fc.array(peak, { minLength: 1, maxLength: 6 }), (peaks) => {
      const descent = startDescent({ low: new Float64Array(peaks.length), high: new Float64Array(peaks.length).fill(50), unit: new Float64Array(peaks.length).fill(1), first: new Float64Array(peaks.length).fill(70) });
      let lowest = 0;
      let before = Infinity;
      for (let step = 0; step < 400; step += 1) {
        expect(descent.prices.every((price) => price >= 0 && price <= 50)).toBe(true);
        const found = distances(peaks, descent.prices);
        lowest = found.lowest;
        descend(descent, { value: found.value, slope: found.slope, share: step / 400 });
        expect(descent.best.value).toBeLessThanOrEqual(before);
        before = descent.best.value;
      }
      const first = distances(peaks, new Float64Array(peaks.length).fill(50)).value;
      expect(descent.best.value - lowest).toBeLessThanOrEqual(1 + 0.02 * (first - lowest));
    }), { numRuns: 50 });
  });
});
