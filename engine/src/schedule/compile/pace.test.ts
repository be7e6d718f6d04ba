import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueToday as asChecked } from '../verify/pace.ts';
import { dueToday } from './pace.ts';

describe('the week\'s pace', () => {
  test('[SC41] asks of today what four fifths of the later days could not hold', () => {
    expect(dueToday({ owed: 2, given: 0, rest: 4, can: 1 })).toBe(0);
    expect(dueToday({ owed: 2, given: 0, rest: 2, can: 1 })).toBeCloseTo(0.4, 9);
    expect(dueToday({ owed: 60, given: 30, rest: 30, can: 47 })).toBeCloseTo(6, 9);
  });

  test('[SC41] asks for all that is left on the last day, and never for more than the day can give', () => {
    expect(dueToday({ owed: 2, given: 1, rest: 0, can: 1 })).toBe(1);
    expect(dueToday({ owed: 5, given: 0, rest: 0, can: 2 })).toBe(2);
  });

  test('[SC41] asks for nothing when enough was given', () => {
    expect(dueToday({ owed: 2, given: 3, rest: 0, can: 1 })).toBe(0);
  });

  test('[SC41] is the same to the planner and to the checker, who each work it out', () => {
    const amount = fc.float({ min: 0, max: 300, noNaN: true });
    fc.assert(fc.property(amount, amount, amount, amount, (owed, given, rest, can) => {
      expect(asChecked({ owed, given, rest, can })).toBeCloseTo(dueToday({ owed, given, rest, can }), 9);
    }), { numRuns: 500, seed: 1 });
  });
});
