import { bestSeat } from './best-seat.ts';
import { capacityOf, mayHold, mayWork, suits } from './may.ts';
import type { PaperStation, StationOffer } from './paper-station.ts';
import { planStation } from './plan-station.ts';
import type { Random } from './random.ts';
import { counts, overPreparedPrice, preparationsOf } from './score.ts';
import { addAdult, openStation, removeAdult, sit } from './state.ts';
import type { DayState, Station } from './state.ts';

/** How one repair goes about its choices; drawn anew each time, so that the search does not always fall into the same plan. */
export type RepairStyle = {
  readonly random: Random;
  /** What a seat is thought to be worth elsewhere: low fills stations, high lets small groups of great gain win. */
  readonly seatPrice: number;
  /** 0 = always the best station, 0.5 = gains shaken by a quarter either way. */
  readonly noise: number;
  /** Which adults may be used in which period, beside what their limits allow. */
  mayUse(adult: number, period: number): boolean;
};

/** Gives every student of a period who has no seat the best one that can be found, opening stations as far as adults and spaces go. */
export function repairPeriod(state: DayState, period: number, style: RepairStyle): void {
  for (const demand of boundFirst(state, period)) placeBound(state, demand, style);
  openBestStations(state, period, style);
  const left = style.random.shuffle([...unseated(state, period)]);
  for (const demand of left) takeBestSeat(state, demand);
  openFallback(state, period, style);
  // Not even fallback has room: a group too small, which a person may allow, is better than no place.
  for (const demand of unseated(state, period)) placeBound(state, demand, style);
  lendHelpers(state, period, style);
}

export function unseated(state: DayState, period: number): readonly number[] {
  return (state.puzzle.demandsIn[period] ?? []).filter((demand) => state.station[demand] === null);
}

export function takeBestSeat(state: DayState, demand: number): boolean {
  const seat = bestSeat(state, demand);
  if (seat !== undefined) sit(state, demand, seat);
  return seat !== undefined;
}

function boundFirst(state: DayState, period: number): readonly number[] {
  const needs = (demand: number) => (state.puzzle.withAdults[demand]?.length ?? 0) * 2 + (state.puzzle.instance.demands[demand]?.spaces === null ? 0 : 1);
  return unseated(state, period).filter((demand) => state.puzzle.isBound[demand] === 1).sort((left, right) => needs(right) - needs(left) || left - right);
}

/** A student whom few stations suit: an open one, else one opened for them, else one that their adult can join. */
function placeBound(state: DayState, demand: number, style: RepairStyle): void {
  if (state.station[demand] !== null || takeBestSeat(state, demand)) return;
  const { puzzle } = state;
  const own = puzzle.instance.demands[demand];
  if (own === undefined) return;
  const needed = puzzle.withAdults[demand] ?? [];
  const mayCome = (adult: number) => adult >= 0 && mayWork(state, adult, own.period) && style.mayUse(adult, own.period);
  const spaces = own.spaces ?? puzzle.instance.spaces.keys();
  const offers: StationOffer[] = [];
  if (needed.every(mayCome)) {
    for (const space of spaces) {
      if (!mayHold(state, space, own.period)) continue;
      puzzle.instance.kinds.forEach((kind, position) => {
        if (kind.modalityId === null || kind.adoptionId !== own.adoptionId) return;
        if (own.spaces === null && !kind.spaces.includes(space)) return;
        for (const leader of leaders(state, { kind: position, period: own.period, needed }, style)) {
          offers.push({ period: own.period, kind: position, space, adults: [leader, ...needed.filter((one) => one !== leader)], seatPrice: style.seatPrice, company: null, forced: demand });
        }
      });
    }
  }
  const best = pickBest(state, offers, style);
  if (best !== undefined) open(state, best);
  else joinWithAdults(state, demand, needed, mayCome);
}

/** The needed adults come to a station that is open and would take the student. */
function joinWithAdults(state: DayState, demand: number, needed: readonly number[], mayCome: (adult: number) => boolean): void {
  const period = state.puzzle.instance.demands[demand]?.period ?? -1;
  let best: { readonly station: Station; readonly missing: readonly number[]; readonly gain: number } | undefined;
  for (const station of state.stations[period] ?? []) {
    const missing = needed.filter((adult) => !station.adults.includes(adult));
    if (missing.length === 0 || !missing.every(mayCome)) continue;
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

/** Opens one station after another, each time the one that gains most, until adults, spaces or students run out. */
function openBestStations(state: DayState, period: number, style: RepairStyle): void {
  const { kinds } = state.puzzle.instance;
  for (;;) {
    if (unseated(state, period).length === 0) return;
    const company = drawCompany(state, period, style);
    const offers = kinds.flatMap((kind, position): StationOffer[] => {
      if (kind.modalityId === null) return [];
      const space = largestFree(state, position, period);
      return space === undefined ? [] : leaders(state, { kind: position, period, needed: [] }, style)
        .map((leader) => ({ period, kind: position, space, adults: [leader], seatPrice: style.seatPrice, company, forced: null }));
    });
    const best = pickBest(state, offers, style);
    if (best === undefined && company === null) return;
    if (best !== undefined) open(state, best, smallestThatFits(state, best));
  }
}

/** Now and then a station is filled from one standing group, because students chosen one by one do not end up among friends. */
function drawCompany(state: DayState, period: number, style: RepairStyle): number | null {
  const own = state.puzzle.companiesIn[period] ?? [];
  if (own.length === 0 || style.noise === 0 || style.random.next() < 0.5) return null;
  return own[style.random.below(own.length)] ?? null;
}

/** A real space with a real adult for whoever is still without a place. */
function openFallback(state: DayState, period: number, style: RepairStyle): void {
  for (;;) {
    const pool = unseated(state, period);
    const offers = pool.flatMap((demand) => fallbackOffers(state, demand, style));
    // Nobody is worth less than a fallback seat here: an unseated student is what the whole plan must avoid.
    const best = pickBest(state, offers.map((offer) => ({ ...offer, seatPrice: -state.puzzle.instance.prices.unplaced })), style);
    if (best === undefined) return;
    open(state, best, smallestThatFits(state, best));
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
  return spaces.flatMap((space) => leaders(state, { kind, period: own.period, needed }, style).map((leader) => ({
    period: own.period, kind, space, adults: [leader, ...needed.filter((one) => one !== leader)], seatPrice: style.seatPrice, company: null, forced: demand,
  })));
}

/** Adults who are free and not needed where they are go to students they owe time to. */
function lendHelpers(state: DayState, period: number, style: RepairStyle): void {
  const { instance } = state.puzzle;
  for (const [position, contact] of instance.contacts.entries()) {
    if (contact.isResponsible) continue;
    for (const { demand } of contact.demands) {
      const station = state.station[demand] ?? null;
      if (station === null || station.period !== period || counts(contact, station)) continue;
      if (contact.kinds !== null && !contact.kinds.includes(station.kind)) continue;
      const adult = contact.adults.find((one) => mayWork(state, one, period) && style.mayUse(one, period));
      if (adult !== undefined && state.puzzle.contactsOf[demand]?.includes(position) === true) addAdult(state, station, adult);
    }
  }
}

/** Sorts of adults looked at for one kind of station at a time, when the search will come by again. */
const leadersTried = 2;

/**
 * Adults who could lead a station of this kind now: one of each sort, because adults who may lead the same kinds are the same to the search.
 * Whoever may lead fewest kinds comes first, so that a teacher is not spent on supervising while an aide is free.
 */
function leaders(state: DayState, at: { readonly kind: number; readonly period: number; readonly needed: readonly number[] }, style: RepairStyle): readonly number[] {
  const { instance, sortOf } = state.puzzle;
  const free = (instance.kinds[at.kind]?.adults ?? []).filter((adult) => mayWork(state, adult, at.period) && style.mayUse(adult, at.period));
  const sorts = new Map<string, number>();
  for (const adult of style.random.shuffle(free)) sorts.set(`${sortOf[adult]} ${at.needed.includes(adult)}`, adult);
  const inOrder = [...sorts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, adult]) => adult);
  if (style.noise === 0 || inOrder.length <= leadersTried) return inOrder;
  const from = style.random.below(inOrder.length);
  return Array.from({ length: leadersTried }, (_, step) => inOrder[(from + step) % inOrder.length] ?? -1);
}

function pickBest(state: DayState, offers: readonly StationOffer[], style: RepairStyle): PaperStation | undefined {
  let best: PaperStation | undefined;
  let bestGain = -Infinity;
  for (const offer of offers) {
    // A search that looks at most offers, not all, is faster and falls into fewer ruts.
    if (style.noise > 0 && offer.forced === null && style.random.next() < 0.3) continue;
    const paper = planStation(state, offer);
    if (paper === undefined || (offer.forced === null && paper.gain <= 0)) continue;
    const gain = paper.gain * (1 + style.noise * (style.random.next() - 0.5)) - preparing(state, paper);
    if (gain > bestGain) { best = paper; bestGain = gain; }
  }
  return best;
}

/** What the station adds to its adult's preparations for the day, in points. */
function preparing(state: DayState, paper: PaperStation): number {
  const adult = paper.offer.adults[0] ?? -1;
  const most = state.puzzle.instance.adults[adult]?.preparationsAtMost ?? null;
  if (most === null || state.puzzle.instance.kinds[paper.offer.kind]?.isPrepared !== true) return 0;
  const own = preparationsOf(state, adult);
  const before = overPreparedPrice(state.puzzle, own.size - most);
  for (const { task } of paper.groups) own.add(state.puzzle.preparation[task] ?? -1);
  return overPreparedPrice(state.puzzle, own.size - most) - before;
}

function open(state: DayState, paper: PaperStation, space: number = paper.offer.space): void {
  const { period, kind, adults } = paper.offer;
  const station = openStation(state, { period, kind, space, adults });
  for (const { seats } of paper.groups) {
    let group = null;
    for (const { demand, option } of seats) {
      sit(state, demand, { station, group, option });
      group = state.group[demand] ?? null;
    }
  }
}

function largestFree(state: DayState, kind: number, period: number): number | undefined {
  const seats = (space: number) => state.puzzle.instance.spaces[space]?.seats ?? Infinity;
  return freeSpaces(state, kind, period).reduce<number | undefined>((best, space) => (best === undefined || seats(space) > seats(best) ? space : best), undefined);
}

/** The smallest space that takes as many students as the adult may have, so that a group of six does not hold the studio. */
function smallestThatFits(state: DayState, paper: PaperStation): number {
  const seats = (space: number) => state.puzzle.instance.spaces[space]?.seats ?? Infinity;
  const most = capacityOf(state.puzzle, paper.offer, paper.youngest);
  const suiting = freeSpaces(state, paper.offer.kind, paper.offer.period)
    .filter((space) => seats(space) >= most && paper.groups.every((group) => group.seats.every(({ demand }) => suits(state.puzzle, demand, { ...paper.offer, space }))));
  return suiting.reduce((best, space) => (seats(space) < seats(best) ? space : best), paper.offer.space);
}

function freeSpaces(state: DayState, kind: number, period: number): readonly number[] {
  return (state.puzzle.instance.kinds[kind]?.spaces ?? []).filter((space) => mayHold(state, space, period));
}
