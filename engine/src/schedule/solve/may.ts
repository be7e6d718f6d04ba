import type { Puzzle } from './puzzle.ts';
import type { DayState, Group, Station } from './state.ts';

/** What may be, by the limits nobody may break: the search moves only among plans that keep them. */

export type Span = { readonly period: number; readonly last: number };

/** Could this adult take one more station, over these periods, and still have lunch, breaks and planning time? */
export function mayWork(state: DayState, adult: number, { period, last }: Span): boolean {
  const { puzzle, adultLoad } = state;
  const own = puzzle.instance.adults[adult];
  if (own === undefined) return false;
  const { periodCount: periods } = puzzle;
  const loadIn = (at: number) => adultLoad[adult * periods + at] ?? 0;
  if (loadIn(period) >= (own.stationsAtOnce[period] ?? Infinity) || loadIn(last) >= (own.stationsAtOnce[last] ?? Infinity)) return false;
  if (loadIn(period) > 0 && loadIn(last) > 0) return true;
  const works = (at: number) => at === period || at === last || loadIn(at) > 0;
  for (const set of own.neverAll) if ((set.includes(period) || set.includes(last)) && set.every(works)) return false;
  if (own.busyAtMost === null) return true;
  let busy = 0;
  for (let at = 0; at < periods; at += 1) if (works(at)) busy += puzzle.instance.periods[at]?.minutes ?? 0;
  return busy <= own.busyAtMost + 1e-9;
}

export function mayHold(state: DayState, space: number, { period, last }: Span): boolean {
  const { puzzle, spaceLoad } = state;
  const most = puzzle.instance.spaces[space]?.stationsAtOnce;
  const isFree = (at: number) => (spaceLoad[space * puzzle.periodCount + at] ?? 0) < (most?.[at] ?? Infinity);
  return isFree(period) && isFree(last);
}

type SetUp = { readonly kind: number; readonly space: number; readonly adults: readonly number[] };

/** Most students in a station whose youngest is of this rank (Infinity: nobody there yet). */
export function capacityOf(puzzle: Puzzle, station: SetUp, youngest: number): number {
  return Math.min(roomFor(puzzle, station), youngest === Infinity ? Infinity : ratioAt(puzzle, station.kind, youngest));
}

/** The part of it that seats and adults set, whoever comes. */
export function roomFor(puzzle: Puzzle, { kind, space, adults }: SetUp): number {
  const perAdult = puzzle.instance.kinds[kind]?.studentsPerAdult ?? Infinity;
  return Math.min(seatsIn(puzzle, kind, space), perAdult * adults.length);
}

/** The part of it that the youngest grade sets. */
export function ratioAt(puzzle: Puzzle, kind: number, youngest: number): number {
  return puzzle.mostAt[kind * puzzle.ranks + youngest - puzzle.lowestRank] ?? Infinity;
}

export function seatsIn({ seatsAt, instance }: Puzzle, kind: number, space: number): number {
  return seatsAt[kind * instance.spaces.length + space] ?? 0;
}

/** Most groups of a kind in a space. */
export function groupsIn({ groupsAt, instance }: Puzzle, kind: number, space: number): number {
  return groupsAt[kind * instance.spaces.length + space] ?? 0;
}

/** Does the station itself suit the student: space, adults, a free seat, nobody to keep apart from? */
export function maySitIn(state: DayState, demand: number, station: Station): boolean {
  const { puzzle } = state;
  const inside = state.station[demand] === station ? 1 : 0;
  if (station.size - inside >= capacityOf(puzzle, station, Math.min(station.youngest, puzzle.rank[demand] ?? 0))) return false;
  return suits(puzzle, demand, station) && !hasApart(state, demand, station);
}

function hasApart(state: DayState, demand: number, station: Station): boolean {
  const apart = state.puzzle.apart[demand] ?? [];
  for (let at = 0; at < apart.length; at += 1) if (state.station[apart[at] ?? -1] === station) return true;
  return false;
}

/** The part of it that does not depend on who else is there. Over two periods it suits both demands. */
export function suits(puzzle: Puzzle, demand: number, station: SetUp & { readonly period: number }): boolean {
  if (!suitsOne(puzzle, demand, station)) return false;
  if (puzzle.instance.kinds[station.kind]?.periods !== 2) return true;
  const second = puzzle.second[demand] ?? -1;
  return second >= 0 && suitsOne(puzzle, second, station);
}

function suitsOne(puzzle: Puzzle, demand: number, station: SetUp): boolean {
  const own = puzzle.instance.demands[demand];
  if (own === undefined || puzzle.instance.kinds[station.kind]?.adoptionId !== own.adoptionId) return false;
  if (puzzle.isBound[demand] === 0) return true;
  if (own.spaces !== null && !own.spaces.includes(station.space)) return false;
  return (puzzle.withAdults[demand] ?? []).every((adult) => station.adults.includes(adult));
}

/** Would the group still be small enough for each of its members with one more? The modality's own maximum has a price instead. */
export function mayJoin(puzzle: Puzzle, demand: number, group: Group): boolean {
  const size = group.members.length + 1;
  if (groupAtMost(puzzle, demand, group.station) < size) return false;
  if (puzzle.leastAsked < size) for (const member of group.members) if (groupAtMost(puzzle, member, group.station) < size) return false;
  return true;
}

/** Most students in this student's group; over two periods the smaller of both. */
export function groupAtMost({ atMost, second }: Puzzle, demand: number, { period, last }: Span): number {
  const own = atMost[demand] ?? Infinity;
  return period === last ? own : Math.min(own, atMost[second[demand] ?? -1] ?? Infinity);
}

/** Are there sets enough for one more student at the task, in a group that is there (`joins`) or a new one, beside `students` planned? */
export function hasSets(state: DayState, use: Span & { readonly task: number; readonly groups: number; readonly students: number }): boolean {
  const { instance, periodCount } = state.puzzle;
  const needs = instance.tasks[use.task]?.needs ?? [];
  for (const { equipment, amount, per } of needs) {
    const more = amount * (per === 'group' ? use.groups : use.students);
    for (const period of [use.period, use.last]) {
      if ((state.equipmentLoad[equipment * periodCount + period] ?? 0) + more > (instance.equipment[equipment]?.amountIn[period] ?? 0) + 1e-9) return false;
    }
  }
  return true;
}
