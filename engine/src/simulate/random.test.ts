import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

const draws = (count: number, ...seed: readonly (string | number)[]) => {
  const random = createRandom(...seed);
  return Array.from({ length: count }, () => random.next());
};
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('chance by a seed', () => {
  test('[SI1] the same seed gives the same draws, another seed others', () => {
    expect(draws(20, 1, 'a')).toEqual(draws(20, 1, 'a'));
    expect(draws(5, 1, 'a')).not.toEqual(draws(5, 1, 'b'));
    expect(draws(5, 1, 'a')).not.toEqual(draws(5, '1', 'a'));
  });

  test('[SI1] draws lie in 0..1, fill it evenly, and do not follow from the one before', () => {
    const values = draws(20_000, 'even');
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const tenths = Array.from({ length: 10 }, (_, i) => values.filter((value) => Math.floor(value * 10) === i).length);
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
    const together = meanOf(values.slice(1).map((value, i) => (value - 0.5) * ((values[i] ?? 0) - 0.5)));
    expect(Math.abs(together)).toBeLessThan(0.003);
  });

  test('[SI1] first draws of neighbouring seeds are independent of each other', () => {
    const firsts = Array.from({ length: 5000 }, (_, i) => draws(1, 7, `student ${i}`)[0] ?? 0);
    expect(Math.abs(meanOf(firsts) - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(meanOf(firsts.slice(1).map((value, i) => (value - 0.5) * ((firsts[i] ?? 0) - 0.5))))).toBeLessThan(0.006);
  });

  test('[SI1] normal draws have mean 0 and spread 1', () => {
    const random = createRandom('bell');
    const values = Array.from({ length: 10_000 }, () => random.normal());
    expect(Math.abs(meanOf(values))).toBeLessThan(0.05);
    expect(Math.abs(meanOf(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.06);
  });
});
