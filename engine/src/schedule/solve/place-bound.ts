import { bestSeat } from './best-seat.ts';
import { mayHold, mayWork } from './may.ts';
import type { Span } from './may.ts';
import { openFromPaper } from './offers.ts';
import type { PaperStation, StationOffer } from './paper-station.ts';
import { planStation } from './plan-station.ts';
import type { RepairStyle } from './repair-style.ts';
import { addAdult, removeAdult, sit } from './state.ts';
import type { DayState, Station } from './state.ts';

/**
 * A place for a student whom few stations suit: in an open one, else in one that opens for them, else where a needed adult can join.
 * They come before everybody else, because a room or an adult that is taken is the end of their choice and only the next best for others.
 * `isFallback`: nothing else would do, so a station of fallback may open.
 */
export function placeBound(state: DayState, demand: number, style: RepairStyle, isFallback = false): boolean {
  if (state.station[demand] !== null) return true;
  const seat = bestSeat(state, demand);
  if (seat !== undefined && seat.gain >= -state.puzzle.instance.prices.fallback) {
    sit(state, demand, seat);
    return true;
  }
  const needed = state.puzzle.withAdults[demand] ?? [];
  const period = state.puzzle.periodOf[demand] ?? 0;
  const mayCome = (adult: number) => adult >= 0 && mayWork(state, adult, { period, last: period }) && style.mayUse(adult, period);
  // A station whose other seats are worth what seats are worth elsewhere; where no whole group would, any: nobody is turned away for that.
  const opening = (inFallback: boolean) => {
    const offers = needed.every(mayCome) ? offersFor(state, demand, style, inFallback) : [];
    const worthIt = isFallback || style.share === 0 ? undefined : pickBest(state, offers.map((offer) => ({ ...offer, share: style.share })), style);
    return worthIt !== undefined && isWhole(worthIt) ? worthIt : pickBest(state, offers, style);
  };
  // Where not even fallback opens, a group too small, which a person may allow, is better than no place.
  const best = isFallback ? opening(true) ?? opening(false) : opening(false);
  if (best !== undefined && openFromPaper(state, best).includes(demand)) return true;
  if (joinWithAdults(state, { demand, needed, mayCome })) return true;
  if (!isFallback) return false;
  // Nothing that keeps every limit: whatever costs least.
  const last = bestSeat(state, demand, { isOpening: true });
  if (last !== undefined) sit(state, demand, last);
  return last !== undefined;
}

/** Share of offers that a search passes over: it falls into fewer ruts. */
const passedOver = 0.3;

function pickBest(state: DayState, offers: readonly StationOffer[], { noise, random }: RepairStyle): PaperStation | undefined {
  const rivals = rivalsOf(state, offers);
  let best: PaperStation | undefined;
  let bestGain = -Infinity;
  for (const offer of offers) {
    if (noise > 0 && best !== undefined && random.next() < passedOver) continue;
    const paper = planStation(state, offer);
    if (paper === undefined) continue;
    const lost = rivals.filter((rival) => isShutOut(state, paper, rival)).length;
    const gain = paper.gain * (1 + noise * (random.next() - 0.5)) - lost * state.puzzle.instance.prices.unplaced;
    if (gain > bestGain) { best = paper; bestGain = gain; }
  }
  return best;
}

function isWhole({ state, offer, groups }: PaperStation): boolean {
  return groups.every(({ seats }) => seats.length >= (state.puzzle.instance.kinds[offer.kind]?.groupMin ?? 1));
}

/** Others who have no place yet, and need an adult whom one of the offers would take. */
function rivalsOf({ puzzle, station }: DayState, offers: readonly StationOffer[]): readonly number[] {
  const periods = new Set(offers.flatMap(({ period, last }) => [period, last]));
  const adults = new Set(offers.flatMap((offer) => offer.adults));
  return [...periods].flatMap((period) => puzzle.demandsIn[period] ?? [])
    .filter((demand) => station[demand] === null && demand !== offers[0]?.forced && (puzzle.withAdults[demand] ?? []).some((adult) => adults.has(adult)));
}

/** Would the adult be with others then, in a station where this student has no seat and could not begin anything? */
function isShutOut({ puzzle }: DayState, { offer, groups, size, room }: PaperStation, rival: number): boolean {
  const needed = puzzle.withAdults[rival] ?? [];
  const period = puzzle.periodOf[rival] ?? 0;
  if ((period !== offer.period && period !== offer.last) || !needed.some((adult) => offer.adults.includes(adult))) return false;
  const isRival = (demand: number) => demand === rival || (offer.last !== offer.period && puzzle.second[demand] === rival);
  if (groups.some(({ seats }) => seats.some(({ demand }) => isRival(demand)))) return false;
  const cell = rival * puzzle.kindCount + offer.kind;
  const couldCome = period === offer.period && size < room && puzzle.isAlone[offer.kind] === 1 && (puzzle.byKind.start[cell + 1] ?? 0) > (puzzle.byKind.start[cell] ?? 0);
  return !couldCome || !needed.every((adult) => offer.adults.includes(adult));
}

/** Every kind of station in which the student could do something: in the needed space, or in the largest that is free. */
function offersFor(state: DayState, demand: number, style: RepairStyle, isFallback: boolean): readonly StationOffer[] {
  const { puzzle } = state;
  const { instance, withAdults, kindCount, byKind, fallbackKind } = puzzle;
  const own = instance.demands[demand];
  if (own === undefined) return [];
  const { period } = own;
  const needed = withAdults[demand] ?? [];
  return instance.kinds.flatMap((kind, position): StationOffer[] => {
    const last = puzzle.lastPeriod[period * kindCount + position] ?? -1;
    const cell = demand * kindCount + position;
    const isOwn = isFallback ? position === fallbackKind[demand] : (byKind.start[cell + 1] ?? 0) > (byKind.start[cell] ?? 0);
    if (last < 0 || kind.adoptionId !== own.adoptionId || !isOwn) return [];
    const span = { period, last };
    if (!needed.every((adult) => mayWork(state, adult, span))) return [];
    const spaces = (own.spaces ?? largest(state, position, span)).filter((space) => mayHold(state, space, span));
    return leadersFor(state, { kind: position, span, needed }, style).flatMap((leader) => spaces.map((space): StationOffer => ({
      ...span, kind: position, space, adults: [leader, ...needed.filter((adult) => adult !== leader)],
      station: null, share: 0, company: null, fromRank: -Infinity, forced: demand, mayDisturb: style.mayDisturb,
    })));
  });
}

/**
 * Each adult whom the student needs. Where none of these may lead, the cheapest whom nobody else needs; if there is none, or students are owed
 * time with some, one of each sort: an adult more would be missing elsewhere.
 */
function leadersFor(state: DayState, { kind, span, needed }: { readonly kind: number; readonly span: Span; readonly needed: readonly number[] }, style: RepairStyle): readonly number[] {
  const { setUps, kindCount, sortOf, neededIn, instance } = state.puzzle;
  const { period, last } = span;
  const mayLead = (adult: number) => style.mayUse(adult, period) && mayWork(state, adult, span);
  const leaders = setUps.leaders[period * kindCount + kind] ?? [];
  const own = leaders.filter((adult) => needed.includes(adult) && mayLead(adult));
  if (own.length > 0) return own;
  const isAlike = instance.contacts.length === 0 && instance.continuations.length === 0;
  const spare = isAlike ? leaders.find((adult) => neededIn[period]?.has(adult) === false && neededIn[last]?.has(adult) === false && mayLead(adult)) : undefined;
  return spare !== undefined ? [spare] : [...Map.groupBy(leaders.filter(mayLead), (adult) => sortOf[adult]).values()].flatMap((alike) => alike.slice(0, 1));
}

function largest(state: DayState, kind: number, span: Span): readonly number[] {
  const { roomiest, kindCount } = state.puzzle;
  const best = roomiest[span.period * kindCount + kind]?.find((space) => mayHold(state, space, span));
  return best === undefined ? [] : [best];
}

/** The needed adults come to the open station in which the student gains most. */
function joinWithAdults(state: DayState, who: { readonly demand: number; readonly needed: readonly number[]; mayCome(adult: number): boolean }): boolean {
  const { demand, needed, mayCome } = who;
  let best: { readonly station: Station; readonly missing: readonly number[]; readonly gain: number } | undefined;
  for (const station of [...state.stations[state.puzzle.periodOf[demand] ?? 0] ?? []]) {
    const missing = needed.filter((adult) => !station.adults.includes(adult));
    if (missing.length === 0 || station.last !== station.period || !missing.every(mayCome)) continue;
    // Tried on the station itself: an adult more may also make room for a student more.
    for (const adult of missing) addAdult(state, station, adult);
    const seat = bestSeat(state, demand, { among: [station], isOpening: true });
    for (const adult of missing) removeAdult(state, station, adult);
    if (seat !== undefined && (best === undefined || seat.gain > best.gain)) best = { station, missing, gain: seat.gain };
  }
  if (best === undefined) return false;
  for (const adult of best.missing) addAdult(state, best.station, adult);
  const seat = bestSeat(state, demand, { among: [best.station], isOpening: true });
  if (seat !== undefined) sit(state, demand, seat);
  return seat !== undefined;
}
