import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortDescending } from './sort-descending.ts';

describe('sorting two columns', () => {
  test('[SC113] keys stand from high to low, each with its own companion, and nothing outside the range moves', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 200 }), fc.nat(200), fc.nat(200), (values, one, two) => {
      const from = Math.min(one, two, values.length);
      const until = Math.min(Math.max(one, two), values.length);
      const keys = Float64Array.from(values);
      const at = Int32Array.from(values.keys());
      sortDescending(keys, at, { from, until });
      expect([...keys.subarray(from, until)]).toEqual(values.slice(from, until).sort((left, right) => right - left));
      expect([...at].map((position) => values[position])).toEqual([...keys]);
      expect([...at].sort((left, right) => left - right)).toEqual([...values.keys()]);
      expect([...at.subarray(0, from)]).toEqual([...values.keys()].slice(0, from));
    }));
  });
});
