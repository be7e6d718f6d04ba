import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverCost, stationsFor } from './cover-cost.ts';
import type { Supplier } from './cover-cost.ts';

/** Every combination of counts, tried. */
function cheapest(suppliers: readonly Supplier[], wanted: number): number {
  const [first, ...rest] = suppliers;
  if (first === undefined) return wanted <= 0 ? 0 : Infinity;
  const tried = Array.from({ length: first.most + 1 }, (_, count) => count * first.cost + cheapest(rest, wanted - (count === 0 ? 0 : count * first.units)));
  return Math.min(...tried);
}

const supplier = fc.record({ units: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(Infinity)), cost: fc.integer({ min: -20, max: 60 }), most: fc.integer({ min: 1, max: 4 }) });

describe('what room costs', () => {
  test('[SC113] room for so many costs what the cheapest combination of whole stations costs', () => {
    fc.assert(fc.property(fc.array(supplier, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 12 }), (suppliers, wanted) => {
      const { costs } = coverCost(suppliers, wanted);
      expect(costs.at(-1)?.[wanted]).toBe(cheapest(suppliers, wanted));
    }));
  });

  test('[SC113] the stations that are named hold that many and cost that much', () => {
    fc.assert(fc.property(fc.array(supplier, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 12 }), (suppliers, wanted) => {
      const cover = coverCost(suppliers, wanted);
      const cost = cover.costs.at(-1)?.[wanted] ?? Infinity;
      fc.pre(cost !== Infinity);
      const counts = stationsFor(cover, wanted);
      expect(suppliers.reduce((sum, { units }, at) => sum + ((counts[at] ?? 0) === 0 ? 0 : (counts[at] ?? 0) * units), 0)).toBeGreaterThanOrEqual(wanted);
      expect(suppliers.reduce((sum, one, at) => sum + (counts[at] ?? 0) * one.cost, 0)).toBeCloseTo(cost, 9);
    }));
  });
});
