import { near, repeat, sum, twoPlaces } from './maths-lab-oracle.test-suite.ts';
import type { NumberOracle, Oracles } from './maths-lab-oracle.test-suite.ts';

const fractionRate: NumberOracle = {
  isRight: (answer, a, b, c, d) => near(answer * (c / d), a / b),
  wrong: { 'divides-wrong-way': (a, b, c, d) => c / d / (a / b), 'multiplies-fractions': (a, b, c, d) => (a / b) * (c / d) },
};
const constantRate = (isRight: NumberOracle['isRight']): NumberOracle => ({
  isRight,
  wrong: { 'inverse-rate': (x, y) => x / y, 'first-difference': (x, y) => y - x },
});
/** `direction` is 1 where the price grows and -1 where it falls. */
const finalPrice = (direction: 1 | -1): NumberOracle => ({
  isRight: (answer, price, percent) => near((answer - price) / price, (direction * percent) / 100),
  wrong: {
    'percent-as-dollars': (price, percent) => price + direction * percent,
    'gives-part-only': (price, percent) => sum(Array.from({ length: percent }, () => price / 100)),
    'wrong-direction': (price, percent) => sum(Array.from({ length: 100 - direction * percent }, () => price / 100)),
  },
});
const percentChange = (direction: 1 | -1): NumberOracle => ({
  isRight: (answer, before, after) => near(before * (1 + direction * answer), after),
  wrong: {
    'divides-by-new': (before, after) => Math.abs(after - before) / after,
    'change-as-percent': (before, after) => Math.abs(after - before) / 100,
  },
});
const interest = (order: (...numbers: number[]) => readonly [number, number, number]): NumberOracle => ({
  isRight: (answer, ...numbers) => {
    const [amount, percent, years] = order(...numbers);
    return near(answer, repeat(years, (all) => all + amount * (percent / 100), 0));
  },
  wrong: {
    'one-year-only': (...numbers) => {
      const [amount, percent] = order(...numbers);
      return amount * (percent / 100);
    },
    'adds-principal': (...numbers) => {
      const [amount, percent, years] = order(...numbers);
      return repeat(years, (all) => all + amount * (percent / 100), amount);
    },
  },
});
const addSigned: NumberOracle = {
  isRight: (answer, a, b) => answer - b === a,
  wrong: { 'adds-sizes': (a, b) => -(Math.abs(a) + Math.abs(b)), 'drops-minus': (a, b) => -(a + b) },
};
const subtractSigned: NumberOracle = {
  isRight: (answer, a, b) => answer + b === a,
  wrong: { 'minus-minus-ignored': (a, b) => a - Math.abs(b), 'turns-both': (a, b) => -a + Math.abs(b) },
};
const toDecimal: NumberOracle = {
  isRight: (answer, a, b) => near(answer * b, a),
  wrong: { 'digits-in-a-row': (a, b) => Number(`${a}.${b}`), 'turned-division': (a, b) => twoPlaces(b / a) },
};
const twoSteps = (order: (...numbers: number[]) => readonly [number, number, number]): NumberOracle => ({
  isRight: (answer, ...numbers) => {
    const [a, b, total] = order(...numbers);
    return repeat(a, (all) => all + answer, b) === total;
  },
  wrong: {
    'divides-before-subtract': (...numbers) => {
      const [a, b, total] = order(...numbers);
      return total / a - b;
    },
    'wrong-undo': (...numbers) => {
      const [a, b, total] = order(...numbers);
      return (total + b) / a;
    },
  },
});
const bracket: NumberOracle = {
  isRight: (answer, a, b, total) => repeat(a, (all) => all + answer + b, 0) === total,
  wrong: { 'outside-only-first': (a, b, total) => (total - b) / a, 'ignores-outside': (_a, b, total) => total - b },
};
const around: NumberOracle = {
  isRight: (answer, radius, pi) => near(answer / pi - radius, radius),
  wrong: { 'radius-for-diameter': (radius, pi) => pi * radius, 'area-for-around': (radius, pi) => pi * radius * radius },
};
/** `half` turns the length told into the radius. */
const circleArea = (half: (told: number) => number): NumberOracle => ({
  isRight: (answer, told, pi) => near(Math.sqrt(answer / pi), half(told)),
  wrong: { 'doubles-radius': (told, pi) => pi * (half(told) + half(told)), 'diameter-squared': (told, pi) => pi * (2 * half(told)) ** 2 },
});
/** The pair makes `whole` degrees, and a student who mixes the two facts up takes `mixed`. */
const anglePair = (whole: number, mixed: number): NumberOracle => ({
  isRight: (answer, a) => answer + a === whole,
  wrong: { 'mixes-90-180': (a) => mixed - a, 'all-equal': (a) => a },
});

export const oracles7: Oracles = {
  '7.fraction-rates.compute': fractionRate,
  '7.fraction-rates.word': fractionRate,
  '7.constant-rate.represent': constantRate((answer, x1, y1, x2, y2) => answer * x1 === y1 && answer * x2 === y2),
  '7.constant-rate.compute': constantRate((answer, x, y) => repeat(x, (all) => all + answer, 0) === y),
  '7.percent-change.compute': percentChange(1),
  '7.percent-change.word': percentChange(-1),
  '7.tax-tip-discount.compute': finalPrice(-1),
  '7.tax-tip-discount.word': finalPrice(1),
  '7.simple-interest.compute': interest((amount = 0, percent = 0, years = 0) => [amount, percent, years]),
  '7.simple-interest.word': interest((amount = 0, years = 0, percent = 0) => [amount, percent, years]),
  '7.add-signed.compute': addSigned,
  '7.add-signed.word': addSigned,
  '7.subtract-signed.compute': subtractSigned,
  '7.subtract-signed.word': subtractSigned,
  '7.multiply-signed.compute': { isRight: (answer, a, b) => answer / b === a, wrong: { 'two-negatives-negative': (a, b) => -(Math.abs(a) * Math.abs(b)) } },
  '7.multiply-signed.word': {
    isRight: (answer, change, minutes) => answer === repeat(minutes, (height) => height + change, 0),
    wrong: { 'one-negative-positive': (change, minutes) => Math.abs(change) * minutes },
  },
  '7.fractions-to-decimals.represent': toDecimal,
  '7.fractions-to-decimals.word': toDecimal,
  '7.two-step-equations.compute': twoSteps((a = 0, b = 0, total = 0) => [a, b, total]),
  '7.two-step-equations.word': twoSteps((b = 0, a = 0, total = 0) => [a, b, total]),
  '7.bracket-equations.compute': bracket,
  '7.bracket-equations.word': bracket,
  '7.scale-drawings.compute': {
    isRight: (answer, _one, meters, length) => answer === repeat(length, (all) => all + meters, 0),
    wrong: { 'adds-scale': (_one, meters, length) => length + meters },
  },
  '7.scale-drawings.word': {
    // Each square centimeter of the plan is a square of meters × meters.
    isRight: (answer, _one, meters, a, b) => answer / (a * b) === meters ** 2,
    wrong: { 'adds-scale': (_one, meters, a, b) => (a + meters) * (b + meters), 'area-like-length': (_one, meters, a, b) => a * b * meters },
  },
  '7.circumference.compute': around,
  '7.circumference.word': around,
  '7.circle-area.compute': circleArea((radius) => radius),
  '7.circle-area.word': circleArea((diameter) => diameter / 2),
  '7.angle-pairs.compute': anglePair(180, 90),
  '7.angle-pairs.word': anglePair(90, 180),
  '7.equal-chances.compute': {
    isRight: (answer, red, blue) => near(answer, [...Array(red).fill(1), ...Array(blue).fill(0)].filter((tile) => tile === 1).length / (red + blue)),
    wrong: { 'part-to-part': (red, blue) => red / blue, 'one-over-all': (red, blue) => 1 / (red + blue) },
  },
  '7.equal-chances.word': {
    isRight: (answer, parts, win) => near(answer * parts, win),
    wrong: { 'part-to-part': (parts, win) => win / (parts - win), 'one-over-all': (parts) => 1 / parts },
  },
};
