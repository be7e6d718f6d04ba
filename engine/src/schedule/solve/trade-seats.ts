import { attempt, fits } from './improve.ts';
import { capacityOf, hasSets } from './may.ts';
import { closeStation, sit, stand } from './state.ts';
import type { DayState, Group, Station } from './state.ts';
import { optionPrice, stayingPrice } from './student-day.ts';

/**
 * Who sits where, once it is settled which stations of a period are open? One student goes to another's group, that one to a third's, and so on,
 * until the last takes the first one's seat, or one that is free (cyclic transfers: Thompson and Psaraftis 1993, Operations Research 41).
 * Given the stations this is a transport problem, and a plan in which no such round gains anything is the best assignment (Klein 1967,
 * Management Science 14), as far as a student's day and a group's size set no limits beside. The small steps of a round of search see chains of two.
 */
export function tradeSeats(state: DayState, period: number): void {
  const market = openMarket(state, period);
  let failed = 0;
  for (let trades = findCycle(market); trades !== undefined && failed < failuresAtMost; trades = findCycle(market)) {
    if (attempt(state, () => carryOut(state, market, trades))) {
      // A group of one whose member was replaced began anew.
      for (const { to, who } of trades) if (to.group !== null) renew(market, to, state.group[who] ?? null);
      for (const { from } of trades) priceLeaving(state, market, from);
    } else {
      failed += 1;
      for (const { cell } of trades) market.gain[cell] = -Infinity;
    }
  }
  for (const { station } of market.places) if (station.isOpen && station.size === 0) closeStation(state, station);
}

/** Trades that the rest of a day forbids after all (students to keep apart, time owed): after so many the next period is due. */
const failuresAtMost = 10;
/** Points that one of a cycle may lose at most, for what the others gain. */
const lossAtMost = 40;
const least = 1e-6;

/** A group; or a station where each works alone, or fallback, in which any seat is as good as any other (`group` null). */
type Place = { readonly at: number; readonly station: Station; group: Group | null };

/**
 * The most that somebody gains by going from one place to another, who that is, and what they would do there: cell `from * size + to`. The
 * last row and column stand for free seats: whoever goes to one leaves a seat behind.
 */
type Market = {
  readonly period: number;
  readonly places: readonly Place[];
  readonly placeOf: Map<Group | Station, Place>;
  readonly size: number;
  readonly gain: Float64Array;
  readonly who: Int32Array;
  readonly option: Int32Array;
};

function openMarket(state: DayState, period: number): Market {
  const places: Place[] = [];
  // A meeting over two periods would have to be traded in both.
  for (const station of state.stations[period] ?? []) {
    if (station.last !== station.period) continue;
    if (isOpenToAll(state, station)) places.push({ at: places.length, station, group: null });
    else for (const group of station.groups) places.push({ at: places.length, station, group });
  }
  const size = places.length + 1;
  const market: Market = {
    period, places, size,
    placeOf: new Map(places.map((place) => [place.group ?? place.station, place])),
    gain: new Float64Array(size * size).fill(-Infinity), who: new Int32Array(size * size), option: new Int32Array(size * size),
  };
  for (const place of places) priceLeaving(state, market, place);
  return market;
}

function isOpenToAll({ puzzle }: DayState, { kind }: Station): boolean {
  return puzzle.isAlone[kind] === 1 || puzzle.instance.kinds[kind]?.modalityId === null;
}

function renew({ placeOf }: Market, place: Place, group: Group | null): void {
  if (group === null || group === place.group) return;
  place.group = group;
  placeOf.set(group, place);
}

/** What each student here would gain elsewhere, and whether the place can do with one fewer or take one more. */
function priceLeaving(state: DayState, market: Market, place: Place): void {
  const { puzzle, ledger } = state;
  const { gain, size } = market;
  const { at, station, group } = place;
  const kind = puzzle.instance.kinds[station.kind];
  gain.fill(-Infinity, at * size, (at + 1) * size);
  const count = group?.members.length ?? station.size;
  const most = group === null ? Infinity : Math.min(kind?.groupMax ?? Infinity, puzzle.leastAsked);
  const isFull = count >= most || station.size >= capacityOf(puzzle, station, station.youngest);
  gain[at * size + size - 1] = isFull ? -Infinity : 0;
  gain[(size - 1) * size + at] = count > (group === null ? 0 : kind?.groupMin ?? 1) ? 0 : -Infinity;
  for (const { members } of group === null ? station.groups : [group]) {
    for (const demand of members) {
      if (puzzle.isBound[demand] === 1) continue;
      const option = state.option[demand] ?? -1;
      priceOptions(state, market, { place, demand, now: (ledger.worth[demand] ?? 0) - (option < 0 ? 0 : optionPrice(state, demand, option)) - stayingPrice(puzzle, { demand, option, adults: station.adults }) });
    }
  }
}

function priceOptions(state: DayState, market: Market, { place, demand, now }: { readonly place: Place; readonly demand: number; readonly now: number }): void {
  const { puzzle } = state;
  const { byDemand, net, kindOf, task } = puzzle;
  const { period } = market;
  for (let row = byDemand.start[demand] ?? 0; row < (byDemand.start[demand + 1] ?? 0); row += 1) {
    const option = byDemand.order[row] ?? 0;
    const most = (net[option] ?? 0) - now;
    if (most < -lossAtMost) return;
    const kind = kindOf[option] ?? 0;
    const isAlone = puzzle.isAlone[kind] === 1;
    const open: readonly (Station | Group)[] | undefined = isAlone ? state.ofKind[period * puzzle.kindCount + kind] : state.ofTask[period * puzzle.taskCount + (task[option] ?? 0)];
    if (open === undefined || open.length === 0) continue;
    const gain = most - optionPrice(state, demand, option);
    for (const one of open) {
      const to = market.placeOf.get(one);
      if (to === undefined || to === place) continue;
      const cell = place.at * market.size + to.at;
      const there = gain <= (market.gain[cell] ?? 0) ? gain : gain - stayingPrice(puzzle, { demand, option, adults: to.station.adults });
      if (there <= (market.gain[cell] ?? 0)) continue;
      market.gain[cell] = there;
      market.who[cell] = demand;
      market.option[cell] = option;
    }
  }
}

type Trade = { readonly cell: number; readonly who: number; readonly option: number; readonly from: Place; readonly to: Place };

/** A cycle along which the gains add up to more than nothing, by Bellman and Ford's labels; most show after a few passes. */
function findCycle({ places, size, gain, who, option }: Market): readonly Trade[] | undefined {
  const label = new Float64Array(size);
  const before = new Int32Array(size).fill(-1);
  for (let pass = 0; pass < size; pass += 1) {
    let isRaised = false;
    for (let from = 0; from < size; from += 1) {
      const base = label[from] ?? 0;
      for (let to = 0; to < size; to += 1) {
        if (base + (gain[from * size + to] ?? 0) <= (label[to] ?? 0) + least) continue;
        label[to] = base + (gain[from * size + to] ?? 0);
        before[to] = from;
        isRaised = true;
      }
    }
    if (!isRaised) return undefined;
    const start = onCycle(before);
    if (start < 0) continue;
    const trades: Trade[] = [];
    let to = start;
    do {
      const from = before[to] ?? -1;
      const cell = from * size + to;
      const [here, there] = [places[from], places[to]];
      if (here !== undefined && there !== undefined) trades.push({ cell, who: who[cell] ?? -1, option: option[cell] ?? -1, from: here, to: there });
      to = from;
    } while (to !== start);
    return trades;
  }
  return undefined;
}

/** A place that the links backwards lead round to; -1 = none. */
function onCycle(before: Int32Array): number {
  const seen = new Int32Array(before.length).fill(-1);
  for (let start = 0; start < before.length; start += 1) {
    let at = start;
    while (at >= 0 && seen[at] === -1) {
      seen[at] = start;
      at = before[at] ?? -1;
    }
    if (at >= 0 && seen[at] === start) return at;
  }
  return -1;
}

/** False where the limits do not allow it after all. */
function carryOut(state: DayState, { period }: Market, trades: readonly Trade[]): boolean {
  for (const { who } of trades) stand(state, who);
  return trades.every(({ who, option, to }) => {
    const { station } = to;
    const task = state.puzzle.task[option] ?? -1;
    const group = to.group ?? station.groups.find((one) => one.task === task) ?? null;
    const isNew = group === null || group.members.length === 0;
    if (!fits(state, who, { station, group, option }) || !hasSets(state, { period, last: period, task, groups: isNew ? 1 : 0, students: 1 })) return false;
    sit(state, who, { station, group: isNew ? null : group, option });
    return true;
  });
}
