import { firstMeeting, near, repeat, twoPlaces } from './maths-lab-oracle.test-suite.ts';
import type { NumberOracle, Oracles, TextOracle } from './maths-lab-oracle.test-suite.ts';

const digitsOf = (x: number) => Number(String(x).replace('.', ''));
const partOf = (x: number) => Number(String(x).split('.')[1]);

const roundToTenth: NumberOracle = {
  isRight: (answer, x) => near(answer * 10, Math.round(answer * 10)) && answer - x <= 0.05 + 1e-9 && x - answer < 0.05 - 1e-9,
  wrong: { 'cuts-off': (x) => Number(String(x).slice(0, -1)), 'wrong-place': (x) => Math.round(x) },
};
const addDecimals: NumberOracle = {
  isRight: (answer, a, b) => near(answer - a, b),
  wrong: {
    'lines-up-ends': (a, b) => (digitsOf(a) + digitsOf(b)) / 100,
    'splits-at-point': (a, b) => Number(`${Math.trunc(a) + Math.trunc(b)}.${partOf(a) + partOf(b)}`),
  },
};
const addFractions: NumberOracle = {
  isRight: (answer, a, b, c, d) => near(answer - c / d, a / b),
  wrong: { 'adds-across': (a, b, c, d) => (a + c) / (b + d), 'adds-tops-only': (a, b, c, d) => (a + c) / firstMeeting(b, d) },
};
const volume: NumberOracle = {
  // Layer by layer, row by row, as with real cubes.
  isRight: (answer, l, w, h) => answer === repeat(h, (cubes) => repeat(w, (row) => row + l, cubes), 0),
  wrong: { 'adds-edges': (l, w, h) => l + w + h, 'one-layer-only': (l, w) => l * w },
};
const gridPoint: TextOracle = {
  text: (_x, _y, right, up) => `(${right}, ${up})`,
  wrong: { 'swaps-coordinates': (_x, _y, right, up) => `(${up}, ${right})`, 'counts-from-one': (_x, _y, right, up) => `(${right + 1}, ${up + 1})` },
};

/** The number with every digit but the asked one turned to nothing. */
const worthOf = (n: number, digit: number) => Number(String(n).replace(/\d/g, (one) => (Number(one) === digit ? one : '0')));
const digitWorth: NumberOracle = { isRight: (answer, n, digit) => answer === worthOf(n, digit), wrong: { 'face-value': (_n, digit) => digit } };
/** Places after the point are filled from the right; read as a whole number, nothing is filled. */
const spokenDecimal = (places: number): NumberOracle => ({
  isRight: (answer, whole, part) => near(answer, Number(`${whole}.${String(part).padStart(places, '0')}`)),
  wrong: { 'reads-as-whole': (whole, part) => Number(`${whole}.${part}`) },
});
const longMultiplication: NumberOracle = {
  isRight: (answer, a, b) => answer === repeat(a, (total) => total + b, 0),
  wrong: { 'no-shift': (a, b) => [...String(b)].reduce((total, digit) => total + a * Number(digit), 0) },
};
const longDivision: NumberOracle = {
  isRight: (answer, total, each) => answer * each === total,
  wrong: { 'skips-zero': (total, each) => Number(String(total / each).replace('0', '')) },
};

export const oracles5: Oracles = {
  '5.ten-times.represent': digitWorth,
  '5.ten-times.word': digitWorth,
  '5.read-decimals.represent': spokenDecimal(3),
  '5.read-decimals.word': spokenDecimal(2),
  '5.compare-decimals.compute': {
    isRight: (answer, a, b) => answer - a >= 0 && answer - b >= 0 && (answer === a || answer === b),
    wrong: { 'longer-is-larger': (a, b) => (String(a).length > String(b).length ? a : b) },
  },
  '5.compare-decimals.word': {
    isRight: (answer, a, b) => answer - a >= 0 && answer - b >= 0 && (answer === a || answer === b),
    wrong: { 'shorter-is-larger': (a, b) => (String(a).length < String(b).length ? a : b) },
  },
  '5.multiply-whole.compute': longMultiplication,
  '5.multiply-whole.word': { isRight: longMultiplication.isRight, wrong: { 'no-shift': (rows, seats) => longMultiplication.wrong['no-shift']?.(seats, rows) ?? Number.NaN } },
  '5.divide-whole.compute': longDivision,
  '5.divide-whole.word': longDivision,
  '5.powers-of-ten.compute': {
    isRight: (answer, x, _ten, p) => near(Number(`${answer}e-${p}`), x),
    wrong: { 'adds-zeros': (x, _ten, p) => Number(`${x}${'0'.repeat(p)}`), 'slides-wrong-way': (x, _ten, p) => Number(`${x}e-${p}`) },
  },
  '5.powers-of-ten.word': {
    isRight: (answer, x, many) => near(answer / many, x),
    wrong: { 'adds-zeros': (x, many) => Number(`${x}${String(many).slice(1)}`), 'slides-wrong-way': (x, many) => x / many },
  },
  '5.round-decimals.compute': roundToTenth,
  '5.round-decimals.word': roundToTenth,
  '5.add-decimals.compute': addDecimals,
  '5.add-decimals.word': addDecimals,
  '5.multiply-decimals.compute': {
    isRight: (answer, a, b) => near(answer / a, b),
    wrong: { 'point-straight-down': (a, b) => Number(`${digitsOf(a) * digitsOf(b)}e-1`) },
  },
  '5.multiply-decimals.word': {
    isRight: (answer, price, meters) => near(answer / meters, price),
    wrong: { 'point-straight-down': (price, meters) => (Math.round(price * 10) * digitsOf(meters)) / 10, 'always-larger': (price, meters) => price / meters },
  },
  '5.common-denominators.represent': {
    isRight: (answer, a, b, bottom) => near(answer / bottom, a / b),
    wrong: { 'only-bottom': (a) => a, 'adds-to-both': (a, b, bottom) => a + (bottom - b) },
  },
  '5.common-denominators.word': {
    isRight: (answer, slices, cheese, pieces) => near(answer / (slices * pieces), cheese / slices),
    wrong: { 'only-bottom': (_slices, cheese) => cheese, 'adds-to-both': (_slices, cheese, pieces) => cheese + pieces },
  },
  '5.add-fractions.compute': addFractions,
  '5.add-fractions.word': addFractions,
  '5.add-mixed.compute': {
    isRight: (answer, w, a, b, v, c, d) => near(answer + v + c / d, w + a / b),
    wrong: { 'smaller-from-larger': (w, a, b, v, c, d) => w - v + Math.abs(a / b - c / d) },
  },
  '5.add-mixed.word': {
    isRight: (answer, w, a, b, v, c, d) => near(answer - w - a / b, v + c / d),
    wrong: {
      'forgets-carry': (w, a, b, v, c, d) => w + v + ((a / b + c / d) % 1),
      '5.add-fractions.adds-across': (w, a, b, v, c, d) => w + v + (a + c) / (b + d),
    },
  },
  '5.fraction-as-division.compute': {
    isRight: (answer, a, b) => near(answer * b, a),
    wrong: { 'turned-round': (a, b) => b / a, 'leaves-remainder': (a, b) => Math.trunc(a / b) },
  },
  '5.fraction-as-division.word': {
    isRight: (answer, friends, sandwiches) => near(answer * friends, sandwiches),
    wrong: { 'turned-round': (friends, sandwiches) => friends / sandwiches },
  },
  '5.multiply-fractions.compute': {
    isRight: (answer, a, b, c, d) => near(answer / (c / d), a / b),
    wrong: {
      'finds-common-first': (a, b, c, d) => {
        const parts = firstMeeting(b, d);
        return ((a * parts) / b) * ((c * parts) / d) / parts;
      },
    },
  },
  '5.multiply-fractions.word': {
    isRight: (answer, a, b, batches) => near(answer, repeat(batches, (cups) => cups + a / b, 0)),
    wrong: { 'multiplies-both': (a, b, batches) => (a * batches) / (b * batches) },
  },
  '5.divide-unit-fractions.compute': {
    isRight: (answer, n, one, k) => near(answer * (one / k), n),
    wrong: { 'divides-by-bottom': (n, _one, k) => n / k },
  },
  '5.divide-unit-fractions.word': {
    isRight: (answer, friends, one, k) => near(answer * friends, one / k),
    wrong: { 'multiplies-when-sharing': (friends, one, k) => friends * (one / k) },
  },
  '5.order-of-operations.compute': {
    isRight: (answer, a, b, c, d) => answer === repeat(b, (total) => total + (c - d), a),
    wrong: { 'left-to-right': (a, b, c, d) => (a + b) * (c - d), 'ignores-parentheses': (a, b, c, d) => a + b * c - d },
  },
  '5.order-of-operations.find-error': {
    isRight: (answer, a, b, c) => answer === repeat(b, (total) => total + c, a),
    wrong: { 'left-to-right': (a, b, c) => (a + b) * c },
  },
  '5.volume-boxes.compute': volume,
  '5.volume-boxes.word': volume,
  '5.convert-units.compute': {
    isRight: (answer, feet) => answer === repeat(feet, (inches) => inches + 12, 0),
    wrong: { 'wrong-operation': (feet) => feet / 12, 'factor-of-ten': (feet) => Number(`${feet}0`) },
  },
  '5.convert-units.word': {
    isRight: (answer, minutes) => minutes === repeat(answer, (all) => all + 60, 0),
    wrong: { 'wrong-operation': (minutes) => minutes * 60, 'factor-of-ten': (minutes) => twoPlaces(minutes / 10) },
  },
  '5.coordinate-grid.represent': gridPoint,
  '5.coordinate-grid.word': {
    text: (x, y, up) => `(${x}, ${repeat(up, (at) => at + 1, y)})`,
    wrong: { 'swaps-coordinates': (x, y, up) => `(${x + up}, ${y})`, 'counts-from-one': (x, y, up) => `(${x}, ${y + (up - 1)})` },
  },
};
