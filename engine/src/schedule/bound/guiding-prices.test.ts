import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { boundOf } from './bound-of.ts';
import { guidingPrices } from './guiding-prices.ts';

const wants = { 'ratio/lesson': 90, 'rates/lesson': 60, 'ratio/alone': 50, 'rates/alone': 80 };
const instance = compile(plannedDay({ students: Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`s${index}`, { wants }])) }));

test('[SC134] prices that guide a search depend on the day and the number of steps alone, so that a search whose prices were cut short can be run again', () => {
  let asked = 0;
  const short = guidingPrices(instance, { shouldStop: () => { asked += 1; return asked > 30; } });
  expect(short.iterations).toBe(31);
  expect(guidingPrices(instance, { iterations: 31 })).toEqual(short);
  expect(guidingPrices(instance).prices).not.toEqual(short.prices);
});

test('[SC134] they come with a bound of the day, if not with the tightest', () => {
  const { bound } = boundOf(instance, { iterations: 600 });
  expect(guidingPrices(instance).bound).toBeGreaterThanOrEqual(bound - 1e-6);
});
