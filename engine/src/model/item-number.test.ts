import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber, writeNumber } from './item-number.ts';
import type { Form } from './item-number.ts';
import { compare, rational, round } from './item-rational.ts';
import type { Rational } from './item-rational.ts';

const plain: Form = { kind: 'plain' };
const percent: Form = { kind: 'percent' };
const cents: Form = { kind: 'decimal', places: 2 };
const isRead = (typed: string, form: Form, value: Rational) => {
  const number = readNumber(typed, form);
  return number !== undefined && compare(number, value) === 0;
};
const fraction = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 400 })).map(([top, bottom]) => rational(BigInt(top), BigInt(bottom)));

describe('writing numbers', () => {
  test.each([
    [rational(7n), plain, '7'], [rational(7n, 20n), plain, '0.35'], [rational(-1n, 3n), plain, '-1/3'],
    [rational(7n, 4n), { kind: 'fraction' }, '7/4'], [rational(8n, 4n), { kind: 'fraction' }, '2'],
    [rational(7n, 4n), { kind: 'mixed' }, '1 3/4'], [rational(-7n, 4n), { kind: 'mixed' }, '-1 3/4'], [rational(3n, 4n), { kind: 'mixed' }, '3/4'], [rational(-3n, 4n), { kind: 'mixed' }, '-3/4'],
    [rational(7n, 2n), cents, '3.50'], [rational(2n, 3n), cents, '0.67'], [rational(-1n, 20n), cents, '-0.05'], [rational(7n, 2n), { kind: 'decimal', places: 0 }, '4'],
    [rational(1n, 4n), percent, '25%'], [rational(1n, 8n), percent, '12.5%'], [rational(1n, 3n), percent, '33 1/3%'],
  ] as const)('[MI4] %o in form %o is written %s', (number, form, text) => {
    expect(writeNumber(number, form)).toBe(text);
  });

  test('[MI4] every number that is written reads back as itself', () => {
    fc.assert(fc.property(fraction, fc.constantFrom<Form>(plain, percent, { kind: 'fraction' }, { kind: 'mixed' }), (number, form) => {
      expect(isRead(writeNumber(number, form), form, number)).toBe(true);
    }));
    fc.assert(fc.property(fraction, fc.nat({ max: 6 }), (number, places) => {
      const form: Form = { kind: 'decimal', places };
      expect(isRead(writeNumber(round(number, places), form), form, round(number, places))).toBe(true);
    }));
  });
});

describe('reading what a student typed', () => {
  const threeQuarters = rational(3n, 4n);

  test.each(['0.75', ' .75 ', '3/4', '6 / 8', '0.750', '+3/4', 'x = 3/4', 'n=0.75', '$0.75', '0 3/4'])('[MI5] "%s" is three quarters', (typed) => {
    expect(isRead(typed, plain, threeQuarters)).toBe(true);
  });

  test.each([
    ['1 3/4', rational(7n, 4n)], ['-1 3/4', rational(-7n, 4n)], ['−2', rational(-2n)], ['- 5', rational(-5n)], ['-$5', rational(-5n)],
    ['1,200', rational(1200n)], ['12,345,678.5', rational(24691357n, 2n)], ['7.', rational(7n)], ['007', rational(7n)],
  ] as const)('[MI5] "%s" is read', (typed, value) => {
    expect(isRead(typed, plain, value)).toBe(true);
  });

  test.each(['', ' ', 'three', '3/0', '1/2/3', '1.2.3', '12,00', '--3', '3-4', '1 3', '.', '75%', '½', '٣', '1e3', '0x10', 'Infinity', '9'.repeat(41)])('[MI5] "%s" is no plain number', (typed) => {
    expect(readNumber(typed, plain)).toBeUndefined();
  });

  test('[MI5] a percent may leave out its sign, and a decimal there is a decimal number of percents', () => {
    expect(isRead('75%', percent, threeQuarters)).toBe(true);
    expect(isRead('75 %', percent, threeQuarters)).toBe(true);
    expect(isRead('75', percent, threeQuarters)).toBe(true);
    expect(isRead('33 1/3%', percent, rational(1n, 3n))).toBe(true);
    expect(isRead('0.75', percent, threeQuarters)).toBe(false);
  });

  test('[MI5] where a decimal is asked, a fraction is no answer', () => {
    expect(isRead('3.5', cents, rational(7n, 2n))).toBe(true);
    expect(isRead('$3.50', cents, rational(7n, 2n))).toBe(true);
    expect(readNumber('7/2', cents)).toBeUndefined();
    expect(readNumber('350%', cents)).toBeUndefined();
  });

  test('[MI3] any text is read as a number or as none, and never throws', () => {
    const forms = fc.constantFrom<Form>(plain, percent, cents, { kind: 'fraction' }, { kind: 'mixed' });
    const numberLike = fc.string({ unit: fc.constantFrom(...'0123456789./ ,-%$x='), maxLength: 60 });
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), numberLike), forms, (typed, form) => {
      readNumber(typed, form);
    }), { numRuns: 1000 });
  });
});
