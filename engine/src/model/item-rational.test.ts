import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeddleError } from '../problem/index.ts';
import { add, compare, divide, floor, greatestDivisor, multiply, negate, power, rational, round, subtract } from './item-rational.ts';
import type { Rational } from './item-rational.ts';

const [zero, one] = [rational(0n), rational(1n)];
const whole = fc.bigInt({ min: -10_000n, max: 10_000n });
const positive = fc.bigInt({ min: 1n, max: 10_000n });
const fraction = fc.tuple(whole, positive).map(([top, bottom]) => rational(top, bottom));
const nonZero = fraction.filter(({ numerator }) => numerator !== 0n);
const property = (run: (a: Rational, b: Rational, c: Rational) => void) => fc.assert(fc.property(fraction, fraction, fraction, run));

/** Equal by cross-multiplying, which never reduces: independent of how `rational` finds lowest terms. */
const isSame = (a: Rational, [top, bottom]: readonly [bigint, bigint]) => a.numerator * bottom === top * a.denominator;

describe('exact fractions', () => {
  test('[MI1] sums, differences, products and quotients agree with cross-multiplied whole numbers', () => {
    fc.assert(fc.property(whole, positive, whole.filter((n) => n !== 0n), positive, (a, b, c, d) => {
      const [x, y] = [rational(a, b), rational(c, d)];
      expect(isSame(add(x, y), [a * d + c * b, b * d])).toBe(true);
      expect(isSame(subtract(x, y), [a * d - c * b, b * d])).toBe(true);
      expect(isSame(multiply(x, y), [a * c, b * d])).toBe(true);
      expect(isSame(divide(x, y), [a * d, b * c])).toBe(true);
    }));
  });

  test('[MI1] the laws of arithmetic hold exactly', () => {
    property((a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(multiply(a, b)).toEqual(multiply(b, a));
      expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
      expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      expect(add(a, negate(a))).toEqual(zero);
    });
    fc.assert(fc.property(nonZero, fraction, (a, b) => {
      expect(multiply(divide(b, a), a)).toEqual(b);
    }));
  });

  test('[MI1] a result is in lowest terms with its sign in the numerator', () => {
    property((a, b) => {
      const { numerator, denominator } = multiply(a, b);
      expect(denominator).toBeGreaterThan(0n);
      for (let shared = 2n; shared <= 50n; shared += 1n) expect(numerator % shared === 0n && denominator % shared === 0n).toBe(false);
    });
    expect(rational(6n, -8n)).toEqual({ numerator: -3n, denominator: 4n });
  });

  test('[MI1] comparing orders as a number line does', () => {
    property((a, b) => {
      const byFloat = Number(a.numerator) / Number(a.denominator) - Number(b.numerator) / Number(b.denominator);
      expect(Math.sign(compare(a, b))).toBe(Math.abs(byFloat) < 1e-12 ? 0 : Math.sign(byFloat));
    });
  });

  test('[MI1] floor is the whole number at or below, also below zero', () => {
    fc.assert(fc.property(fraction, (a) => {
      const below = floor(a);
      expect(compare(below, a)).toBeLessThanOrEqual(0);
      expect(compare(add(below, one), a)).toBeGreaterThan(0);
      expect(below.denominator).toBe(1n);
    }));
    expect(floor(rational(-7n, 2n))).toEqual(rational(-4n));
  });

  test('[MI4] rounding is at most half a place off, and halves go away from zero', () => {
    fc.assert(fc.property(fraction, fc.nat({ max: 5 }), (a, places) => {
      const off = subtract(round(a, places), a);
      const halfPlace = rational(1n, 2n * 10n ** BigInt(places));
      expect(compare(off, halfPlace)).toBeLessThanOrEqual(0);
      expect(compare(off, negate(halfPlace))).toBeGreaterThanOrEqual(0);
    }));
    expect([round(rational(5n, 2n), 0), round(rational(-5n, 2n), 0), round(rational(1n, 8n), 2)]).toEqual([rational(3n), rational(-3n), rational(13n, 100n)]);
  });

  test('[MI1] a power is repeated multiplication, and a negative exponent turns it over', () => {
    expect(power(rational(2n), rational(10n))).toEqual(rational(1024n));
    expect(power(rational(-2n, 3n), rational(3n))).toEqual(rational(-8n, 27n));
    expect(power(rational(5n), rational(-2n))).toEqual(rational(1n, 25n));
    fc.assert(fc.property(nonZero, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (a, m, n) => {
      const raised = (exponent: number) => power(a, rational(BigInt(exponent)));
      expect(multiply(raised(m), raised(n))).toEqual(raised(m + n));
    }));
  });

  test('[MI1] the greatest divisor is what trial division finds', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (a, b) => {
      const shared = Array.from({ length: 300 }, (_, index) => index + 1).filter((d) => a % d === 0 && b % d === 0);
      expect(greatestDivisor(BigInt(-a), BigInt(b))).toBe(BigInt(Math.max(...shared)));
    }));
  });

  test('[MI3] dividing by zero, fractional exponents and numbers beyond school size are faults with a code', () => {
    const faultOf = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return error instanceof HeddleError ? error.code : 'other';
      }
      return 'none';
    };
    expect(faultOf(() => divide(one, zero))).toBe('item.divide-by-zero');
    expect(faultOf(() => power(zero, rational(-1n)))).toBe('item.divide-by-zero');
    expect(faultOf(() => power(rational(2n), rational(1n, 2n)))).toBe('item.exponent-not-whole');
    expect(faultOf(() => power(one, rational(201n)))).toBe('item.exponent-too-big');
    expect(faultOf(() => power(rational(9n), rational(200n)))).toBe('item.number-too-big');
  });
});
