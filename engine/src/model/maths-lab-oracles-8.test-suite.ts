import { near, repeat } from './maths-lab-oracle.test-suite.ts';
import type { NumberOracle, Oracles } from './maths-lab-oracle.test-suite.ts';

const root: NumberOracle = {
  isRight: (answer, square) => answer > 0 && repeat(answer, (all) => all + answer, 0) === square,
  wrong: { 'half-for-root': (square) => square / 2, 'square-again': (square) => square * square },
};
const bothSides = (order: (...numbers: number[]) => readonly [number, number, number, number]): NumberOracle => ({
  isRight: (answer, ...numbers) => {
    const [a, b, c, d] = order(...numbers);
    return a * answer + b === c * answer + d;
  },
  wrong: {
    'adds-letter-terms': (...numbers) => {
      const [a, b, c, d] = order(...numbers);
      return (d - b) / (a + c);
    },
    'moves-without-sign': (...numbers) => {
      const [a, b, c, d] = order(...numbers);
      return (d + b) / (a - c);
    },
  },
});
/** ax + y = first and x + y = second, found by trying every pair of whole numbers. */
const solvePair = (a: number, first: number, second: number): readonly [number, number] => {
  for (let x = 0; x <= second; x += 1) if (a * x + (second - x) === first) return [x, second - x];
  return [Number.NaN, Number.NaN];
};
const scientific = (zeros: (value: number) => number): NumberOracle => ({
  isRight: (answer, value, digits) => near(Number(`${digits}e${answer}`) / value, 1),
  wrong: {
    'counts-zeros': (value) => zeros(value),
    'wrong-sign': (value) => -Number(value.toExponential().split('e')[1]),
  },
});

export const oracles8: Oracles = {
  '8.roots.compute': root,
  '8.roots.word': root,
  '8.exponent-rules.compute': {
    text: (base, m, _same, n) => `${base}^${[...Array(m).fill(base), ...Array(n).fill(base)].length}`,
    wrong: { 'multiplies-exponents': (base, m, _same, n) => `${base}^${m * n}`, 'multiplies-bases': (base, m, same, n) => `${base * same}^${m + n}` },
  },
  '8.exponent-rules.find-error': {
    // With x = 2 every value is exact in binary.
    isRight: (answer, m, n) => (2 ** m) ** n === 2 ** answer,
    wrong: { 'adds-in-power': (m, n) => m + n },
  },
  '8.negative-exponents.compute': {
    isRight: (answer, base, exponent) => near(repeat(-exponent, (value) => value * base, answer), 1),
    wrong: { 'negative-value': (base, exponent) => -repeat(-exponent, (value) => value * base, 1), 'multiplies-by-exponent': (base, exponent) => base * exponent },
  },
  '8.negative-exponents.represent': {
    isRight: (answer, _ten, exponent) => near(answer / Number(`1e${exponent}`), 1),
    wrong: { 'negative-value': (_ten, exponent) => -Number(`1${'0'.repeat(-exponent)}`), 'multiplies-by-exponent': (ten, exponent) => ten * exponent },
  },
  '8.scientific-notation.represent': scientific((value) => /0*$/.exec(String(value))?.[0].length ?? Number.NaN),
  '8.scientific-notation.compute': scientific((value) => -(/^0\.(0*)/.exec(value.toFixed(9))?.[1]?.length ?? Number.NaN)),
  '8.both-sides.compute': bothSides((a = 0, b = 0, c = 0, d = 0) => [a, b, c, d]),
  '8.both-sides.word': bothSides((b = 0, a = 0, d = 0, c = 0) => [a, b, c, d]),
  '8.systems-solve.compute': {
    isRight: (answer, a, first, second) => answer === solvePair(a, first, second)[0],
    wrong: { 'gives-other-letter': (a, first, second) => solvePair(a, first, second)[1] },
  },
  '8.systems-solve.word': {
    isRight: (answer, pens, _pad, first, _pen, _otherPad, second) => answer === solvePair(pens, first, second)[1],
    wrong: { 'stops-at-one': (pens, _pad, first, _pen, _otherPad, second) => solvePair(pens, first, second)[0] },
  },
  '8.slope.compute': {
    isRight: (answer, x1, y1, x2, y2) => near(y1 + answer * (x2 - x1), y2),
    wrong: { 'run-over-rise': (x1, y1, x2, y2) => (x2 - x1) / (y2 - y1), 'sign-mismatch': (x1, y1, x2, y2) => (y2 - y1) / (x1 - x2) },
  },
  '8.slope.word': { isRight: (answer, up, across) => near(answer * across, up), wrong: { 'run-over-rise': (up, across) => across / up } },
  '8.line-equations.represent': {
    text: (start, slope) => `y = ${slope}x + ${start}`,
    wrong: { 'swaps-m-b': (start, slope) => `y = ${start}x + ${slope}`, 'intercept-zero': (_start, slope) => `y = ${slope}x` },
  },
  '8.line-equations.word': {
    isRight: (answer, start, each, minutes) => answer === repeat(minutes, (liters) => liters + each, start),
    wrong: { 'swaps-m-b': (start, each, minutes) => start * minutes + each, 'intercept-zero': (_start, each, minutes) => each * minutes },
  },
  '8.triangle-angles.compute': { isRight: (answer, a, b) => answer + a + b === 180, wrong: { 'sum-360': (a, b) => 360 - (a + b) } },
  '8.triangle-angles.word': {
    // The outside angle and the third angle lie on one line.
    isRight: (answer, a, b) => answer + (180 - a - b) === 180,
    wrong: { 'outside-from-360': (a, b) => 180 - (a + b), 'sum-360': (a, b) => 360 - (a + b) },
  },
  '8.use-pythagoras.compute': {
    isRight: (answer, a, b) => near(answer, Math.hypot(a, b)),
    wrong: { 'adds-sides': (a, b) => a + b, 'forgets-root': (a, b) => a * a + b * b },
  },
  '8.use-pythagoras.word': {
    isRight: (answer, ladder, foot) => near(Math.hypot(answer, foot), ladder),
    wrong: { 'adds-sides': (ladder, foot) => ladder + foot, 'forgets-root': (ladder, foot) => ladder * ladder - foot * foot },
  },
  '8.cylinders.compute': {
    isRight: (answer, radius, height, pi) => near(Math.sqrt(answer / height / pi), radius),
    wrong: { 'wrap-not-fill': (radius, height, pi) => 2 * pi * radius * height, 'radius-not-squared': (radius, height, pi) => pi * radius * height },
  },
  '8.cylinders.word': {
    isRight: (answer, width, height, pi) => near(2 * Math.sqrt(answer / height / pi), width),
    wrong: { 'wrap-not-fill': (width, height, pi) => pi * width * height, '7.circle-area.diameter-squared': (width, height, pi) => pi * width * width * height },
  },
};
