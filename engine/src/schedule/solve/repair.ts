import { bestSeat } from './best-seat.ts';
import { gatherCompanies } from './gather-companies.ts';
import { mayWork } from './may.ts';
import { allIdeas, openBest } from './open-best.ts';
import { placeBound } from './place-bound.ts';
import type { RepairStyle } from './repair-style.ts';
import { addAdult, sit } from './state.ts';
import type { DayState } from './state.ts';
import { counts } from './student-day.ts';

/**
 * Gives every student of a period who has no seat the best one that can be found, opening stations as far as adults and spaces go.
 * It makes the first plan (nobody has a seat); a round of search does the same for the few who lost theirs.
 */
export function repairPeriod(state: DayState, period: number, style: RepairStyle, ideas = allIdeas(state.puzzle, period)): void {
  for (const demand of boundFirst(state, unseated(state, period))) placeBound(state, demand, style);
  gatherCompanies(state, { period, first: null, style });
  while (unseated(state, period).length > 0 && openBest(state, { period, ideas, style, company: null }) !== undefined);
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
  for (const demand of demands) if (state.station[demand] === null) placeBound(state, demand, style, true);
}

/** Nothing that is worse than fallback, which may open yet. */
export function takeBestSeat(state: DayState, demand: number): void {
  if (state.station[demand] !== null) return;
  const seat = bestSeat(state, demand);
  if (seat !== undefined && seat.gain >= -state.puzzle.instance.prices.fallback) sit(state, demand, seat);
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
