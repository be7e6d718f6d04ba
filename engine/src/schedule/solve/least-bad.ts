import { capacityOf, groupsIn } from './may.ts';
import { unseated } from './repair.ts';
import type { SolvedGroup, SolvedStation } from './solution.ts';
import type { DayState, Station } from './state.ts';

/** A station of the solution that still takes students. */
type Writable = { readonly station: SolvedStation; readonly groups: WritableGroup[] };
type WritableGroup = { readonly task: number; readonly seats: { readonly demand: number; readonly option: number }[] };

/**
 * Too few adults, or needs that exclude each other: some students are left, and a plan comes back all the same. They go where the least
 * is broken, in this order: a station that suits them but is full, fallback before a lesson; then any station at all; then an adult who
 * should have been free. `verifyDay` names each limit that this breaks, so nothing is hidden.
 */
export function placeLeastBad(state: DayState): { readonly leastBad: readonly number[]; readonly stations: readonly SolvedStation[] } {
  const open = state.stations.flatMap((stations) => stations.map((station) => write(state, station)));
  const leastBad: number[] = [];
  state.stations.forEach((_, period) => {
    const ofOnePeriod = (station: { readonly kind: number }) => state.puzzle.instance.kinds[station.kind]?.periods !== 2;
    const own = open.filter(({ station }) => station.period === period && ofOnePeriod(station));
    const isAnyOpen = own.length > 0;
    for (const demand of unseated(state, period)) {
      leastBad.push(demand);
      const place = isAnyOpen ? leastBroken(state, demand, own) : undefined;
      const target = place?.target ?? emergencyStation(state, demand, own);
      if (target === undefined) continue;
      if (!own.includes(target)) { own.push(target); open.push(target); }
      addSeat(target, { demand, option: place?.option ?? -1, task: place?.task ?? -1 });
    }
  });
  return { leastBad, stations: open.map(({ station, groups }) => ({ ...station, groups })) };
}

type Place = { readonly target: Writable; readonly option: number; readonly task: number };

/** Whoever was put somewhere before is counted, so that a crowd spreads over the rooms there are, each as far beyond its seats as the others. */
function leastBroken(state: DayState, demand: number, stations: readonly Writable[]): Place | undefined {
  const { puzzle } = state;
  const own = puzzle.instance.demands[demand];
  const places = stations.map((target) => {
    const { station } = target;
    const there = target.groups.flatMap(({ seats }) => seats.map((seat) => seat.demand));
    const kind = puzzle.instance.kinds[station.kind];
    const option = kind?.modalityId === null ? -1 : optionIn(state, demand, target);
    const youngest = there.reduce((least, other) => Math.min(least, puzzle.rank[other] ?? 0), puzzle.rank[demand] ?? 0);
    const capacity = capacityOf(puzzle, station, youngest);
    const broken = [
      (puzzle.withAdults[demand] ?? []).some((adult) => !station.adults.includes(adult)),
      own?.spaces !== null && own?.spaces.includes(station.space) === false,
      (puzzle.apart[demand] ?? []).some((other) => there.includes(other)),
      kind?.adoptionId !== own?.adoptionId,
      kind?.modalityId !== null && option < 0,
    ].filter(Boolean).length;
    const task = puzzle.task[option] ?? -1;
    // One limit more weighs more than any number of students too many in a station that is already too full.
    const crowding = Math.max(0, there.length + 1 - capacity) / Math.max(1, capacity);
    return { target, option, task, cost: broken * 1000 + crowding * 10 + (option < 0 ? 1 : 0) };
  });
  return places.sort((left, right) => left.cost - right.cost)[0];
}

/** The student's best option that the station does, or has room to begin; -1 = none. */
function optionIn(state: DayState, demand: number, { station, groups }: Writable): number {
  const { byKind, kindCount, task } = state.puzzle;
  const cell = demand * kindCount + station.kind;
  const own = byKind.order.subarray(byKind.start[cell] ?? 0, byKind.start[cell + 1] ?? 0);
  if (groups.length < groupsIn(state.puzzle, station.kind, station.space)) return own[0] ?? -1;
  return own.find((option) => groups.some((group) => group.task === task[option])) ?? -1;
}

/** No station is open in the period: the first adult there is in the first space. Whoever reads the violations sees what that costs. */
function emergencyStation(state: DayState, demand: number, own: readonly Writable[]): Writable | undefined {
  const { puzzle } = state;
  const kindAt = puzzle.fallbackKind[demand] ?? -1;
  const kind = puzzle.instance.kinds[kindAt];
  const period = puzzle.instance.demands[demand]?.period ?? -1;
  const open = own.find(({ station }) => station.kind === kindAt);
  if (open !== undefined) return open;
  const byPresence = (adult: number) => (puzzle.instance.adults[adult]?.stationsAtOnce[period] === 0 ? 1 : 0);
  const adults = [...kind?.adults ?? [], ...puzzle.instance.adults.keys()];
  const adult = adults.sort((left, right) => byPresence(left) - byPresence(right) || left - right)[0];
  const space = kind?.spaces[0] ?? puzzle.instance.spaces.keys().next().value;
  if (adult === undefined || space === undefined) return undefined;
  return { station: { period, kind: kindAt, space, adults: [adult], groups: [] }, groups: [] };
}

function addSeat(target: Writable, seat: { readonly demand: number; readonly option: number; readonly task: number }): void {
  const group = target.groups.find(({ task }) => task === seat.task);
  if (group === undefined) target.groups.push({ task: seat.task, seats: [{ demand: seat.demand, option: seat.option }] });
  else group.seats.push({ demand: seat.demand, option: seat.option });
}

function write(state: DayState, station: Station): Writable {
  const { period, kind, space, adults } = station;
  const groups = station.groups.map(({ task, members }): SolvedGroup => ({
    task, seats: members.map((demand) => ({ demand, option: state.option[demand] ?? -1 })),
  }));
  return { station: { period, kind, space, adults: [...adults], groups }, groups: groups.map(({ task, seats }) => ({ task, seats: [...seats] })) };
}
