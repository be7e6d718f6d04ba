import { bestSeat } from './best-seat.ts';
import { mayWork } from './may.ts';
import { allIdeas, openBest } from './open-best.ts';
import type { Idea } from './open-best.ts';
import { placeBound } from './place-bound.ts';
import type { RepairStyle } from './repair-style.ts';
import { addAdult, sit } from './state.ts';
import type { DayState } from './state.ts';
import { counts } from './student-day.ts';

/**
 * Gives every student of a period who has no seat the best one that can be found, opening stations as far as adults and spaces go.
 * It makes the first plan (nobody has a seat); a round of search does the same for the few who lost theirs.
 */
export function repairPeriod(state: DayState, period: number, style: RepairStyle): void {
  for (const demand of boundFirst(state, unseated(state, period))) placeBound(state, demand, style);
  const ideas = allIdeas(state.puzzle, period);
  while (unseated(state, period).length > 0 && openBest(state, { period, ideas, style, company: null, fromRank: -Infinity }) !== undefined);
  seatTheRest(state, unseated(state, period), style);
  lendHelpers(state, period, style);
}

export function unseated(state: DayState, period: number): readonly number[] {
  return (state.puzzle.demandsIn[period] ?? []).filter((demand) => state.station[demand] === null);
}

/** Students with needs, those who need an adult before those who need a space: an adult can be in one place, a space has several seats. */
export function boundFirst(state: DayState, demands: readonly number[]): readonly number[] {
  const { withAdults, instance, isBound } = state.puzzle;
  const needs = (demand: number) => 2 * (withAdults[demand]?.length ?? 0) + (instance.demands[demand]?.spaces === null ? 0 : 1);
  return demands.filter((demand) => isBound[demand] === 1).sort((left, right) => needs(right) - needs(left) || left - right);
}

/** Whoever is left takes the best of what is open, then fallback, then a group too small, which a person may allow: better than no place. */
export function seatTheRest(state: DayState, demands: readonly number[], style: RepairStyle): void {
  // In a new order each time, or the same students would always be last.
  for (const demand of style.random.shuffle([...demands])) takeBestSeat(state, demand);
  for (const demand of demands) if (state.station[demand] === null) openFallback(state, demand, style);
  for (const demand of demands) if (state.station[demand] === null) placeBound(state, demand, style);
}

export function takeBestSeat(state: DayState, demand: number): void {
  if (state.station[demand] !== null) return;
  const seat = bestSeat(state, demand);
  if (seat !== undefined) sit(state, demand, seat);
}

/** A real space with a real adult for whoever is still without a place; others who wait come along. */
function openFallback(state: DayState, demand: number, style: RepairStyle): void {
  placeBound(state, demand, style, true);
}

/** Adults who are still free go to students they owe time to. */
export function lendHelpers(state: DayState, period: number, style: RepairStyle): void {
  for (const position of state.puzzle.helperContactsIn[period] ?? []) {
    const contact = state.puzzle.instance.contacts[position];
    if (contact === undefined) continue;
    for (const { demand } of contact.demands) {
      const station = state.station[demand] ?? null;
      if (station === null || station.period !== period || counts(contact, station)) continue;
      if (contact.kinds !== null && !contact.kinds.includes(station.kind)) continue;
      const adult = contact.adults.find((one) => mayWork(state, one, station) && style.mayUse(one, period));
      if (adult !== undefined) addAdult(state, station, adult);
    }
  }
}

/** Ideas for the tasks that those who lost a seat would gain most by; the others are what the search has settled. */
export function ideasFor(state: DayState, demands: readonly number[], most: number): readonly Idea[] {
  const { puzzle, ledger } = state;
  const { byDemand, net, task } = puzzle;
  const { heat } = state.scratch;
  const wanted: number[] = [];
  for (const demand of demands) {
    const now = Math.max(ledger.worth[demand] ?? 0, -puzzle.instance.prices.fallback);
    const until = byDemand.start[demand + 1] ?? 0;
    for (let at = byDemand.start[demand] ?? 0; at < until; at += 1) {
      const option = byDemand.order[at] ?? 0;
      const gain = (net[option] ?? 0) - now;
      if (gain <= 0) break;
      const one = task[option] ?? 0;
      if (heat[one] === 0) wanted.push(one);
      heat[one] = (heat[one] ?? 0) + gain;
    }
  }
  const hot = hottest(wanted, heat, most);
  for (const one of wanted) heat[one] = 0;
  return ideasOf(state, hot);
}

/** The few largest of many: cheaper than sorting them all. */
function hottest(tasks: readonly number[], heat: Float64Array, most: number): readonly number[] {
  const first: number[] = [];
  for (const task of tasks) {
    const own = heat[task] ?? 0;
    if (first.length === most && own <= (heat[first[most - 1] ?? 0] ?? 0)) continue;
    let place = first.length === most ? most - 1 : first.length;
    for (; place > 0 && own > (heat[first[place - 1] ?? 0] ?? 0); place -= 1) first[place] = first[place - 1] ?? 0;
    first[place] = task;
  }
  return first;
}

export function ideasOf(state: DayState, tasks: readonly number[]): readonly Idea[] {
  const { instance, severalIn, isAlone } = state.puzzle;
  const ideas = tasks.map((task): Idea => ({ kind: instance.tasks[task]?.kind ?? 0, task, bound: Infinity }));
  const several = [...new Set(ideas.map(({ kind }) => kind))].filter((kind) => severalIn[kind] === 1);
  const inGroups = ideas.filter(({ kind }) => isAlone[kind] === 0);
  return [...inGroups, ...several.map((kind): Idea => ({ kind, task: null, bound: Infinity }))];
}
