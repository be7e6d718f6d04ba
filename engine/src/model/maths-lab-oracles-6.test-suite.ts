import { areaOf, commonDivisors, firstMeeting, near, repeat, sum, twoPlaces } from './maths-lab-oracle.test-suite.ts';
import type { NumberOracle, Oracles } from './maths-lab-oracle.test-suite.ts';

const equalRatio: NumberOracle = {
  isRight: (answer, a, b, scaled) => near(b / a, answer / scaled),
  wrong: { 'adds-same': (a, b, scaled) => b + (scaled - a), 'scales-one': (_a, b) => b },
};
const steadyRate: (first: NumberOracle['isRight'], all: (...numbers: number[]) => readonly [number, number, number]) => NumberOracle = (isRight, all) => ({
  isRight,
  wrong: {
    'scales-by-difference': (...numbers) => {
      const [many, total, wanted] = all(...numbers);
      return total + (wanted - many);
    },
    'multiplies-totals': (...numbers) => {
      const [, total, wanted] = all(...numbers);
      return total * wanted;
    },
  },
});
const partOfNumber = (percent: number, number: number) => sum(Array.from({ length: percent }, () => number / 100));
const percentWhole: NumberOracle = {
  isRight: (answer, part, percent) => near(partOfNumber(percent, answer), part),
  wrong: { 'percent-of-part': (part, percent) => partOfNumber(percent, part), 'adds-percent': (part, percent) => part + percent },
};
const greatestFactor: NumberOracle = {
  isRight: (answer, a, b) => answer === commonDivisors(a, b)[0],
  wrong: { 'stops-early': (a, b) => commonDivisors(a, b)[1] ?? Number.NaN, 'gives-multiple': firstMeeting },
};
const leastMultiple: NumberOracle = {
  isRight: (answer, a, b) => answer === firstMeeting(a, b),
  wrong: { 'always-product': (a, b) => a * b, 'gives-factor': (a, b) => commonDivisors(a, b)[0] ?? Number.NaN },
};
const smallest: NumberOracle = {
  isRight: (answer, ...numbers) => answer === numbers.toSorted((a, b) => a - b)[0],
  wrong: {
    'larger-size-larger': (...numbers) => Math.max(...numbers.filter((n) => n < 0)),
    'ignores-sign': (...numbers) => numbers.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? Number.NaN,
  },
};
const raise = (base: number, exponent: number) => repeat(exponent, (value) => value * base, 1);
const evaluate: NumberOracle = {
  isRight: (answer, a, b, c) => answer === repeat(c, (total) => total + a, b),
  wrong: { 'side-by-side-digits': (a, b, c) => Number(`${a}${c}`) + b, 'adds-coefficient': (a, b, c) => a + c + b },
};
const distribute: NumberOracle = {
  // What must be added to ax so that both sides agree, tried with x = 7 and x = 10.
  isRight: (answer, a, b) => [7, 10].every((x) => a * x + answer === repeat(a, (total) => total + x + b, 0)),
  wrong: { 'first-term-only': (_a, b) => b, 'adds-factor': (a, b) => a + b },
};
const multiplyEquation: NumberOracle = {
  isRight: (answer, a, total) => repeat(a, (all) => all + answer, 0) === total,
  wrong: { 'subtracts-coefficient': (a, total) => total - a, 'multiplies-again': (a, total) => a * total },
};
const triangle: NumberOracle = {
  // The top may stand over any place of the base line.
  isRight: (answer, base, height) => [0, 1, base + 3].every((top) => near(answer, areaOf([[0, 0], [base, 0], [top, height]]))),
  wrong: { 'forgets-half': (base, height) => base * height, 'adds-sides': (base, height) => base + height },
};
const mean: NumberOracle = {
  // The balance point: distances above and below it are the same.
  isRight: (answer, ...values) => near(sum(values.map((value) => value - answer)), 0),
  wrong: { 'sum-only': (...values) => sum(values), 'wrong-count': (...values) => sum(values) / values.filter((value) => value !== 0).length },
};
const median: NumberOracle = {
  isRight: (answer, ...values) => values.filter((value) => value < answer).length === 2 && values.filter((value) => value > answer).length === 2,
  wrong: { 'not-in-order': (...values) => values[2] ?? Number.NaN, 'mean-for-median': (...values) => sum(values) / values.length },
};

export const oracles6: Oracles = {
  '6.ratio-language.represent': {
    text: (red, blue) => `${red}:${blue}`,
    wrong: { 'reversed-order': (red, blue) => `${blue}:${red}`, 'part-to-whole': (red, blue) => `${red}:${red + blue}` },
  },
  '6.ratio-language.word': {
    text: (all, walk) => `${walk}:${all - walk}`,
    wrong: { 'reversed-order': (all, walk) => `${all - walk}:${walk}`, 'part-to-whole': (all, walk) => `${walk}:${all}` },
  },
  '6.equal-ratios.compute': equalRatio,
  '6.equal-ratios.word': equalRatio,
  '6.unit-rates.compute': {
    isRight: (answer, miles, hours) => answer * hours === miles,
    wrong: { 'divides-upside-down': (miles, hours) => hours / miles, 'no-division': (miles) => miles },
  },
  '6.unit-rates.word': {
    isRight: (answer, pounds, cost) => near(answer * pounds, cost),
    wrong: { 'divides-upside-down': (pounds, cost) => twoPlaces(pounds / cost), 'no-division': (_pounds, cost) => cost },
  },
  '6.rate-problems.represent': steadyRate((answer, many, total, wanted) => near(answer / wanted, total / many), (many = 0, total = 0, wanted = 0) => [many, total, wanted]),
  '6.rate-problems.word': steadyRate((answer, miles, hours, wanted) => near(answer / wanted, miles / hours), (miles = 0, hours = 0, wanted = 0) => [hours, miles, wanted]),
  '6.percent-meaning.represent': { isRight: (answer, n) => near(answer * 100, n), wrong: { 'point-drop': (n) => Number(`0.${n}`) } },
  '6.percent-meaning.compute': {
    isRight: (answer, x) => near(answer, x),
    wrong: { 'point-drop': (x) => (x * 10) / 100, 'percent-is-decimal': (x) => x / 100 },
  },
  '6.percent-of.compute': {
    isRight: (answer, percent, n) => near(answer, partOfNumber(percent, n)),
    wrong: { 'percent-as-amount': (percent) => percent, 'divides-by-percent': (percent, n) => n / percent, 'takes-it-off': (percent, n) => partOfNumber(100 - percent, n) },
  },
  '6.percent-of.word': {
    isRight: (answer, n, percent) => near(answer, partOfNumber(percent, n)),
    wrong: { 'percent-as-amount': (_n, percent) => percent, 'takes-it-off': (n, percent) => partOfNumber(100 - percent, n) },
  },
  '6.percent-whole.compute': percentWhole,
  '6.percent-whole.word': percentWhole,
  '6.divide-fractions.compute': {
    isRight: (answer, a, b, c, d) => near(answer * (c / d), a / b),
    wrong: { 'flips-first': (a, b, c, d) => (b / a) * (c / d), 'multiplies-straight': (a, b, c, d) => (a / b) * (c / d) },
  },
  '6.divide-fractions.word': {
    isRight: (answer, c, d, cups) => near(answer * (c / d), cups),
    wrong: { 'flips-first': (c, d, cups) => (1 / cups) * (c / d), 'multiplies-straight': (c, d, cups) => cups * (c / d) },
  },
  '6.common-factors.compute': greatestFactor,
  '6.common-factors.word': greatestFactor,
  '6.common-multiples.compute': leastMultiple,
  '6.common-multiples.word': leastMultiple,
  '6.order-signed.compute': smallest,
  '6.order-signed.word': smallest,
  '6.absolute-value.compute': {
    isRight: (answer, a, b) => answer === Math.sqrt(a * a) + Math.sqrt(b * b),
    wrong: { 'keeps-sign': (a, b) => a + b, 'flips-sign': (a, b) => -a + -b },
  },
  '6.absolute-value.word': { isRight: (answer, diver) => diver + answer === 0, wrong: { 'keeps-sign': (diver) => diver } },
  '6.grid-distance.compute': {
    isRight: (answer, x1, _y1, x2) => x1 + answer === x2,
    wrong: { 'subtracts-sizes': (x1, _y1, x2) => Math.abs(Math.abs(x1) - Math.abs(x2)) },
  },
  '6.grid-distance.word': {
    isRight: (answer, _x1, y1, _x2, y2) => Math.min(y1, y2) + answer === Math.max(y1, y2),
    wrong: { 'adds-sizes': (_x1, y1, _x2, y2) => Math.abs(y1) + Math.abs(y2) },
  },
  '6.exponents.compute': {
    isRight: (answer, base, exponent) => answer === raise(base, exponent),
    wrong: { 'multiplies-base-exponent': (base, exponent) => base * exponent, 'swaps-base': (base, exponent) => raise(exponent, base) },
  },
  '6.exponents.word': {
    isRight: (answer, first, many, days) => answer === first * raise(many, days),
    wrong: { 'multiplies-base-exponent': (_first, many, days) => many * days, 'swaps-base': (_first, many, days) => raise(days, many) },
  },
  '6.evaluate-expressions.compute': evaluate,
  '6.evaluate-expressions.word': evaluate,
  '6.distribute.represent': distribute,
  '6.distribute.find-error': distribute,
  '6.like-terms.compute': {
    // How much the value grows when x grows by one.
    isRight: (answer, a, b) => answer === a * 5 + 5 + b - (a * 4 + 4 + b),
    wrong: { 'drops-lone-letter': (a) => a, 'joins-unlike': (a, b) => a + 1 + b },
  },
  '6.like-terms.find-error': {
    isRight: (answer, a, b, _joined, _a, _b, x) => answer === repeat(a, (total) => total + x, b),
    wrong: { 'joins-unlike': (_a0, _b0, joined, _a, _b, x) => joined * x },
  },
  '6.add-equations.compute': {
    isRight: (answer, a, total) => answer + a === total,
    wrong: { 'same-operation': (a, total) => total + a, 'order-swapped': (a, total) => a - total },
  },
  '6.add-equations.word': { isRight: (answer, more, now) => answer + more === now, wrong: { 'same-operation': (more, now) => now + more } },
  '6.multiply-equations.compute': multiplyEquation,
  '6.multiply-equations.word': multiplyEquation,
  '6.triangle-area.compute': triangle,
  '6.triangle-area.word': triangle,
  '6.mean.compute': mean,
  '6.mean.word': mean,
  '6.median.compute': median,
  '6.median.word': median,
};
