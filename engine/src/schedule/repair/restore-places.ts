import type { Instance } from '../compile/instance.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';

/**
 * The search does not mind which of two like rooms a lesson is in; the people who have to find it do. Where most of a station's students
 * were together before, it gets its old space and its old adult back, if it can trade with the station that has them now, or if they are free.
 * No trade changes who does what with whom.
 */
export function restorePlaces(instance: Instance, before: Solution, solution: Solution): Solution {
  const stations = [...solution.stations];
  const old = oldStationOf(before);
  stations.forEach((_, position) => {
    const station = stations[position];
    const previous = station === undefined ? undefined : mostlyFrom(station, old);
    if (station === undefined || previous === undefined) return;
    if (previous.space !== station.space) trade(instance, stations, { position, wish: { space: previous.space } });
    const leader = previous.adults[0] ?? -1;
    if (leader !== station.adults[0] && leader >= 0) trade(instance, stations, { position, wish: { leader } });
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

type Wish = { readonly space: number } | { readonly leader: number };

/** Exchanges with whoever has it, or takes it if nobody does. `stations` is changed only where both sides may be where they would be. */
function trade(instance: Instance, stations: SolvedStation[], at: { readonly position: number; readonly wish: Wish }): void {
  const { position, wish } = at;
  const station = stations[position];
  if (station === undefined || hasNeeds(instance, station)) return;
  const holders = stations.flatMap((other, index) => (other.period === station.period && index !== position && holds(other, wish) ? [index] : []));
  const [holder] = holders;
  const mine = give(station, wish);
  if (!fits(instance, mine)) return;
  if (holder === undefined) {
    // Free, and it may be used: a free adult may be free for a reason (lunch, planning), so only spaces are simply taken.
    if ('space' in wish && (instance.spaces[wish.space]?.stationsAtOnce[station.period] ?? 1) > 0) stations[position] = mine;
    return;
  }
  const other = stations[holder];
  if (other === undefined || holders.length > 1 || hasNeeds(instance, other)) return;
  const theirs = give(other, 'space' in wish ? { space: station.space } : { leader: station.adults[0] ?? -1 });
  if (!fits(instance, theirs)) return;
  stations[position] = mine;
  stations[holder] = theirs;
}

function holds(station: SolvedStation, wish: Wish): boolean {
  return 'space' in wish ? station.space === wish.space : station.adults.includes(wish.leader);
}

function give(station: SolvedStation, wish: Wish): SolvedStation {
  return 'space' in wish ? { ...station, space: wish.space } : { ...station, adults: [wish.leader, ...station.adults.slice(1).filter((adult) => adult !== wish.leader)] };
}

/** A student who needs this very space or adult keeps the station where it is. */
function hasNeeds(instance: Instance, station: SolvedStation): boolean {
  return demandsOf(station).some((demand) => {
    const own = instance.demands[demand];
    return own === undefined || own.spaces !== null || own.withAdults.length > 0;
  }) || instance.contacts.some(({ demands }) => demands.some(({ demand }) => demandsOf(station).includes(demand)));
}

function fits(instance: Instance, { kind, space, adults, groups }: SolvedStation): boolean {
  const own = instance.kinds[kind];
  const room = own?.rooms.find((one) => one.space === space);
  const size = groups.reduce((sum, { seats }) => sum + seats.length, 0);
  return own !== undefined && own.spaces.includes(space) && own.adults.includes(adults[0] ?? -1)
    && size <= Math.min(instance.spaces[space]?.seats ?? Infinity, room?.students ?? Infinity)
    && groups.length <= (room?.groups ?? Infinity);
}

function demandsOf({ groups }: SolvedStation): readonly number[] {
  return groups.flatMap(({ seats }) => seats.map(({ demand }) => demand));
}
