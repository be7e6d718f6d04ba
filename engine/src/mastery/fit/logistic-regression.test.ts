import { describe, expect, test } from 'vitest';
import { createRowBuilder, fitLogistic, scoreRow, sigmoid } from './logistic-regression.ts';

/** Columns: 1, x, and a column of its own for the rare row. */
function problemOf(points: readonly { readonly x: number; readonly credit: number }[]) {
  const builder = createRowBuilder();
  for (const { x } of points) {
    builder.add(0, 1);
    builder.add(1, x);
    builder.endRow();
  }
  return { rows: builder.build(2), credit: Float64Array.from(points, ({ credit }) => credit), ridge: Float64Array.from([1e-9, 1e-9]), iterations: 400 };
}

describe('[MA52] logistic regression', () => {
  test('finds the weights that made the chances', () => {
    const points = Array.from({ length: 41 }, (_, i) => ({ x: (i - 20) / 10, credit: sigmoid(0.7 - 1.3 * ((i - 20) / 10)) }));
    const weights = fitLogistic(problemOf(points));
    expect(weights[0]).toBeCloseTo(0.7, 2);
    expect(weights[1]).toBeCloseTo(-1.3, 2);
  });

  test('at the minimum the gradient is nothing: what is predicted adds up to what was seen', () => {
    const points = [{ x: -1, credit: 0 }, { x: 0, credit: 1 }, { x: 0.5, credit: 0 }, { x: 1, credit: 1 }, { x: 2, credit: 1 }];
    const problem = problemOf(points);
    const weights = fitLogistic(problem);
    const misses = points.map(({ credit }, row) => sigmoid(scoreRow(problem.rows, row, weights)) - credit);
    expect(misses.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 2);
    expect(misses.reduce((sum, one, row) => sum + one * (points[row]?.x ?? 0), 0)).toBeCloseTo(0, 2);
  });

  test('a column that may not be negative ends at nothing instead, and the rest makes up for it', () => {
    const points = Array.from({ length: 41 }, (_, i) => ({ x: (i - 20) / 10, credit: sigmoid(0.7 - 1.3 * ((i - 20) / 10)) }));
    const weights = fitLogistic({ ...problemOf(points), neverNegative: [1] });
    expect(weights[1]).toBe(0);
    expect(sigmoid(weights[0] ?? 0)).toBeCloseTo(points.reduce((sum, { credit }) => sum + credit, 0) / points.length, 3);
  });

  test('the ridge holds a weight near nothing', () => {
    const points = [{ x: 1, credit: 1 }, { x: -1, credit: 0 }];
    const [free, held] = [1e-3, 10].map((ridge) => fitLogistic({ ...problemOf(points), ridge: Float64Array.from([1, ridge]) })[1] ?? 0);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(free ?? 0);
  });
});
