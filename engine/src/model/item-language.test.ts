import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeddleError } from '../problem/index.ts';
import { evaluateExpression, fillTemplate, namesIn, needNumber, parseTemplate } from './item-language.ts';
import type { Numbers } from './item-language.ts';
import { writeNumber } from './item-number.ts';
import { rational } from './item-rational.ts';
import { parseExpression } from './item-syntax.ts';

const names: Numbers = { a: rational(3n), b: rational(4n), half: rational(1n, 2n) };
const evaluateText = (text: string, known: Numbers) => evaluateExpression(parseExpression(text), known);
const fillText = (text: string, known: Numbers) => fillTemplate(parseTemplate(text), known);
const shown = (text: string) => {
  const { number, form } = needNumber(evaluateText(text, names));
  return writeNumber(number, form);
};
const isTrue = (text: string) => {
  const value = evaluateText(text, names);
  return value.kind === 'truth' && value.isTrue;
};
const faultOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof HeddleError) return [error.code, error.params['at']];
    throw error;
  }
  return 'none';
};

/** Any tree of + - * / over small whole numbers, with its value worked out on pairs that are never reduced. */
type Tree = { readonly text: string; readonly top: bigint; readonly bottom: bigint; readonly dividesByZero: boolean };
const leaf = fc.integer({ min: 0, max: 9 }).map((n): Tree => ({ text: `${n}`, top: BigInt(n), bottom: 1n, dividesByZero: false }));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('tree'), tie('tree')).map(([operator, x, y]): Tree => {
    const text = `(${x.text} ${operator} ${y.text})`;
    const dividesByZero = x.dividesByZero || y.dividesByZero || (operator === '/' && y.top === 0n);
    if (operator === '*') return { text, dividesByZero, top: x.top * y.top, bottom: x.bottom * y.bottom };
    if (operator === '/') return { text, dividesByZero, top: x.top * y.bottom, bottom: x.bottom * y.top };
    const turned = operator === '-' ? -y.top : y.top;
    return { text, dividesByZero, top: x.top * y.bottom + turned * x.bottom, bottom: x.bottom * y.bottom };
  })),
}));

describe('the item language', () => {
  test('[MI1] any sum, difference, product and quotient comes out as worked out by cross-multiplying', () => {
    fc.assert(fc.property(tree, ({ text, top, bottom, dividesByZero }) => {
      if (dividesByZero) {
        expect(faultOf(() => evaluateText(text, {}))).toEqual(['item.divide-by-zero', expect.any(Number)]);
      } else {
        const { number } = needNumber(evaluateText(text, {}));
        expect(bottom).not.toBe(0n);
        expect(number.numerator * bottom).toBe(top * number.denominator);
      }
    }), { numRuns: 500 });
  });

  test.each([
    ['2 + 3 * 4', '14'], ['(2 + 3) * 4', '20'], ['2 - 3 - 4', '-5'], ['12 / 3 / 2', '2'], ['-2^2', '-4'], ['(-2)^2', '4'], ['2^-1', '0.5'], ['2 * -3', '-6'],
    ['a * b', '12'], ['half + 0.25', '0.75'], ['a / b + 1', '1.75'], ['--a', '3'], ['1 / 3', '1/3'],
    ['gcd(12, 18)', '6'], ['lcm(4, 6)', '12'], ['lcm(0, 6)', '0'], ['abs(a - b)', '1'], ['min(a, b)', '3'], ['max(a, b)', '4'],
    ['floor(-7 / 2)', '-4'], ['ceil(7 / 2)', '4'], ['ceil(-7 / 2)', '-3'], ['mod(7, 3)', '1'], ['mod(-7, 3)', '2'],
    ['frac(6 / 4)', '3/2'], ['mixed(7 / 4)', '1 3/4'], ['dec(2 / 3, 2)', '0.67'], ['percent(a / b)', '75%'], ['dec(half, 2) + 1', '1.5'],
  ])('[MI2] %s is %s', (text, value) => {
    expect(shown(text)).toBe(value);
  });

  test('[MI2] checks compare exactly and join with "and" or "or"', () => {
    expect(['0.1 + 0.2 = 0.3', 'a < b and b <= 4', 'a > b or a != b', '(a = 3 and b = 3) or b = 4', 'a >= 3'].map(isTrue)).toEqual([true, true, true, true, true]);
    expect(['a = b', 'a < b and a > b', 'a = 0 or b = 0'].map(isTrue)).toEqual([false, false, false]);
  });

  test('[MI4] a template is filled hole by hole', () => {
    expect(fillText('{a} boxes of {b}: {a * b}, or {mixed(a / 2)} and {percent(half)}', names)).toBe('3 boxes of 4: 12, or 1 1/2 and 50%');
    expect(fillText('no holes', names)).toBe('no holes');
  });

  test.each([
    ['1 +', 'item.ends-early', 4], ['(1', 'item.ends-early', 3], ['', 'item.ends-early', 1], ['1 2', 'item.unexpected', 3], ['1 + # 2', 'item.unexpected', 5], [')', 'item.unexpected', 1],
    ['a < b < 5', 'item.unexpected', 7], ['a = 1 and b = 2 or a = 3', 'item.unexpected', 17], ['and', 'item.unexpected', 1],
    ['2 + c', 'item.unknown-name', 5], ['sqrt(4)', 'item.unknown-function', 1], ['gcd(1)', 'item.wrong-count', 1], ['abs(1, 2)', 'item.wrong-count', 1],
    ['gcd(half, 2)', 'item.needs-whole', 1], ['2 + a / (b - 4)', 'item.divide-by-zero', 7], ['mod(a, 0)', 'item.divide-by-zero', 1], ['1 + (a < b)', 'item.needs-number', 8], ['a = 3 and b', 'item.needs-truth', 11],
    ['2 ^ half', 'item.exponent-not-whole', 3], ['1 ^ 999', 'item.exponent-too-big', 3], ['9 ^ 99', 'item.number-too-big', 3], ['9'.repeat(61), 'item.number-too-big', 1],
    ['dec(a, 11)', 'item.wrong-places', 1], ['dec(a, half)', 'item.wrong-places', 1], ['dec(a, -1)', 'item.wrong-places', 1], ['constructor', 'item.unknown-name', 1], ['toString(1)', 'item.unknown-function', 1],
  ])('[MI3] "%s" is the fault %s at letter %i', (text, code, at) => {
    expect(faultOf(() => evaluateText(text, names))).toEqual([code, at]);
  });

  test('[MI3] length, depth and steps are bounded', () => {
    expect(faultOf(() => evaluateText(' '.repeat(1001), names))).toEqual(['item.text-too-long', 1001]);
    expect(faultOf(() => evaluateText(`${'('.repeat(41)}1${')'.repeat(41)}`, names))).toEqual(['item.too-deep', 42]);
    expect(faultOf(() => evaluateText(`${'-'.repeat(41)}1`, names))).toEqual(['item.too-deep', 42]);
    expect(faultOf(() => evaluateText(`1${'^1'.repeat(41)}`, names))).toEqual(['item.too-deep', expect.any(Number)]);
    expect(faultOf(() => evaluateText(`1${'+1'.repeat(499)}`, names))).toEqual(['item.out-of-steps', expect.any(Number)]);
    expect(shown(`1${'+1'.repeat(240)}`)).toBe('241');
  });

  test('[MI3] a fault in a template tells its letter in the whole text', () => {
    expect(faultOf(() => fillText('Take {a} and {zz}.', names))).toEqual(['item.unknown-name', 15]);
    expect(faultOf(() => fillText('Take {a and b.', names))).toEqual(['item.open-hole', 6]);
    expect(faultOf(() => fillText('Take a} and b.', names))).toEqual(['item.stray-brace', 7]);
    expect(faultOf(() => fillText('{a < b}', names))).toEqual(['item.needs-number', 2]);
    expect(faultOf(() => parseTemplate('Take {a} or {1 +}'))).toEqual(['item.ends-early', 17]);
  });

  test('[MI3] any text ends in a value or in one fault with a position', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'0123456789abhlf+-*/^()<>=!, {}'), maxLength: 60 });
    const words = fc.array(fc.constantFrom('a', 'b', 'half', '2', '0', '9', '(', ')', '+', '-', '*', '/', '^', '<', '=', ',', 'and', 'or', 'gcd(', 'dec(', 'mod(', 'floor('), { maxLength: 25 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), letters, words), (text) => {
      for (const run of [() => evaluateText(text, names), () => fillText(text, names)]) {
        const fault = faultOf(run);
        if (fault !== 'none') expect(fault).toEqual([expect.stringMatching(/^item\./), expect.any(Number)]);
      }
    }), { numRuns: 2000 });
  });

  test('[MI9] the names of an expression are found in every part of it', () => {
    expect(namesIn(parseExpression('a + gcd(b, -c) < d ^ 2'))).toEqual(['a', 'b', 'c', 'd']);
  });
});
