import { findNearest, hintParams } from './did-you-mean.ts';
import { itemFault } from './item-fault.ts';
import { mostPlaces } from './item-number.ts';
import type { Form } from './item-number.ts';
import { compare, divide, floor, greatestDivisor, isWhole, multiply, negate, rational, round, size, subtract } from './item-rational.ts';
import type { Rational } from './item-rational.ts';

/** The functions of the item language. Four of them say only how the number is written: frac, mixed, dec, percent. */
/** A number and how it is written: 3/4, 0.75 and 75% are one number in three forms. */
type Written = { readonly number: Rational; readonly form: Form };

export function callFunction(name: string, given: readonly Rational[]): Written {
  const found = functions.find((candidate) => candidate.name === name);
  if (found === undefined) {
    const known = functions.map((candidate) => candidate.name);
    throw itemFault('item.unknown-function', { name, known, ...hintParams(findNearest(name, known)) });
  }
  const [first, second = first] = given;
  if (first === undefined || second === undefined || given.length !== found.takes) {
    throw itemFault('item.wrong-count', { name, takes: found.takes, given: given.length });
  }
  const result = found.run(first, second);
  return 'form' in result ? result : { number: result, form: { kind: 'plain' } };
}

/** A fixed number of arguments keeps every call readable and every mistake countable; min of three is min of min. */
type LanguageFunction = { readonly name: string; readonly takes: 1 | 2; readonly run: (x: Rational, y: Rational) => Rational | Written };

const functions: readonly LanguageFunction[] = [
  { name: 'abs', takes: 1, run: (x) => rational(size(x.numerator), x.denominator) },
  { name: 'min', takes: 2, run: (x, y) => (compare(x, y) <= 0 ? x : y) },
  { name: 'max', takes: 2, run: (x, y) => (compare(x, y) >= 0 ? x : y) },
  { name: 'floor', takes: 1, run: floor },
  { name: 'ceil', takes: 1, run: (x) => negate(floor(negate(x))) },
  // The rest takes the sign of the divisor, so that mod(n, 2) is 0 or 1 for every whole n.
  { name: 'mod', takes: 2, run: (x, y) => subtract(x, multiply(y, floor(divide(x, y)))) },
  { name: 'gcd', takes: 2, run: (x, y) => rational(greatestDivisor(whole('gcd', x), whole('gcd', y))) },
  { name: 'lcm', takes: 2, run: leastMultiple },
  { name: 'frac', takes: 1, run: (number) => ({ number, form: { kind: 'fraction' } }) },
  { name: 'mixed', takes: 1, run: (number) => ({ number, form: { kind: 'mixed' } }) },
  { name: 'percent', takes: 1, run: (number) => ({ number, form: { kind: 'percent' } }) },
  { name: 'dec', takes: 2, run: writeAsDecimal },
];

/** Shared factors of fractions have no place in a school book, so that a draw of halves is a slip of the author. */
function whole(name: string, x: Rational): bigint {
  if (!isWhole(x)) throw itemFault('item.needs-whole', { name });
  return x.numerator;
}

/** The least positive one; with 0 among the two it is 0, as in every computer algebra system. */
function leastMultiple(x: Rational, y: Rational): Rational {
  const [a, b] = [whole('lcm', x), whole('lcm', y)];
  return a === 0n || b === 0n ? rational(0n) : rational(size(a * b) / greatestDivisor(a, b));
}

/** The number is rounded too: what is shown is what is compared. */
function writeAsDecimal(x: Rational, y: Rational): Written {
  const places = isWhole(y) && y.numerator >= 0n && y.numerator <= BigInt(mostPlaces) ? Number(y.numerator) : undefined;
  if (places === undefined) throw itemFault('item.wrong-places', { most: mostPlaces });
  return { number: round(x, places), form: { kind: 'decimal', places } };
}
