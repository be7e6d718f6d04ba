import type { DualPrices } from '../bound/bound.ts';
import type { Instance } from '../compile/instance.ts';
import { allocateAdults } from './allocate-adults.ts';
import { improvePeriod } from './improve.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import type { Random } from './random.ts';
import { repairPeriod, unseated } from './repair.ts';
import { placeLeastBad } from './least-bad.ts';
import { scorePeriods, sizePrice } from './score.ts';
import { photographDay, searchRound, seatPrices } from './search.ts';
import { restart } from './restart.ts';
import type { Solution } from './solution.ts';
import { closeStation, emptyState, photograph, putBack, stand } from './state.ts';
import type { DayState, Photograph } from './state.ts';

export type SolveBudget = {
  readonly seed: number;
  /** Rounds of search after the first full plan. Same instance, seed and iterations: same plan. */
  readonly iterations: number;
  /** Asked before each round; the best plan so far comes back. */
  readonly shouldStop?: () => boolean;
  /** Told of each better plan. `solution` builds it only when asked for. */
  readonly onIncumbent?: (better: { readonly iteration: number; readonly score: number; solution(): Solution }) => void;
  /** A plan to begin with, of this instance or of one like it: what no longer fits is left out, and whoever is left standing gets a place. */
  readonly start?: Solution;
  /** Prices from the bound of this instance or of one like it (yesterday's): they tell which stations are worth opening. */
  readonly prices?: DualPrices;
  /** How far along the search is after so many rounds, 0 to 1: bold at first, careful at last. Left out: the share of `iterations`. */
  readonly pace?: (iteration: number) => number;
  /**
   * Two searches on two cores share what they find: every so many rounds each goes back to its best plan, hands it over, and goes on from
   * the plan it is handed; undefined = from its own.
   */
  readonly exchange?: { readonly every: number; swap(mine: { readonly iteration: number; readonly score: number; readonly solution: Solution }): Solution | undefined };
};

/**
 * Who sits where, with whom, in which space? A first full plan is built at once, then searched for better ones.
 * A plan always comes back: whoever has no place within the limits nobody may break gets the least bad one, and is listed.
 */
export function solve(instance: Instance, budget: SolveBudget): Solution {
  const puzzle = layOut(instance);
  const random = seedRandom(budget.seed);
  const state = emptyState(puzzle);
  const all = state.stations.map((_, period) => period);
  if (budget.start === undefined) construct(state, random);
  else resume(state, budget.start, random);
  let score = scorePeriods(state, all);
  let best = { score, pictures: photographDay(state) };
  let iteration = 0;
  const answer = (): Solution => solutionOf(state, iteration);
  const hasWork = puzzle.demandsIn.some((demands) => demands.length > 0);
  while (hasWork && iteration < budget.iterations && budget.shouldStop?.() !== true) {
    const share = budget.pace?.(iteration) ?? iteration / budget.iterations;
    iteration += 1;
    score += searchRound(state, { random, temperature: hottest * (coldest / hottest) ** share });
    if (score > best.score + 1e-6) {
      best = { score, pictures: photographDay(state) };
      budget.onIncumbent?.({ iteration, score, solution: answer });
    }
    if (budget.exchange === undefined || iteration % budget.exchange.every !== 0) continue;
    for (const picture of best.pictures) putBack(state, picture);
    score = best.score;
    const other = budget.exchange.swap({ iteration, score, solution: answer() });
    if (other === undefined) continue;
    for (const station of state.stations.flat()) closeStation(state, station);
    resume(state, other, random);
    score = scorePeriods(state, all);
    best = { score, pictures: photographDay(state) };
  }
  for (const picture of best.pictures) putBack(state, picture);
  return solutionOf(state, iteration);
}

/** In points of value: at first a round may lose a fifth of a student's best option, at last next to nothing. */
const hottest = 20;
const coldest = 0.5;

/** The first plan: adults are given to periods, then each period is filled, the one with most students to each adult first. */
function construct(state: DayState, random: Random): void {
  const mayUse = allocateAdults(state.puzzle);
  const tightness = (period: number) => (state.puzzle.demandsIn[period]?.length ?? 0)
    / Math.max(1, state.puzzle.instance.adults.filter((_, adult) => mayUse(adult, period)).length);
  const periods = state.stations.map((_, period) => period).sort((left, right) => tightness(right) - tightness(left) || left - right);
  for (const period of periods) {
    let best: { readonly score: number; readonly picture: Photograph } | undefined;
    for (const seatPrice of seatPrices) {
      for (const station of [...state.stations[period] ?? []]) closeStation(state, station);
      repairPeriod(state, period, { random, seatPrice, noise: 0, mayUse });
      improvePeriod(state, period, random);
      const score = scorePeriods(state, [period]);
      if (best === undefined || score > best.score) best = { score, picture: photograph(state, period) };
    }
    if (best !== undefined) putBack(state, best.picture);
  }
  // Only then is anybody used outside the periods they were given, for students who are still without a place.
  for (const period of periods) {
    repairPeriod(state, period, { random, seatPrice: -state.puzzle.instance.prices.fallback, noise: 0, mayUse: () => true });
    improvePeriod(state, period, random);
  }
}

/** Goes on from a plan: nobody who still has a place moves, and whoever lost theirs gets the best there is. */
function resume(state: DayState, start: Solution, random: Random): void {
  restart(state, start);
  // A group that lost so many that it needs a person's yes is dissolved: its students may well find whole groups.
  for (const station of state.stations.flat()) {
    for (const group of [...station.groups]) {
      if (sizePrice(state.puzzle, station.kind, group.members.length) > 0) for (const demand of [...group.members]) stand(state, demand);
    }
    if (station.size === 0) closeStation(state, station);
  }
  state.stations.forEach((_, period) => {
    if (unseated(state, period).length === 0) return;
    repairPeriod(state, period, { random, seatPrice: 0, noise: 0, mayUse: () => true });
  });
}

function solutionOf(state: DayState, iterations: number): Solution {
  const { puzzle } = state;
  const score = round(scorePeriods(state, state.stations.map((_, period) => period)));
  const { leastBad, stations } = placeLeastBad(state);
  const value = stations.flatMap(({ groups }) => groups.flatMap(({ seats }) => seats))
    .reduce((sum, { option }) => sum + (puzzle.instance.options.value[option] ?? 0), 0);
  return { stations, value: round(value), score, leastBad, iterations };
}

/** Floats are rounded before they leave: the same plan must hash the same on every machine. */
function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
