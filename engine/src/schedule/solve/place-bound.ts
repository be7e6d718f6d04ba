import { bestSeat } from './best-seat.ts';
import { mayHold, mayWork } from './may.ts';
import { largestFree, offersIn, openFromPaper, pickBest } from './offers.ts';
import type { StationOffer } from './paper-station.ts';
import type { RepairStyle } from './repair-style.ts';
import { addAdult, removeAdult, sit } from './state.ts';
import type { DayState, Station } from './state.ts';

/**
 * A place for a student whom few stations suit: in an open one, else in one that opens for them, else where a needed adult can join.
 * They come before everybody else, because a room or an adult that is taken is the end of their choice and only the next best for others.
 */
export function placeBound(state: DayState, demand: number, style: RepairStyle): void {
  if (state.station[demand] !== null) return;
  const seat = bestSeat(state, demand);
  if (seat !== undefined) {
    sit(state, demand, seat);
    return;
  }
  const needed = state.puzzle.withAdults[demand] ?? [];
  const period = state.puzzle.instance.demands[demand]?.period ?? -1;
  const mayCome = (adult: number) => adult >= 0 && mayWork(state, adult, period) && style.mayUse(adult, period);
  const best = pickBest(state, needed.every(mayCome) ? offersFor(state, demand, style) : [], style);
  if (best !== undefined) openFromPaper(state, best);
  else joinWithAdults(state, { demand, needed, mayCome });
}

/** Every kind of station in which the student could do something: in the needed space, or in the largest that is free. */
function offersFor(state: DayState, demand: number, style: RepairStyle): readonly StationOffer[] {
  const { instance, withAdults } = state.puzzle;
  const own = instance.demands[demand];
  if (own === undefined) return [];
  return instance.kinds.flatMap((kind, position) => {
    if (kind.modalityId === null || kind.adoptionId !== own.adoptionId) return [];
    const largest = largestFree(state, position, own.period);
    const spaces = own.spaces?.filter((space) => mayHold(state, space, own.period)) ?? (largest === undefined ? [] : [largest]);
    const place = { kind: position, period: own.period, needed: withAdults[demand] ?? [], forced: demand };
    return spaces.flatMap((space) => offersIn(state, { ...place, space }, style));
  });
}

/** The needed adults come to the open station in which the student gains most. */
function joinWithAdults(state: DayState, who: { readonly demand: number; readonly needed: readonly number[]; mayCome(adult: number): boolean }): void {
  const { demand, needed, mayCome } = who;
  let best: { readonly station: Station; readonly missing: readonly number[]; readonly gain: number } | undefined;
  for (const station of state.stations[state.puzzle.instance.demands[demand]?.period ?? -1] ?? []) {
    const missing = needed.filter((adult) => !station.adults.includes(adult));
    if (missing.length === 0 || !missing.every(mayCome)) continue;
    // Tried on the station itself: an adult more may also make room for a student more.
    for (const adult of missing) addAdult(state, station, adult);
    const seat = bestSeat(state, demand, [station]);
    for (const adult of missing) removeAdult(state, station, adult);
    if (seat !== undefined && (best === undefined || seat.gain > best.gain)) best = { station, missing, gain: seat.gain };
  }
  if (best === undefined) return;
  for (const adult of best.missing) addAdult(state, best.station, adult);
  const seat = bestSeat(state, demand, [best.station]);
  if (seat !== undefined) sit(state, demand, seat);
}
