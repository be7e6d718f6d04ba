import type { SolvedStation, Solution } from './solution.ts';
import { mayHold, mayJoin, maySitIn, mayWork } from './may.ts';
import { closeStation, openStation, sit } from './state.ts';
import type { DayState, Group } from './state.ts';

/**
 * Lays out a plan that was made before, as far as it still fits: adults or spaces may be out, students away, limits tighter. A station whose
 * adult or space is out goes on with another, so that its students need not move. Whoever's place no longer fits is left standing, and so
 * are the least-bad places; the repair that follows seats them anew.
 */
export function restart(state: DayState, start: Solution): void {
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
  const leastBad = new Set(start.leastBad);
  const station = openStation(state, solved);
  for (const { seats } of solved.groups) {
    let group: Group | null = null;
    for (const { demand, option } of seats) {
      if (leastBad.has(demand) || !maySitIn(state, demand, station)) continue;
      if (group !== null && !mayJoin(state.puzzle, demand, group)) continue;
      sit(state, demand, { station, group, option });
      group = state.group[demand] ?? null;
    }
  }
  if (station.size === 0) closeStation(state, station);
}

function isAsBefore(state: DayState, { period, kind, space, adults }: SolvedStation): boolean {
  return isOpen(state, space, period) && adults.every((adult) => isHere(state, adult, period))
    && state.puzzle.instance.kinds[kind]?.adults.includes(adults[0] ?? -1) === true;
}

function isHere(state: DayState, adult: number, period: number): boolean {
  const own = state.puzzle.instance.adults[adult];
  return own !== undefined && own.stationsAtOnce[period] !== 0;
}

function isOpen(state: DayState, space: number, period: number): boolean {
  const own = state.puzzle.instance.spaces[space];
  return own !== undefined && own.stationsAtOnce[period] !== 0;
}

/** The space it had, or the smallest free one that holds everybody. */
function spaceFor(state: DayState, station: SolvedStation): number | undefined {
  const { kinds, spaces } = state.puzzle.instance;
  if (mayHold(state, station.space, station.period)) return station.space;
  const seats = (space: number) => spaces[space]?.seats ?? Infinity;
  return (kinds[station.kind]?.spaces ?? [])
    .filter((space) => mayHold(state, space, station.period) && seats(space) >= sizeOf(station))
    .sort((left, right) => seats(left) - seats(right) || left - right)[0];
}

/** The responsible adult it had, or somebody free who may lead it and is needed least elsewhere; then the helpers who are still there. */
function adultsFor(state: DayState, { period, kind, adults }: SolvedStation): readonly number[] {
  const { instance, sortOf } = state.puzzle;
  const may = (adult: number) => mayWork(state, adult, period);
  const leaders = instance.kinds[kind]?.adults ?? [];
  const first = adults[0] ?? -1;
  const leader = leaders.includes(first) && may(first) ? first : leaders.filter((adult) => may(adult) && !adults.includes(adult))
    .sort((left, right) => ((sortOf[left] ?? '') < (sortOf[right] ?? '') ? -1 : (sortOf[left] ?? '') > (sortOf[right] ?? '') ? 1 : left - right))[0];
  if (leader === undefined) return [];
  return [leader, ...adults.slice(1).filter((adult) => adult !== leader && adult >= 0 && may(adult))];
}

function sizeOf({ groups }: SolvedStation): number {
  return groups.reduce((sum, { seats }) => sum + seats.length, 0);
}
