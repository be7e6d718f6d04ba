import type { Instance } from '../compile/instance.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';
import { checkSolution } from '../verify/check-solution.ts';
import { periodsOf } from './displaced.ts';
import { demandsOf, restoreSeats } from './restore-seats.ts';
import type { Day } from './restore-seats.ts';

/**
 * The search does not mind which of two like rooms a lesson is in, which of two teachers who may lead it does, or in which of two like groups
 * a student sits; the people who have to find it do. Where most of a station's students were together before, it gets its old space
 * and adult back, and the others who were with them, as far as those who have these now can trade. No trade changes who does what; `score` is counted anew.
 */
export function restorePlaces(instance: Instance, before: Solution, solution: Solution): Solution {
  const old = oldStationOf(before);
  const previous = solution.stations.map((station) => mostlyFrom(station, old));
  let stations = solution.stations;
  let reached = checkSolution(instance, solution);
  instance.periods.forEach((_, period) => {
    const own = [...stations.keys()].filter((at) => stations[at]?.period === period && previous[at] !== undefined);
    // A trade may free what another station waits for.
    const trade = (day: Day, ...takes: readonly (typeof takeSpace)[]) => {
      for (let pass = 0; pass < passes; pass += 1) for (const at of own) for (const take of takes) take(day, at);
    };
    // What no trade can see from where it stands, such as walks, preparations and the ratio of the youngest, is left to the checker.
    const isKept = (change: (day: Day) => void): boolean => {
      const day: Day = { instance, stations: [...stations], previous };
      change(day);
      const check = checkSolution(instance, { ...solution, stations: day.stations });
      if (broken(check) > broken(reached) || check.score < reached.score - 1e-6) return false;
      // And trades that each give a station its place back may together take it from more students than they give it to.
      if (countRestored(day.stations, old) < countRestored(stations, old)) return false;
      reached = check;
      stations = day.stations;
      return true;
    };
    if (isKept((day) => { trade(day, takeSpace, takeLeader); restoreSeats(day, period, old); })) return;
    // Something in it cost more than it is worth: at least what costs nothing.
    isKept((day) => trade(day, takeSpace));
    isKept((day) => trade(day, takeLeader));
    isKept((day) => restoreSeats(day, period, old));
  });
  return { ...solution, stations, score: reached.score };
}

/** That the score is another than the search said is what a trade may be for. */
function broken({ violations }: ReturnType<typeof checkSolution>): number {
  return violations.filter(({ code }) => code !== 'solution.other-score').length;
}

const passes = 3;

function oldStationOf(before: Solution): ReadonlyMap<number, SolvedStation> {
  return new Map(before.stations.flatMap((station) => demandsOf(station).map((demand) => [demand, station] as const)));
}

/** Students in the space that they were in before, and students with the adult: the sum. */
function countRestored(stations: readonly SolvedStation[], old: ReadonlyMap<number, SolvedStation>): number {
  return stations.reduce((sum, { space, adults, groups }) => sum + groups.flatMap(({ seats }) => seats).reduce((own, { demand }) => {
    const before = old.get(demand);
    return own + Number(before?.space === space) + Number(before?.adults[0] === adults[0]);
  }, 0), 0);
}

/** The old station that more than half of these students shared. */
function mostlyFrom(station: SolvedStation, old: ReadonlyMap<number, SolvedStation>): SolvedStation | undefined {
  const demands = demandsOf(station);
  const [most] = [...Map.groupBy(demands, (demand) => old.get(demand))].sort(([, left], [, right]) => right.length - left.length);
  return most === undefined || 2 * most[1].length <= demands.length ? undefined : most[0];
}

function takeSpace({ instance, stations, previous }: Day, position: number): void {
  const station = stations[position];
  const space = previous[position]?.space;
  if (station === undefined || space === undefined || space < 0 || station.space === space || needsItsSpace(instance, station)) return;
  const mine = { ...station, space };
  if (!fits(instance, mine)) return;
  const periods = periodsOf(instance, station);
  const holders = [...stations.keys()].filter((at) => stations[at]?.space === space && periodsOf(instance, stations[at]).some((period) => periods.includes(period)));
  const [at = -1] = holders;
  const other = stations[at];
  if (other === undefined) {
    if (periods.every((period) => instance.spaces[space]?.stationsAtOnce[period] !== 0)) stations[position] = mine;
    return;
  }
  const theirs = { ...other, space: station.space };
  if (holders.length > 1 || !areTogether(instance, station, other) || previous[at]?.space === space || needsItsSpace(instance, other) || !fits(instance, theirs)) return;
  stations[position] = mine;
  stations[at] = theirs;
}

/**
 * Only where one adult leads alone: helpers are there for somebody. Whoever led the station instead takes over what the adult leaves, or a
 * third does who is free.
 */
function takeLeader({ instance, stations, previous }: Day, position: number): void {
  const station = stations[position];
  const adult = previous[position]?.adults[0] ?? -1;
  const now = station?.adults[0] ?? -1;
  if (station === undefined || adult === now || !isChangeable(instance, station, [adult, now])) return;
  const at = stations.findIndex((one) => one.adults.includes(adult) && areTogether(instance, one, station));
  const other = stations[at];
  const changed = stations.with(position, { ...station, adults: [adult] });
  if (other === undefined) {
    if (mayWork(instance, changed, adult)) stations[position] = { ...station, adults: [adult] };
    return;
  }
  if (previous[at]?.adults[0] === adult) return;
  const next = [now, ...instance.kinds[other.kind]?.adults ?? []].find((one) => one !== adult && isChangeable(instance, other, [one, adult])
    && mayWork(instance, changed.with(at, { ...other, adults: [one] }), one));
  if (next === undefined) return;
  stations[position] = { ...station, adults: [adult] };
  stations[at] = { ...other, adults: [next] };
}

/** May the first of the adults lead it in place of the second, and is no student owed time with just one of them? */
function isChangeable(instance: Instance, station: SolvedStation, adults: readonly [number, number]): boolean {
  if (station.adults.length !== 1 || instance.kinds[station.kind]?.adults.includes(adults[0]) !== true) return false;
  const demands = new Set(demandsOf(station));
  return [...demands].every((demand) => instance.demands[demand]?.withAdults.length === 0)
    && instance.contacts.every((contact) => contact.adults.includes(adults[0]) === contact.adults.includes(adults[1]) || !contact.demands.some(({ demand }) => demands.has(demand)));
}

/** Is an adult there in all periods of these stations, in one station at a time, and free when lunch, breaks and planning ask for it? */
function mayWork(instance: Instance, stations: readonly SolvedStation[], adult: number): boolean {
  const own = instance.adults[adult];
  const busy = stations.filter(({ adults }) => adults.includes(adult)).flatMap((station) => periodsOf(instance, station));
  const minutes = [...new Set(busy)].reduce((sum, period) => sum + (instance.periods[period]?.minutes ?? 0), 0);
  return own !== undefined && busy.every((period) => busy.filter((one) => one === period).length <= (own.stationsAtOnce[period] ?? Infinity))
    && !own.neverAll.some((set) => set.length > 0 && set.every((period) => busy.includes(period))) && minutes <= (own.busyAtMost ?? Infinity) + 1e-9;
}

function areTogether(instance: Instance, one: SolvedStation, other: SolvedStation): boolean {
  return one.period === other.period && periodsOf(instance, one).length === periodsOf(instance, other).length;
}

/** A student who needs this very space keeps the station where it is. */
function needsItsSpace(instance: Instance, station: SolvedStation): boolean {
  return station.groups.some(({ seats }) => seats.some(({ demand }) => instance.demands[demand]?.spaces !== null));
}

function fits(instance: Instance, { kind, space, groups }: SolvedStation): boolean {
  const own = instance.kinds[kind];
  const room = own?.rooms.find((one) => one.space === space);
  const size = groups.reduce((sum, { seats }) => sum + seats.length, 0);
  return own !== undefined && own.spaces.includes(space)
    && size <= Math.min(instance.spaces[space]?.seats ?? Infinity, room?.students ?? Infinity)
    && groups.length <= (room?.groups ?? Infinity);
}
