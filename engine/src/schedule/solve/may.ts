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

/** Most students in a station whose youngest is of this rank. */
export function capacityOf(puzzle: Puzzle, station: { readonly kind: number; readonly space: number; readonly adults: readonly number[] }, youngest: number): number {
  const kind = puzzle.instance.kinds[station.kind];
  const seats = puzzle.instance.spaces[station.space]?.seats ?? null;
  let most = seats ?? Infinity;
  if (kind === undefined) return 0;
  if (kind.studentsPerAdult !== null) most = Math.min(most, kind.studentsPerAdult * station.adults.length);
  if (kind.ratio.length > 0) {
    const entry = kind.ratio.find(({ throughRank }) => throughRank >= youngest) ?? kind.ratio.at(-1);
    most = Math.min(most, entry?.students ?? Infinity);
  }
  return most;
}

/** Does the station itself suit the student: space, adults, a free seat, nobody to keep apart from? */
export function maySitIn(state: DayState, demand: number, station: Station): boolean {
  const { puzzle } = state;
  return suits(puzzle, demand, station)
    && station.size < capacityOf(puzzle, station, Math.min(station.youngest, puzzle.rank[demand] ?? 0))
    && !(puzzle.apart[demand] ?? []).some((other) => state.station[other] === station);
}

/** The part of it that does not depend on who else is there. */
export function suits(puzzle: Puzzle, demand: number, station: { readonly kind: number; readonly space: number; readonly adults: readonly number[] }): boolean {
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
