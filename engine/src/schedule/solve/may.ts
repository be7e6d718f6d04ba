import type { Puzzle } from './puzzle.ts';
import type { DayState, Group, Station } from './state.ts';

/** What may be, by the limits nobody may break: the search moves only among plans that keep them. */

/** Could this adult take one more station in this period, and still have lunch, breaks and planning time? */
export function mayWork(state: DayState, adult: number, period: number): boolean {
  const own = state.puzzle.instance.adults[adult];
  if (own === undefined) return false;
  const periods = state.stations.length;
  const works = (at: number) => (state.adultLoad[adult * periods + at] ?? 0) > 0;
  const most = own.stationsAtOnce[period] ?? null;
  if (most !== null && (state.adultLoad[adult * periods + period] ?? 0) >= most) return false;
  if (works(period)) return true;
  if (own.neverAll.some((set) => set.includes(period) && set.every((at) => at === period || works(at)))) return false;
  if (own.busyAtMost === null) return true;
  let busy = state.puzzle.instance.periods[period]?.minutes ?? 0;
  for (let at = 0; at < periods; at += 1) if (works(at)) busy += state.puzzle.instance.periods[at]?.minutes ?? 0;
  return busy <= own.busyAtMost + 1e-9;
}

export function mayHold(state: DayState, space: number, period: number): boolean {
  const most = state.puzzle.instance.spaces[space]?.stationsAtOnce[period] ?? null;
  return most === null || (state.spaceLoad[space * state.stations.length + period] ?? 0) < most;
}

type SetUp = { readonly kind: number; readonly space: number; readonly adults: readonly number[] };

/** Most students in a station whose youngest is of this rank (Infinity: nobody there yet). */
export function capacityOf(puzzle: Puzzle, station: SetUp, youngest: number): number {
  return Math.min(roomFor(puzzle, station), youngest === Infinity ? Infinity : ratioAt(puzzle, station.kind, youngest));
}

/** The part of it that seats and adults set, whoever comes. */
export function roomFor(puzzle: Puzzle, station: SetUp): number {
  const perAdult = puzzle.instance.kinds[station.kind]?.studentsPerAdult ?? Infinity;
  return Math.min(puzzle.instance.spaces[station.space]?.seats ?? Infinity, perAdult * station.adults.length);
}

/** The part of it that the youngest grade sets. */
export function ratioAt(puzzle: Puzzle, kind: number, youngest: number): number {
  return puzzle.mostAt[kind * puzzle.ranks + youngest - puzzle.lowestRank] ?? Infinity;
}

/** Does the station itself suit the student: space, adults, a free seat, nobody to keep apart from? */
export function maySitIn(state: DayState, demand: number, station: Station): boolean {
  const { puzzle } = state;
  return suits(puzzle, demand, station)
    && station.size < capacityOf(puzzle, station, Math.min(station.youngest, puzzle.rank[demand] ?? 0))
    && !(puzzle.apart[demand] ?? []).some((other) => state.station[other] === station);
}

/** The part of it that does not depend on who else is there. */
export function suits(puzzle: Puzzle, demand: number, station: SetUp): boolean {
  const own = puzzle.instance.demands[demand];
  if (own === undefined || puzzle.instance.kinds[station.kind]?.adoptionId !== own.adoptionId) return false;
  if (own.spaces !== null && !own.spaces.includes(station.space)) return false;
  return (puzzle.withAdults[demand] ?? []).every((adult) => station.adults.includes(adult));
}

/** Would the group still be small enough for each of its members with one more? The modality's own maximum has a price instead. */
export function mayJoin(puzzle: Puzzle, demand: number, group: Group): boolean {
  const size = group.members.length + 1;
  const most = (member: number) => puzzle.instance.demands[member]?.groupAtMost ?? Infinity;
  return most(demand) >= size && group.members.every((member) => most(member) >= size);
}
