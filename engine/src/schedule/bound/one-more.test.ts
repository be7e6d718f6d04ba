import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { randomSchool } from '../random-school.test-data.ts';
import { solve } from '../solve/solve.ts';
import { boundOf } from './bound-of.ts';
import { dearest, effectOf, leastPoints, withOneMore } from './one-more.ts';

/** A day on which every other adult is away, so that the others are worth something. */
const full = compile(randomSchool(5));
const instance = { ...full, adults: full.adults.map((adult, at) => (at % 2 === 0 ? adult : { ...adult, stationsAtOnce: adult.stationsAtOnce.map(() => 0) })) };
const { prices } = boundOf(instance, { iterations: 150 });
const offers = dearest(instance, prices, 100);

describe('one more adult or space', () => {
  test('[SC115] what is asked about has a price worth telling, dearest first, and each use of adults and spaces once a period', () => {
    expect(offers.length).toBeGreaterThan(0);
    expect(offers.map(({ price }) => price)).toEqual(offers.map(({ price }) => price).toSorted((left, right) => right - left));
    expect(offers.every(({ price }) => price >= leastPoints)).toBe(true);
    expect(new Set(offers.map(({ what, like, period }) => `${what} ${like} ${period}`)).size).toBe(offers.length);
    expect(dearest(instance, prices, 2)).toEqual(offers.slice(0, 2));
  });

  test('[SC115] the day with one more has it in that period alone, for the same kinds, and any plan of the day is still one of it', () => {
    const before = solve(instance, { seed: 1, iterations: 20 });
    for (const more of offers) {
      const wider = withOneMore(instance, more);
      const [own, was, is] = more.what === 'adult' ? ['adults', instance.adults, wider.adults] as const : ['spaces', instance.spaces, wider.spaces] as const;
      expect(is).toHaveLength(was.length + 1);
      expect(is.at(-1)?.stationsAtOnce.map((atOnce) => atOnce !== 0)).toEqual(instance.periods.map((_, period) => period === more.period));
      wider.kinds.forEach((kind) => expect(kind[own].includes(was.length)).toBe(kind[own].includes(more.like)));
      // A search of no rounds from the plan gives the plan.
      expect(solve(wider, { seed: 1, iterations: 0, start: before }).score).toBeGreaterThanOrEqual(before.score - 1e-6);
    }
  });

  test('[SC110] a plan of the day with one more is bounded as well, from the prices of the day without it', () => {
    for (const more of offers.slice(0, 3)) {
      const found = boundOf(instance, { iterations: 150 });
      const wider = boundOf(withOneMore(instance, more), { iterations: 1, start: found.prices });
      expect(wider.iterations).toBe(1);
      expect(solve(withOneMore(instance, more), { seed: 1, iterations: 20 }).score).toBeLessThanOrEqual(wider.bound);
    }
  });

  test('[SC115] first choices and places in fallback are counted', () => {
    const solution = solve(instance, { seed: 1, iterations: 20 });
    const seats = solution.stations.flatMap(({ groups }) => groups.flatMap((group) => group.seats));
    const { firstChoices, fallback } = effectOf(instance, solution);
    expect(fallback).toBe(seats.filter(({ option }) => option < 0).length);
    expect(firstChoices).toBe(seats.filter(({ demand, option }) => option >= 0
      && instance.options.value[option] === Math.max(...[...instance.options.value].filter((_value, row) => instance.options.demand[row] === demand))).length);
  });
});
