import type { DualPrices } from '../bound/bound.ts';
import type { Instance } from '../compile/instance.ts';
import { construct } from './construct.ts';
import { placeLeastBad } from './least-bad.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import { copyPeriod, restart } from './restart.ts';
import { resume } from './resume.ts';
import { settle } from './score.ts';
import { searchRound } from './search.ts';
import type { SolvedStation, Solution } from './solution.ts';
import { closeStation, emptyState, forget } from './state.ts';
import type { DayState } from './state.ts';

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
  const random = seedRandom(budget.seed);
  const state = emptyState(layOut(instance, budget.prices));
  if (budget.start === undefined) construct(state, random);
  else resume(state, budget.start, random);
  const best = keepBest(state);
  const hasWork = instance.demands.length > 0;
  let iteration = 0;
  while (hasWork && iteration < budget.iterations && budget.shouldStop?.() !== true) {
    const share = budget.pace?.(iteration) ?? iteration / budget.iterations;
    iteration += 1;
    best.remember();
    searchRound(state, { random, temperature: hottest * (coldest / hottest) ** share });
    if (best.isBeaten()) budget.onIncumbent?.({ iteration, score: settle(state), solution: () => solutionOf(state, iteration) });
    if (budget.exchange === undefined || iteration % budget.exchange.every !== 0) continue;
    best.comeBack();
    const other = budget.exchange.swap({ iteration, score: settle(state), solution: solutionOf(state, iteration) });
    if (other === undefined) continue;
    clear(state);
    resume(state, other, random);
    best.takeOver();
  }
  best.comeBack();
  return solutionOf(state, iteration);
}

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
      const now = settle(state);
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
    /** Another plan takes its place, whatever it is worth. */
    takeOver: () => {
      score = settle(state);
      isHere = true;
    },
  };
}

function clear(state: DayState): void {
  for (const station of state.stations.flat()) closeStation(state, station);
}

function solutionOf(state: DayState, iterations: number): Solution {
  const { options } = state.puzzle.instance;
  const { leastBad, stations } = placeLeastBad(state);
  const value = stations.flatMap(({ groups }) => groups.flatMap(({ seats }) => seats)).reduce((sum, { option }) => sum + (options.value[option] ?? 0), 0);
  return { stations, value: round(value), score: round(settle(state)), leastBad, iterations };
}

/** Floats are rounded before they leave: the same plan must hash the same on every machine. */
function round(value: number): number {
  return Math.round(value * 1e9) / 1e9 + 0;
}
