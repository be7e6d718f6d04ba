import type { Instance } from '../compile/instance.ts';
import type { SolvedGroup, SolvedStation } from '../solve/solution.ts';

/** A day whose stations trade what they have; `previous` is the old station that most of each one's students come from. */
export type Day = { readonly instance: Instance; readonly stations: SolvedStation[]; readonly previous: readonly (SolvedStation | undefined)[] };

/**
 * Two students who do the same kind of work in one period trade places, where one is thereby back among those of before and the other is no
 * more among strangers than now.
 */
export function restoreSeats(day: Day, period: number, old: ReadonlyMap<number, SolvedStation>): void {
  const { stations, previous } = day;
  const own = [...stations.keys()].filter((at) => stations[at]?.period === period);
  for (const from of own) {
    for (const demand of demandsOf(stations[from])) {
      const home = old.get(demand);
      const to = home === undefined ? -1 : own.find((at) => at !== from && previous[at] === home && stations[at]?.kind === stations[from]?.kind) ?? -1;
      if (to < 0 || previous[from] === home) continue;
      const other = demandsOf(stations[to]).find((one) => old.get(one) !== home && maySwap(day, { demand, from }, { demand: one, from: to }));
      if (other !== undefined) swap(day, { demand, from }, { demand: other, from: to });
    }
  }
}

export function demandsOf(station: SolvedStation | undefined): readonly number[] {
  return station?.groups.flatMap(({ seats }) => seats.map(({ demand }) => demand)) ?? [];
}

type Place = { readonly demand: number; readonly from: number };

function maySwap({ instance, stations }: Day, one: Place, other: Place): boolean {
  const mayGo = ({ demand, from }: Place, { demand: instead, from: to }: Place) => {
    const own = instance.demands[demand];
    const company = new Set(demandsOf(stations[to]).filter((member) => member !== instead).map((member) => instance.demands[member]?.student));
    const adults = [stations[from]?.adults[0] ?? -1, stations[to]?.adults[0] ?? -1];
    return own?.spaces === null && own.groupAtMost === null && own.withAdults.length === 0
      && !instance.apart.some((pair) => pair.includes(own.student) && pair.some((student) => company.has(student)))
      && !instance.contacts.some((contact) => contact.demands.some((owed) => owed.demand === demand) && adults.filter((adult) => contact.adults.includes(adult)).length === 1);
  };
  const areAlike = taskOf(stations[one.from], one.demand) === taskOf(stations[other.from], other.demand) || isAlone(instance, stations[one.from]);
  return areAlike && mayGo(one, other) && mayGo(other, one);
}

/** Where each works alone, groups only say who does the same. */
function isAlone({ kinds }: Instance, station: SolvedStation | undefined): boolean {
  const kind = kinds[station?.kind ?? -1];
  return kind !== undefined && kind.groupMin <= 1 && kind.groupMax === null && kind.groupsPerStation === null && kind.rooms.every(({ groups }) => groups === null);
}

function taskOf(station: SolvedStation | undefined, demand: number): number {
  return station?.groups.find(({ seats }) => seats.some((seat) => seat.demand === demand))?.task ?? -1;
}

function swap({ stations }: Day, one: Place, other: Place): void {
  const [from, to] = [stations[one.from], stations[other.from]];
  if (from === undefined || to === undefined) return;
  stations[one.from] = exchange(from, one.demand, seatOf(to, other.demand));
  stations[other.from] = exchange(to, other.demand, seatOf(from, one.demand));
}

/** The seat as a group of its own. */
function seatOf(station: SolvedStation, demand: number): SolvedGroup {
  const seats = station.groups.flatMap((group) => group.seats.filter((seat) => seat.demand === demand));
  return { task: taskOf(station, demand), seats };
}

function exchange(station: SolvedStation, out: number, coming: SolvedGroup): SolvedStation {
  const left = station.groups.map(({ task, seats }) => ({ task, seats: seats.filter(({ demand }) => demand !== out) }));
  // The group that loses a member is the one that gains the other, where both do the same.
  const at = left.findIndex(({ task, seats }, position) => task === coming.task && seats.length < (station.groups[position]?.seats.length ?? 0));
  const into = at >= 0 ? at : left.findIndex(({ task }) => task === coming.task);
  const groups = into < 0 ? [...left, coming] : left.with(into, { task: coming.task, seats: [...left[into]?.seats ?? [], ...coming.seats] });
  return { ...station, groups: groups.filter(({ seats }) => seats.length > 0) };
}
