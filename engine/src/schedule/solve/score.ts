import type { Puzzle } from './puzzle.ts';
import type { DayState, Station } from './state.ts';
import { continuingPrice, dayPriceOf } from './student-day.ts';
import { walkPrice } from './walk-price.ts';

/**
 * How good is the plan? Four sums (docs/guide/schedule.md lists the terms): what each seat is worth, less what each student's day, each
 * station and each adult's day take off. Only the parts that changed since the last time are counted anew.
 */
export function settle(state: DayState): number {
  const { ledger } = state;
  for (const student of ledger.dirtyStudents) {
    ledger.isDirtyStudent[student] = 0;
    const price = dayPriceOf(state, student);
    ledger.prices += price - (ledger.students[student] ?? 0);
    ledger.students[student] = price;
  }
  for (const station of ledger.dirtyStations) {
    station.isDirty = false;
    const price = station.isOpen ? stationPrice(state, station) : 0;
    ledger.prices += price - station.price;
    station.price = price;
  }
  for (const adult of ledger.dirtyAdults) {
    ledger.isDirtyAdult[adult] = 0;
    const price = preparationPrice(state, adult) + adultWalks(state, adult);
    ledger.prices += price - (ledger.adults[adult] ?? 0);
    ledger.adults[adult] = price;
  }
  ledger.dirtyStudents.length = 0;
  ledger.dirtyStations.length = 0;
  ledger.dirtyAdults.length = 0;
  return ledger.seats - ledger.prices;
}

/**
 * Settles, and adds the parts up anew: sums that hundreds of millions of small changes went through are off by thousandths of a point, and the
 * checker then calls a sound plan one that claims too much.
 */
export function recount(state: DayState): number {
  settle(state);
  const { ledger } = state;
  ledger.seats = sum(ledger.worth);
  ledger.prices = sum(ledger.students) + sum(ledger.adults);
  for (const own of state.stations) for (const { price } of own) ledger.prices += price;
  return ledger.seats - ledger.prices;
}

function sum(parts: Float64Array): number {
  let all = 0;
  for (const part of parts) all += part;
  return all;
}

/** What a group of this size costs for being smaller or larger than its modality says. */
export function sizePrice(puzzle: Puzzle, kindAt: number, size: number): number {
  const kind = puzzle.instance.kinds[kindAt];
  if (kind === undefined || size === 0) return 0;
  const missing = Math.max(0, kind.groupMin - size);
  const over = kind.groupMax === null ? 0 : Math.max(0, size - kind.groupMax);
  const { approval, perStudent } = puzzle.instance.prices;
  return missing + over === 0 ? 0 : approval + perStudent * (missing + over);
}

/** Sizes of its groups, and members of standing groups who are due and sit among strangers. */
function stationPrice(state: DayState, station: Station): number {
  let price = 0;
  for (const group of station.groups) {
    price += sizePrice(state.puzzle, station.kind, group.members.length);
    for (const member of group.members) {
      price += strangers(state, member, station) + continuingPrice(state.puzzle.stayingOf[member], group.task, station.adults);
      if (station.last !== station.period) price += strangers(state, state.puzzle.second[member] ?? -1, station);
    }
  }
  return price;
}

/** A student alone in a station has no company, and none that is strange either. */
function strangers(state: DayState, member: number, station: Station): number {
  let price = 0;
  for (const company of state.puzzle.companiesOf[member] ?? []) {
    if (2 * knownIn(state, { company, member, station }) < station.size - 1) price += state.puzzle.instance.companies[company]?.price ?? 0;
  }
  return price;
}

/** Others of the standing group in the station. */
export function knownIn(state: DayState, { company, member, station }: { readonly company: number; readonly member: number; readonly station: Station }): number {
  let known = 0;
  for (const other of state.puzzle.instance.companies[company]?.members ?? []) {
    if (other !== member && state.station[other] === station) known += 1;
  }
  return known;
}

/** An approval, and a slope beyond it: thirty things to prepare are not as good as thirteen. */
export function overPreparedPrice(puzzle: Puzzle, over: number): number {
  const { approval, perPreparation } = puzzle.instance.prices;
  return over <= 0 ? 0 : approval + over * perPreparation;
}

/** What an adult prepares today, as the plan stands. */
export function preparationsOf(state: DayState, adult: number): Set<number> {
  const own = new Set<number>();
  for (const station of state.ofAdult[adult] ?? []) {
    if (station.adults[0] !== adult) continue;
    for (const group of station.groups) own.add(state.puzzle.numbers.preparation[group.task] ?? -1);
  }
  own.delete(-1);
  return own;
}

function preparationPrice(state: DayState, adult: number): number {
  const most = state.puzzle.instance.adults[adult]?.preparationsAtMost ?? null;
  return most === null ? 0 : overPreparedPrice(state.puzzle, preparationsOf(state, adult).size - most);
}

function adultWalks(state: DayState, adult: number): number {
  if (state.puzzle.walks.size === 0) return 0;
  let price = 0;
  const own = state.ofAdult[adult] ?? [];
  for (const from of own) for (const to of own) if (to !== from) price += walkPrice(state.puzzle, from, to);
  return price;
}
