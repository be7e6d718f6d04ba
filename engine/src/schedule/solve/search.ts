import { improvePeriod } from './improve.ts';
import { capacityOf } from './may.ts';
import type { Random } from './random.ts';
import { repairPeriod, unseated } from './repair.ts';
import type { RepairStyle } from './repair-style.ts';
import { scorePeriods } from './score.ts';
import { closeStation, photograph, putBack, removeAdult, stand } from './state.ts';
import type { DayState, Photograph, Station } from './state.ts';

/**
 * One round: take a few stations of one or two periods apart, put them together another way, and keep the result if it is better, or, early on,
 * not much worse. Large neighbourhood search (Shaw 1998) under simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983).
 */
export function searchRound(state: DayState, round: { readonly random: Random; readonly temperature: number }): number {
  const { random, temperature } = round;
  const periods = choosePeriods(state, random);
  const before = scorePeriods(state, periods);
  const pictures = periods.map((period) => photograph(state, period));
  for (const period of periods) takeApart(state, period, random);
  const style = drawStyle(state, periods, random);
  // The last period taken apart is repaired first: an adult who is freed in one can then go to the other.
  for (const period of [...periods].reverse()) {
    repairPeriod(state, period, style);
    improvePeriod(state, period, random);
    tidyHelpers(state, period);
  }
  const gain = scorePeriods(state, periods) - before;
  if (gain >= 0 || Math.exp(gain / temperature) > random.next()) return gain;
  for (const picture of pictures) putBack(state, picture);
  return 0;
}

/** The best plan so far, kept by photographs. */
export function photographDay(state: DayState): readonly Photograph[] {
  return state.stations.map((_, period) => photograph(state, period));
}

/** Periods in trouble first; now and then two at once, so that an adult can change from one to the other. */
function choosePeriods(state: DayState, random: Random): readonly number[] {
  const busy = state.stations.flatMap((_, period) => ((state.puzzle.demandsIn[period]?.length ?? 0) > 0 ? [period] : []));
  const troubled = busy.filter((period) => (state.puzzle.demandsIn[period] ?? []).some((demand) => (state.option[demand] ?? -1) < 0));
  const from = troubled.length > 0 && random.next() < 0.5 ? troubled : busy;
  const first = from[random.below(from.length)] ?? 0;
  const second = busy[random.below(busy.length)] ?? 0;
  const isTroubled = troubled.includes(first);
  return second !== first && random.next() < (isTroubled ? 0.5 : 0.2) ? [first, second] : [first];
}

function takeApart(state: DayState, period: number, random: Random): void {
  const placeless = unseated(state, period);
  const own = state.stations[period] ?? [];
  // Whoever has no place needs the very space or adult that some station holds: that one has to open.
  const wanted = new Set(placeless.flatMap((demand) => stationsNeededBy(state, demand)));
  const troubled = own.filter((station) => wanted.has(station) || state.puzzle.instance.kinds[station.kind]?.modalityId === null);
  for (const station of troubled) if (random.next() < 0.6) closeStation(state, station);
  const count = 1 + random.below(3);
  for (let closed = 0; closed < count && own.length > 0; closed += 1) {
    const station = own[random.below(own.length)];
    if (station !== undefined) closeStation(state, station);
  }
  for (const demand of state.puzzle.demandsIn[period] ?? []) {
    if (random.next() < 0.05 && state.puzzle.instance.demands[demand]?.spaces === null) stand(state, demand);
  }
  for (const station of [...own]) if (station.size === 0) closeStation(state, station);
}

function stationsNeededBy(state: DayState, demand: number): readonly Station[] {
  const own = state.puzzle.instance.demands[demand];
  const adults = state.puzzle.withAdults[demand] ?? [];
  return (state.stations[own?.period ?? -1] ?? [])
    .filter((station) => own?.spaces?.includes(station.space) === true || station.adults.some((adult) => adults.includes(adult)));
}

/** Prices of a seat elsewhere that were seen to lead to good plans: from "any seat at all" to "only what is nearly best". */
export const seatPrices = [0, 30, 50, 65, 80] as const;

function drawStyle(state: DayState, periods: readonly number[], random: Random): RepairStyle {
  const inTrouble = periods.some((period) => (state.puzzle.demandsIn[period] ?? []).length > 0 && random.next() < 0.1);
  const seatPrice = inTrouble ? -state.puzzle.instance.prices.fallback : seatPrices[random.below(seatPrices.length)] ?? 0;
  return { random, seatPrice, noise: random.next() < 0.3 ? 0 : 0.5, mayUse: () => true };
}

/** A station that the last student left is closed; a helping adult whom nobody in the station needs any more is free again. */
function tidyHelpers(state: DayState, period: number): void {
  for (const station of [...(state.stations[period] ?? [])]) {
    if (station.size === 0) closeStation(state, station);
    else for (const adult of station.adults.slice(1)) if (!isNeeded(state, station, adult)) removeAdult(state, station, adult);
  }
}

/** By a student who has to have this adult or is owed their time, or because the others alone would have too many students. */
function isNeeded(state: DayState, station: Station, adult: number): boolean {
  const { puzzle } = state;
  const others = { ...station, adults: station.adults.filter((one) => one !== adult) };
  if (capacityOf(puzzle, others, station.youngest) < station.size) return true;
  const isOwed = (position: number) => {
    const contact = puzzle.instance.contacts[position];
    return contact?.isResponsible === false && contact.adults.includes(adult);
  };
  const needs = (demand: number) => (puzzle.withAdults[demand] ?? []).includes(adult) || (puzzle.contactsOf[demand] ?? []).some(isOwed);
  return station.groups.some(({ members }) => members.some(needs));
}
