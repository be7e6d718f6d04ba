import { capacityOf, mayHold, mayWork, suits } from './may.ts';
import type { PaperStation, StationOffer } from './paper-station.ts';
import { planStation } from './plan-station.ts';
import type { RepairStyle } from './repair-style.ts';
import { overPreparedPrice, preparationsOf } from './score.ts';
import { openStation, sit } from './state.ts';
import type { DayState } from './state.ts';

/** Which stations could open now, which of them is best, and the opening itself: what every step of a repair shares. */

/** Sorts of adults looked at for one kind of station at a time, when the search will come by again. */
const leadersTried = 2;
/** Share of offers that a search passes over: it is faster for it, and falls into fewer ruts. */
const passedOver = 0.3;

type Place = { readonly kind: number; readonly period: number; readonly needed: readonly number[] };

/**
 * Adults who could lead a station of this kind now: one of each sort, because adults who may lead the same kinds are the same to the search.
 * Whoever may lead fewest kinds comes first, so that a teacher is not spent on supervising while an aide is free.
 */
export function leadersFor(state: DayState, place: Place, style: RepairStyle): readonly number[] {
  const { instance, sortOf } = state.puzzle;
  const mayLead = (adult: number) => mayWork(state, adult, place.period) && style.mayUse(adult, place.period);
  const free = (instance.kinds[place.kind]?.adults ?? []).filter(mayLead);
  const sorts = new Map<string, number>();
  for (const adult of style.random.shuffle(free)) sorts.set(`${sortOf[adult]} ${place.needed.includes(adult)}`, adult);
  const inOrder = [...sorts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, adult]) => adult);
  if (style.noise === 0 || inOrder.length <= leadersTried) return inOrder;
  const from = style.random.below(inOrder.length);
  return Array.from({ length: leadersTried }, (_, step) => inOrder[(from + step) % inOrder.length] ?? -1);
}

/** One offer for each adult who could lead; the other needed adults come along. */
export function offersIn(state: DayState, place: Place & { readonly space: number; readonly forced: number | null }, style: RepairStyle): readonly StationOffer[] {
  const { kind, period, space, forced, needed } = place;
  return leadersFor(state, place, style).map((leader) => ({
    kind, period, space, forced, company: null, fromRank: -Infinity, seatPrice: style.seatPrice,
    adults: [leader, ...needed.filter((adult) => adult !== leader)],
  }));
}

/** The offer that gains most; undefined where none gains anything. A station opened for somebody's sake may cost. */
export function pickBest(state: DayState, offers: readonly StationOffer[], style: RepairStyle): PaperStation | undefined {
  let best: PaperStation | undefined;
  let bestGain = -Infinity;
  for (const offer of offers) {
    if (style.noise > 0 && offer.forced === null && style.random.next() < passedOver) continue;
    const paper = planStation(state, offer);
    if (paper === undefined || (offer.forced === null && paper.gain <= 0)) continue;
    const gain = paper.gain * (1 + style.noise * (style.random.next() - 0.5)) - preparing(state, paper);
    if (gain > bestGain) { best = paper; bestGain = gain; }
  }
  return best;
}

/** What is on paper happens. */
export function openFromPaper(state: DayState, paper: PaperStation, space: number = paper.offer.space): void {
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

export function largestFree(state: DayState, kind: number, period: number): number | undefined {
  return freeSpaces(state, kind, period)
    .reduce<number | undefined>((best, space) => (best === undefined || seatsOf(state, space) > seatsOf(state, best) ? space : best), undefined);
}

/** The smallest space that takes as many students as the adult may have, so that a group of six does not hold the studio. */
export function smallestThatFits(state: DayState, paper: PaperStation): number {
  const { offer } = paper;
  const most = capacityOf(state.puzzle, offer, paper.youngest);
  const students = paper.groups.flatMap(({ seats }) => seats.map(({ demand }) => demand));
  return freeSpaces(state, offer.kind, offer.period)
    .filter((space) => seatsOf(state, space) >= most && students.every((demand) => suits(state.puzzle, demand, { ...offer, space })))
    .reduce((best, space) => (seatsOf(state, space) < seatsOf(state, best) ? space : best), offer.space);
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

function freeSpaces(state: DayState, kind: number, period: number): readonly number[] {
  return (state.puzzle.instance.kinds[kind]?.spaces ?? []).filter((space) => mayHold(state, space, period));
}

function seatsOf(state: DayState, space: number): number {
  return state.puzzle.instance.spaces[space]?.seats ?? Infinity;
}
