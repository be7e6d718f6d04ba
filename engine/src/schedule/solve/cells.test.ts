import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortIntoCells, splitCells } from './cells.ts';

const some = fc.array(fc.record({ cell: fc.nat(3), net: fc.oneof(fc.constantFrom(0, 60, 60.0001, 60.00015), fc.double({ min: -20_000, max: 300, noNaN: true })) }), { maxLength: 60 });

describe('options sorted into cells', () => {
  test('[SC132] stand best first in their cell, to the last digit, and the earlier of equals first', () => {
    fc.assert(fc.property(some, (options) => {
      const net = Float64Array.from(options, (option) => option.net);
      const { order, start } = sortIntoCells(net, { cells: 4, cellOf: (option) => options[option]?.cell ?? 0 });
      const expected = [0, 1, 2, 3].map((cell) => [...options.keys()].filter((option) => options[option]?.cell === cell).sort((left, right) => (net[right] ?? 0) - (net[left] ?? 0) || left - right));
      expect([0, 1, 2, 3].map((cell) => [...order.subarray(start[cell], start[cell + 1])])).toEqual(expected);
    }));
  });

  test('[SC132] keep that order when a cell is split', () => {
    fc.assert(fc.property(some, (options) => {
      const net = Float64Array.from(options, (option) => option.net);
      const whole = sortIntoCells(net, { cells: 1, cellOf: () => 0 });
      const split = splitCells(whole, { cells: 4, cellOf: (option) => options[option]?.cell ?? 0 });
      const own = [...whole.order].filter((option) => options[option]?.cell === 2);
      expect([...split.order.subarray(split.start[2], split.start[3])]).toEqual(own);
    }));
  });
});
