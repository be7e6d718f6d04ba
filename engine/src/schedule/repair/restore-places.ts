import type { Instance } from '../compile/instance.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';

/**
 * The search does not mind which of two like rooms a lesson is in; the people who have to find it do. Where most of a station's students
 * were together before, it gets its old space back, if that is free or the station that has it now can trade. No trade changes who does what
 * with whom.
 */
export function restorePlaces(instance: Instance, before: Solution, solution: Solution): Solution {
  const stations = [...solution.stations];
  const old = oldStationOf(before);
  stations.forEach((_, position) => {
    const station = stations[position];
    const previous = station === undefined ? undefined : mostlyFrom(station, old);
    if (previous !== undefined) takeSpace(instance, stations, { position, space: previous.space });
  });
  return { ...solution, stations };
}

function oldStationOf(before: Solution): ReadonlyMap<number, SolvedStation> {
  return new Map(before.stations.flatMap((station) => demandsOf(station).map((demand) => [demand, station] as const)));
}

/** The old station that more than half of these students shared. */
function mostlyFrom(station: SolvedStation, old: ReadonlyMap<number, SolvedStation>): SolvedStation | undefined {
  const demands = demandsOf(station);
  const [most] = [...Map.groupBy(demands, (demand) => old.get(demand))].sort(([, left], [, right]) => right.length - left.length);
  return most === undefined || 2 * most[1].length <= demands.length ? undefined : most[0];
}

/** `stations` is changed only where both sides may be where they would be. */
function takeSpace(instance: Instance, stations: SolvedStation[], at: { readonly position: number; readonly space: number }): void {
  const station = stations[at.position];
  if (station === undefined || station.space === at.space || isBound(instance, station)) return;
  const mine = { ...station, space: at.space };
  if (!fits(instance, mine)) return;
  const holders = [...stations.keys()].filter((index) => stations[index]?.period === station.period && stations[index]?.space === at.space);
  const other = stations[holders[0] ?? -1];
  if (other === undefined) {
    if ((instance.spaces[at.space]?.stationsAtOnce[station.period] ?? 1) > 0) stations[at.position] = mine;
    return;
  }
  const theirs = { ...other, space: station.space };
  if (holders.length > 1 || isBound(instance, other) || !fits(instance, theirs)) return;
  stations[at.position] = mine;
  stations[holders[0] ?? -1] = theirs;
}

/** A student who needs this very space keeps the station where it is. */
function isBound(instance: Instance, station: SolvedStation): boolean {
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

function demandsOf({ groups }: SolvedStation): readonly number[] {
  return groups.flatMap(({ seats }) => seats.map(({ demand }) => demand));
}
