import { itemFault } from './item-fault.ts';

/**
 * An exact fraction in lowest terms, its sign in the numerator. School arithmetic has to be exact: with floats 0.1 + 0.2 is not 0.3,
 * and a student who is right would be told wrong.
 */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

/** No school number is longer, and without a bound 9^9^9 would take the server's memory. */
const mostDigits = 60;
const bound = 10n ** BigInt(mostDigits);

/** Brings to lowest terms, so that equal numbers are equal objects and stay short. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw itemFault('item.divide-by-zero');
  const sign = denominator < 0n ? -1n : 1n;
  const shared = sign * greatestDivisor(numerator, denominator);
  const lowest = { numerator: numerator / shared, denominator: denominator / shared };
  if (size(lowest.numerator) >= bound || lowest.denominator >= bound) throw itemFault('item.number-too-big', { digits: mostDigits });
  return lowest;
}

const one = rational(1n);

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Dividing by zero is caught where the denominator becomes zero, in `rational`. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Whole exponents only, also negative ones. Multiplied step by step, so that the bound stops it before memory does. */
export function power(base: Rational, exponent: Rational): Rational {
  if (!isWhole(exponent)) throw itemFault('item.exponent-not-whole');
  const times = size(exponent.numerator);
  if (times > 200n) throw itemFault('item.exponent-too-big', { most: 200 });
  const factor = exponent.numerator < 0n ? divide(one, base) : base;
  let result = one;
  for (let step = 0n; step < times; step += 1n) result = multiply(result, factor);
  return result;
}

/** Below, at or above zero as a is smaller than, equal to or larger than b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function isWhole(a: Rational): boolean {
  return a.denominator === 1n;
}

/** The whole number at or below: BigInt division cuts towards zero, and -7/2 lies between -4 and -3. */
export function floor(a: Rational): Rational {
  const cut = a.numerator / a.denominator;
  return rational(a.numerator < 0n && cut * a.denominator !== a.numerator ? cut - 1n : cut);
}

/** To so many decimal places, halves away from zero, as it is taught. */
export function round(a: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places);
  const doubled = 2n * size(a.numerator) * scale;
  const rounded = (doubled + a.denominator) / (2n * a.denominator);
  return rational(a.numerator < 0n ? -rounded : rounded, scale);
}

/** Euclid's. Never negative; of 0 and 0 it is 0. */
export function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [size(a), size(b)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

export function size(a: bigint): bigint {
  return a < 0n ? -a : a;
}
