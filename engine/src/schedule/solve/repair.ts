import { bestSeat } from './best-seat.ts';
import { mayHold, mayWork } from './may.ts';
import { largestFree, leadersFor, offersIn, openFromPaper, pickBest, smallestThatFits } from './offers.ts';
import type { StationOffer } from './paper-station.ts';
import { placeBound } from './place-bound.ts';
import type { RepairStyle } from './repair-style.ts';
import { counts } from './score.ts';
import { addAdult, sit } from './state.ts';
import type { DayState } from './state.ts';

/**
 * Gives every student of a period who has no seat the best one that can be found, opening stations as far as adults and spaces go.
 * It makes the first plan (nobody has a seat) and mends each round of the search (some stations were taken apart).
 */
export function repairPeriod(state: DayState, period: number, style: RepairStyle): void {
  for (const demand of boundFirst(state, period)) placeBound(state, demand, style);
  openBestStations(state, period, style);
  // Whoever is left takes the best of what is open. In a new order each time, or the same students would always be last.
  for (const demand of style.random.shuffle([...unseated(state, period)])) takeBestSeat(state, demand);
  openFallback(state, period, style);
  // Not even fallback has room: a group too small, which a person may allow, is better than no place.
  for (const demand of unseated(state, period)) placeBound(state, demand, style);
  lendHelpers(state, period, style);
}

export function unseated(state: DayState, period: number): readonly number[] {
  return (state.puzzle.demandsIn[period] ?? []).filter((demand) => state.station[demand] === null);
}

function takeBestSeat(state: DayState, demand: number): void {
  const seat = bestSeat(state, demand);
  if (seat !== undefined) sit(state, demand, seat);
}

/** Students with needs, those who need an adult before those who need a space: an adult can be in one place, a space has several seats. */
function boundFirst(state: DayState, period: number): readonly number[] {
  const { withAdults, instance, isBound } = state.puzzle;
  const needs = (demand: number) => 2 * (withAdults[demand]?.length ?? 0) + (instance.demands[demand]?.spaces === null ? 0 : 1);
  return unseated(state, period).filter((demand) => isBound[demand] === 1).sort((left, right) => needs(right) - needs(left) || left - right);
}

/** Opens one station after another, each time the one that gains most, until adults, spaces or students run out. */
function openBestStations(state: DayState, period: number, style: RepairStyle): void {
  const { kinds } = state.puzzle.instance;
  while (unseated(state, period).length > 0) {
    const company = drawCompany(state, period, style);
    const fromRank = drawRank(state, style);
    const offers = kinds.flatMap((kind, position): StationOffer[] => {
      if (kind.modalityId === null) return [];
      // Tried in the largest space, so that the space does not decide who may come; a smaller one is taken in the end.
      const space = largestFree(state, position, period);
      return space === undefined ? [] : leadersFor(state, { kind: position, period, needed: [] }, style)
        .map((leader) => ({ period, kind: position, space, adults: [leader], seatPrice: style.seatPrice, company, fromRank, forced: null }));
    });
    const best = pickBest(state, offers, style);
    if (best !== undefined) openFromPaper(state, best, smallestThatFits(state, best));
    else if (company === null && fromRank === -Infinity) return;
  }
}

/** Now and then a station is filled from one standing group, because students chosen one by one do not end up among friends. */
function drawCompany(state: DayState, period: number, style: RepairStyle): number | null {
  const own = state.puzzle.companiesIn[period] ?? [];
  if (own.length === 0 || style.noise === 0 || style.random.next() < 0.5) return null;
  return own[style.random.below(own.length)] ?? null;
}

/** One young student lowers what an adult may have for all: now and then a station is filled with older ones only. */
function drawRank(state: DayState, style: RepairStyle): number {
  const { ranks, lowestRank, hasAgeSteps } = state.puzzle;
  if (!hasAgeSteps || style.noise === 0 || style.random.next() < 0.7) return -Infinity;
  return lowestRank + style.random.below(ranks);
}

/** A real space with a real adult for whoever is still without a place. */
function openFallback(state: DayState, period: number, style: RepairStyle): void {
  // A fallback seat is always worth opening here: a student without any place is what the whole plan must avoid.
  const anyPrice = { ...style, seatPrice: -state.puzzle.instance.prices.unplaced };
  for (;;) {
    const pool = unseated(state, period);
    const best = pickBest(state, pool.flatMap((demand) => fallbackOffers(state, demand, anyPrice)), anyPrice);
    if (best === undefined) return;
    openFromPaper(state, best, smallestThatFits(state, best));
    for (const demand of pool) if (state.station[demand] === null) takeBestSeat(state, demand);
  }
}

function fallbackOffers(state: DayState, demand: number, style: RepairStyle): readonly StationOffer[] {
  const { puzzle } = state;
  const kind = puzzle.fallbackKind[demand] ?? -1;
  const own = puzzle.instance.demands[demand];
  if (kind < 0 || own === undefined) return [];
  const needed = puzzle.withAdults[demand] ?? [];
  if (!needed.every((adult) => adult >= 0 && mayWork(state, adult, own.period))) return [];
  const largest = largestFree(state, kind, own.period);
  const spaces = own.spaces?.filter((space) => mayHold(state, space, own.period)) ?? (largest === undefined ? [] : [largest]);
  return spaces.flatMap((space) => offersIn(state, { kind, period: own.period, space, needed, forced: demand }, style));
}

/** Adults who are still free go to students they owe time to. */
function lendHelpers(state: DayState, period: number, style: RepairStyle): void {
  for (const contact of state.puzzle.instance.contacts) {
    if (contact.isResponsible) continue;
    for (const { demand } of contact.demands) {
      const station = state.station[demand] ?? null;
      if (station === null || station.period !== period || counts(contact, station)) continue;
      if (contact.kinds !== null && !contact.kinds.includes(station.kind)) continue;
      const adult = contact.adults.find((one) => mayWork(state, one, period) && style.mayUse(one, period));
      if (adult !== undefined) addAdult(state, station, adult);
    }
  }
}
