import { allocateAdults } from './allocate-adults.ts';
import { improve } from './improve.ts';
import { makeWay } from './make-way.ts';
import type { Random } from './random.ts';
import { repairPeriod, unseated } from './repair.ts';
import type { RepairStyle } from './repair-style.ts';
import { copyPeriod, restart } from './restart.ts';
import { settle } from './score.ts';
import { searchRound } from './search.ts';
import type { SolvedStation } from './solution.ts';
import { closeStation, forget } from './state.ts';
import type { DayState } from './state.ts';

/** The first plan: adults are given to periods, then each period is filled, the one with most students to each adult first. */
export function construct(state: DayState, random: Random, isPriced: boolean): void {
  const { puzzle } = state;
  const mayUse = allocateAdults(puzzle);
  const tightness = (period: number) => (puzzle.demandsIn[period]?.length ?? 0)
    / Math.max(1, puzzle.instance.adults.filter((_, adult) => mayUse(adult, period)).length);
  const periods = state.stations.map((_, period) => period).sort((left, right) => tightness(right) - tightness(left) || left - right);
  const style = (share: number): RepairStyle => ({ random, share, noise: 0, mayUse, mayDisturb: true, barredTasks: new Set(), barredKinds: new Set() });
  const shares = isPriced ? pricedShares : sharesTried;
  const tried = puzzle.net.length > largeFrom ? shares.slice(0, isPriced ? 2 : 1) : shares;
  for (const period of periods) {
    let best: { readonly score: number; readonly stations: readonly SolvedStation[] } | undefined;
    for (const share of tried) {
      clear(state, period);
      repairPeriod(state, period, style(share));
      improve(state, puzzle.demandsIn[period] ?? [], random);
      const score = settle(state);
      if (best === undefined || score > best.score) best = { score, stations: copyPeriod(state, period) };
    }
    if (tried.length > 1) {
      clear(state, period);
      restart(state, best?.stations ?? []);
    }
    forget(state);
  }
  // Only then is anybody used outside the periods they were given, for students who are still without a place.
  for (const period of periods) {
    if (unseated(state, period).length > 0) repairPeriod(state, period, { ...style(0), mayUse: () => true });
    makeWay(state, period, { ...style(0), mayUse: () => true });
  }
  forget(state);
  mendTheWorst(state, random);
}

/**
 * Somebody without a place, or a limit that has the price of one nobody may break: a few rounds of search before the plan is shown to anyone,
 * because what they mend is worth more than all that a long search gains.
 */
function mendTheWorst(state: DayState, random: Random): void {
  for (let round = 0; round < mendingRounds && isBroken(state); round += 1) searchRound(state, { random, temperature: 1e-9 });
}

const mendingRounds = 60;

/** One person's day or one station has to be that bad: approvals alone add up to as much in any large school. */
function isBroken(state: DayState): boolean {
  settle(state);
  const { never } = state.puzzle.instance.prices;
  return state.station.includes(null) || state.ledger.students.some((price) => price >= never) || state.stations.some((own) => own.some(({ price }) => price >= never));
}

function clear(state: DayState, period: number): void {
  for (const station of [...state.stations[period] ?? []]) closeStation(state, station);
}

/** Shares of a seat's worth that were seen to lead to good plans: from "any seat at all" to "only what is nearly best". */
const sharesTried = [0.5, 0, 0.3, 0.65, 0.8] as const;
/** The same where the bound tells what a seat is worth: 0.4 to 3 % better than the others, at 300 and 1000 students. */
const pricedShares = [0.8, 0.85, 0.75] as const;
/** With more options than this the first plan is not tried in several ways: it should be there at once. */
const largeFrom = 20_000;
