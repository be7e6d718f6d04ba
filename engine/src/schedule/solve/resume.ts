import { groupsIn, hasSets, mayHold, mayJoin, maySitIn, mayWork, seatsIn } from './may.ts';
import type { Random } from './random.ts';
import { repairPeriod, unseated } from './repair.ts';
import { settle, sizePrice } from './score.ts';
import type { SolvedStation, Solution } from './solution.ts';
import { closeStation, forget, openStation, rollBack, sit, stand } from './state.ts';
import type { DayState, Group } from './state.ts';

/**
 * Goes on from a plan that was made before, as far as it still fits: adults or spaces may be out, students away, limits tighter. Nobody who
 * still has a place moves, and whoever lost theirs, or had a least-bad one, gets the best there is.
 */
export function resume(state: DayState, start: Solution, random: Random): void {
  layOutAgain(state, start);
  const before = settle(state);
  const { length } = state.undo;
  dissolveSmall(state);
  state.stations.forEach((_, period) => {
    if (unseated(state, period).length === 0) return;
    repairPeriod(state, period, { random, share: 0, noise: 0, mayUse: () => true, mayDisturb: false, barredTasks: new Set(), barredKinds: new Set() });
  });
  if (settle(state) < before) rollBack(state, length);
  settle(state);
  forget(state);
}

/** A group that lost so many that it needs a person's yes: its students may well find whole groups. */
function dissolveSmall(state: DayState): void {
  for (const station of state.stations.flat()) {
    for (const group of [...station.groups]) {
      if (sizePrice(state.puzzle, station.kind, group.members.length) > 0) for (const demand of [...group.members]) stand(state, demand);
    }
    if (station.size === 0) closeStation(state, station);
  }
}

/** A station whose adult or space is out goes on with another, so that its students need not move. */
function layOutAgain(state: DayState, start: Solution): void {
  const isPlaced = (station: SolvedStation) => station.groups.some(({ seats }) => seats.some(({ demand }) => !start.leastBad.includes(demand)));
  const stations = start.stations.filter(isPlaced);
  const intact = stations.filter((station) => isAsBefore(state, station));
  // Whoever is where they were comes first: what they do not need is what the others may be given. Large groups before small ones.
  const others = stations.filter((station) => !intact.includes(station)).sort((left, right) => sizeOf(right) - sizeOf(left));
  for (const station of [...intact, ...others]) {
    const space = spaceFor(state, station);
    const adults = adultsFor(state, station);
    if (space !== undefined && adults.length > 0) reopen(state, { ...station, space, adults }, start);
  }
}

function reopen(state: DayState, solved: SolvedStation, start: Solution): void {
  const { puzzle } = state;
  const leastBad = new Set(start.leastBad);
  const station = openStation(state, solved);
  for (const { seats, task } of solved.groups) {
    let group: Group | null = null;
    for (const { demand, option } of seats) {
      if (leastBad.has(demand) || !maySitIn(state, demand, station)) continue;
      if (group === null ? station.groups.length >= groupsIn(puzzle, station.kind, station.space) : !mayJoin(puzzle, demand, group)) continue;
      if (!hasSets(state, { ...station, task, groups: group === null ? 1 : 0, students: 1 })) continue;
      group = sit(state, demand, { station, group, option });
    }
  }
  if (station.size === 0) closeStation(state, station);
}

function spanOf({ puzzle }: DayState, { period, kind }: SolvedStation): { readonly period: number; readonly last: number } {
  return { period, last: puzzle.lastPeriod[period * puzzle.kindCount + kind] ?? period };
}

function isAsBefore(state: DayState, station: SolvedStation): boolean {
  const { instance } = state.puzzle;
  const span = spanOf(state, station);
  const isIn = (stationsAtOnce: readonly (number | null)[] | undefined) => stationsAtOnce !== undefined && stationsAtOnce[span.period] !== 0 && stationsAtOnce[span.last] !== 0;
  return isIn(instance.spaces[station.space]?.stationsAtOnce) && station.adults.every((adult) => isIn(instance.adults[adult]?.stationsAtOnce))
    && instance.kinds[station.kind]?.adults.includes(station.adults[0] ?? -1) === true;
}

/** The space it had, or the smallest free one that holds everybody. */
function spaceFor(state: DayState, station: SolvedStation): number | undefined {
  const { puzzle } = state;
  const { kind } = station;
  const span = spanOf(state, station);
  if (mayHold(state, station.space, span)) return station.space;
  const seats = (space: number) => seatsIn(puzzle, kind, space);
  return (puzzle.instance.kinds[kind]?.spaces ?? [])
    .filter((space) => mayHold(state, space, span) && seats(space) >= sizeOf(station) && groupsIn(puzzle, kind, space) >= station.groups.length)
    .sort((left, right) => seats(left) - seats(right) || left - right)[0];
}

/** The responsible adult it had, or somebody free who may lead it and is needed least elsewhere; then the helpers who are still there. */
function adultsFor(state: DayState, station: SolvedStation): readonly number[] {
  const { setUps, kindCount } = state.puzzle;
  const span = spanOf(state, station);
  const may = (adult: number) => mayWork(state, adult, span);
  const leaders = setUps.leaders[span.period * kindCount + station.kind] ?? [];
  const first = station.adults[0] ?? -1;
  const leader = leaders.includes(first) && may(first) ? first : leaders.find((adult) => may(adult) && !station.adults.includes(adult));
  if (leader === undefined) return [];
  return [leader, ...station.adults.slice(1).filter((adult) => adult !== leader && adult >= 0 && may(adult))];
}

function sizeOf({ groups }: SolvedStation): number {
  return groups.reduce((sum, { seats }) => sum + seats.length, 0);
}
