import type { DualPrices } from '../bound/bound.ts';
import { guidingPrices } from '../bound/guiding-prices.ts';
import type { Instance } from '../compile/instance.ts';
import { construct } from './construct.ts';
import { improve } from './improve.ts';
import { placeLeastBad } from './least-bad.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import type { Random } from './random.ts';
import { copyPeriod, restart } from './restart.ts';
import { resume } from './resume.ts';
import { recount, settle } from './score.ts';
import { rebuildPeriod, searchRound } from './search.ts';
import type { SolvedStation, Solution } from './solution.ts';
import { closeStation, emptyState, forget } from './state.ts';
import type { DayState } from './state.ts';
import { tradeSeats } from './trade-seats.ts';

type SolveBudget = {
  readonly seed: number;
  /** Rounds of search after the first full plan. Same instance, seed and iterations: same plan. */
  readonly iterations: number;
  /** Asked before each round; the best plan so far comes back. */
  readonly shouldStop?: () => boolean;
  /** Told of each better plan. `solution` builds it only when asked for. */
  readonly onIncumbent?: (better: { readonly iteration: number; readonly score: number; solution(): Solution }) => void;
  /** A plan to begin with, of this instance or of one like it: what no longer fits is left out, and whoever is left standing gets a place. */
  readonly start?: Solution;
  /** Only part of the day is in question: each round begins with one of these demands, where it is or could be. Left out: anywhere. */
  readonly near?: readonly number[];
  /**
   * Prices from the bound of this instance or of one like it (yesterday's): they tell which stations are worth opening. Left out: worked out
   * first, unless only the first plan is wanted or part of the day is in question.
   */
  readonly prices?: DualPrices;
  /** How far along the search is after so many rounds, 0 to 1: bold at first, careful at last. Left out: the share of `iterations`. */
  readonly pace?: (iteration: number) => number;
  /** Two searches on two cores share what they find. */
  readonly exchange?: Exchange;
};

type Exchange = {
  readonly every: number;
  /** Asked every so many rounds. The search goes on from the first of these plans that is worth what is expected, or from the last; none = from its own. */
  swap(mine: Handed): readonly { readonly plan: Solution; readonly expected: number }[];
  /** Until the next exchange only these periods change; undefined = any. The first is exchange 0. */
  periodsUntil?(exchange: number): readonly number[] | undefined;
};

/**
 * Where a search stands: the score of its best plan, and the plan it is at, which early on may be worse and is built only when asked for.
 * `since`: the score it began with after the last exchange.
 */
export type Handed = { readonly iteration: number; readonly best: number; readonly since: number; plan(): Solution };

/**
 * Who sits where, with whom, in which space? A first full plan is built at once, then searched for better ones.
 * A plan always comes back: whoever has no place within the limits nobody may break gets the least bad one, and is listed.
 */
export function solve(instance: Instance, budget: SolveBudget): Solution {
  const random = seedRandom(budget.seed);
  const prices = pricesFor(instance, budget);
  const state = emptyState(layOut(instance, prices));
  if (budget.start === undefined) construct(state, random, prices !== undefined);
  else resume(state, budget.start, random);
  const best = keepBest(state);
  const near = budget.near === undefined ? undefined : state.stations.map((_, period) => budget.near?.filter((demand) => state.puzzle.periodOf[demand] === period) ?? []);
  const hasWork = instance.demands.length > 0 && budget.near?.length !== 0;
  const isSmall = near === undefined && state.puzzle.demandsIn.every(({ length }) => length <= smallAtMost);
  const { exchange } = budget;
  let periods = exchange?.periodsUntil?.(0);
  let since = settle(state);
  let iteration = 0;
  while (hasWork && iteration < budget.iterations && budget.shouldStop?.() !== true) {
    const share = budget.pace?.(iteration) ?? iteration / budget.iterations;
    iteration += 1;
    const turn = isSmall && iteration % setOutEvery === 0 ? iteration / setOutEvery : 0;
    if (turn > 0) best.comeBack();
    best.remember();
    if (turn % 2 === 1) setOut(state, periods, random);
    else searchRound(state, { random, temperature: hottest * (coldest / hottest) ** share, periods, near });
    if (near === undefined && iteration % tradeEvery === 0) tradeIn(state, periods, iteration / tradeEvery);
    if (best.isBeaten()) budget.onIncumbent?.({ iteration, score: settle(state), solution: () => solutionOf(state, iteration) });
    if (exchange === undefined || iteration % exchange.every !== 0) continue;
    if (isSmall) best.comeBack();
    const plans = exchange.swap({ iteration, best: best.score(), since, plan: () => solutionOf(state, iteration) });
    periods = exchange.periodsUntil?.(iteration / exchange.every);
    if (plans.length > 0) best.remember();
    if (plans.some(({ plan, expected }) => layOutPlan(state, plan, seedRandom(iteration)) >= expected)) best.isBeaten();
    since = settle(state);
  }
  best.comeBack();
  if (hasWork && iteration > 0) state.stations.forEach((_, period) => tradeSeats(state, period));
  return solutionOf(state, iteration);
}

function pricesFor(instance: Instance, { prices, iterations, near }: SolveBudget): DualPrices | undefined {
  if (prices !== undefined || iterations === 0 || near !== undefined || instance.demands.length === 0) return prices;
  return guidingPrices(instance).prices;
}

/** One period after the other: a round moves a few students, trading looks at all of a period. */
function tradeIn(state: DayState, periods: readonly number[] | undefined, turn: number): void {
  const own = periods ?? [...state.stations.keys()];
  tradeSeats(state, own[turn % own.length] ?? 0);
}

/** On a small day one period is put together anew, as another mix of forms of work; the next turn goes back to the best plan. */
function setOut(state: DayState, periods: readonly number[] | undefined, random: Random): void {
  const own = periods ?? [...state.stations.keys()];
  rebuildPeriod(state, own[random.below(own.length)] ?? 0, random);
}

/** Students in a period, and rounds between two turns. */
const smallAtMost = 60;
const setOutEvery = 25;

/** Rounds between two looks at all the seats of a period: they take a fifth of the time. */
const tradeEvery = 25;

/** In points of value: at first a round may lose a fifth of a student's best option, at last next to nothing. */
const hottest = 20;
const coldest = 0.5;

/** The best plan so far. It is copied before each round that starts from it, and then only the periods that changed. */
function keepBest(state: DayState) {
  const copies: (readonly SolvedStation[])[] = state.stations.map(() => []);
  let score = settle(state);
  let isHere = true;
  return {
    /** Before a change: the plan may be about to get worse. */
    remember: () => {
      if (!isHere) return;
      for (const period of copies.keys()) if (state.touched[period] === 1) copies[period] = copyPeriod(state, period);
      state.touched.fill(0);
    },
    /** After it. */
    isBeaten: (): boolean => {
      const now = recount(state);
      isHere = now >= score - 1e-9;
      if (now <= score + 1e-6) return false;
      score = now;
      return true;
    },
    comeBack: () => {
      if (isHere) return;
      clear(state);
      restart(state, copies.flat());
      settle(state);
      forget(state);
      isHere = true;
    },
    score: () => score,
  };
}

/** A plan put together by two searches may give a student the same lesson twice: one of both goes elsewhere. Returns the score. */
function layOutPlan(state: DayState, plan: Solution, random: Random): number {
  clear(state);
  resume(state, plan, random);
  const { ledger, puzzle } = state;
  improve(state, [...puzzle.studentOf.keys()].filter((demand) => (ledger.students[puzzle.studentOf[demand] ?? 0] ?? 0) > 0), random);
  forget(state);
  return settle(state);
}

function clear(state: DayState): void {
  for (const station of state.stations.flat()) closeStation(state, station);
}

function solutionOf(state: DayState, iterations: number): Solution {
  const { options } = state.puzzle.instance;
  const { leastBad, stations } = placeLeastBad(state);
  const value = stations.flatMap(({ groups }) => groups.flatMap(({ seats }) => seats)).reduce((sum, { option }) => sum + (options.value[option] ?? 0), 0);
  return { stations, value: round(value), score: round(recount(state)), leastBad, iterations };
}

/** Floats are rounded before they leave: the same plan must hash the same on every machine. */
function round(value: number): number {
  return Math.round(value * 1e9) / 1e9 + 0;
}
