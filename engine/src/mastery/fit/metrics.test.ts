import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve, calibrationError, measure } from './metrics.ts';

const floats = (numbers: readonly number[]) => Float64Array.from(numbers);

describe('[MA51] the figures of an evaluation', () => {
  test('AUC is the share of right-wrong pairs in the right order, ties a half: counted pair by pair', () => {
    const answers = fc.array(fc.record({ p: fc.integer({ min: 0, max: 6 }).map((n) => n / 6), y: fc.constantFrom(0, 1) }), { minLength: 2, maxLength: 40 });
    fc.assert(fc.property(answers, (rows) => {
      const pairs = rows.filter(({ y }) => y === 1).flatMap((right) => rows.filter(({ y }) => y === 0).map((wrong): number => (right.p > wrong.p ? 1 : right.p === wrong.p ? 0.5 : 0)));
      fc.pre(pairs.length > 0);
      expect(areaUnderCurve(floats(rows.map(({ p }) => p)), floats(rows.map(({ y }) => y)))).toBeCloseTo(pairs.reduce((sum, one) => sum + one, 0) / pairs.length, 12);
    }));
  });

  test('calibration error is nothing where every bin holds what it says, and the distance where it does not', () => {
    expect(calibrationError(floats([0.5, 0.5, 0.5, 0.5]), floats([1, 0, 1, 0]))).toBe(0);
    expect(calibrationError(floats([0.9, 0.9]), floats([1, 0]))).toBeCloseTo(0.4, 12);
  });

  test('RMSE and log loss, by hand', () => {
    const { rmse, logLoss } = measure(floats([0.8, 0.4]), floats([1, 0]));
    expect(rmse).toBeCloseTo(Math.sqrt((0.04 + 0.16) / 2), 12);
    expect(logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12);
  });
});
