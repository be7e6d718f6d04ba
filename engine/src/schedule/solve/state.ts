import type { Puzzle } from './puzzle.ts';

/**
 * A plan in the making. Small objects that the search changes in place. Every change marks the parts of the score it touches, and writes
 * down how to take it back, so that a round costs what it changes and not what the school is large.
 */
export type DayState = {
  readonly puzzle: Puzzle;
  /** Open stations by the period in which they begin. */
  readonly stations: Station[][];
  /** The same by `[period * kindCount + kind]`; and groups by `[period * taskCount + task]`. */
  readonly ofKind: Station[][];
  readonly ofTask: Group[][];
  /** By demand; null = no place yet. */
  readonly station: (Station | null)[];
  readonly group: (Group | null)[];
  /** By demand; -1 = fallback or no place, -2 = held by the meeting that began in the period before. */
  readonly option: Int32Array;
  /** Stations each adult is in, each space holds, and sets in use: `[which * periods + period]`. */
  readonly adultLoad: Int32Array;
  readonly spaceLoad: Int32Array;
  readonly equipmentLoad: Float64Array;
  /** Stations each adult is in over the day. */
  readonly ofAdult: Station[][];
  readonly ledger: Ledger;
  /** How to take back each change since the last `forget`, newest last. */
  readonly undo: (() => void)[];
  /** By period: groups that are still too small. Whoever joins one is worth more than the seat. */
  readonly short: Int32Array;
  /** Periods that changed since somebody last looked. */
  readonly touched: Uint8Array;
  readonly scratch: Scratch;
};

/** The score in parts, as last settled (score.ts), and the parts to settle anew. */
type Ledger = {
  /** What each demand's seat is worth by itself, and the sum. */
  readonly worth: Float64Array;
  seats: number;
  readonly students: Float64Array;
  readonly adults: Float64Array;
  /** What days of students and adults, and stations, take off together. */
  prices: number;
  readonly dirtyStudents: number[];
  readonly dirtyAdults: number[];
  readonly dirtyStations: Station[];
  readonly isDirtyStudent: Uint8Array;
  readonly isDirtyAdult: Uint8Array;
};

/** Paper for sums that run thousands of times: who is on the list now (`mark[demand] === stamp`), and the group being gathered. */
type Scratch = {
  readonly mark: Int32Array;
  stamp: number;
  readonly gathered: Int32Array;
  count: number;
  readonly keys: Float64Array;
  readonly options: Int32Array;
  readonly gains: Float64Array;
  /** By task: what those who look for a seat would gain by it. */
  readonly heat: Float64Array;
};

export type Station = {
  readonly period: number;
  /** The period it ends in: `period` itself unless its kind takes two. */
  readonly last: number;
  readonly kind: number;
  space: number;
  /** The first is the responsible adult. */
  adults: number[];
  readonly groups: Group[];
  size: number;
  /** Lowest rank of its students; Infinity while empty. */
  youngest: number;
  isOpen: boolean;
  /** What sizes and company take off, as last settled. */
  price: number;
  isDirty: boolean;
};

/** `task` is -1 in fallback. */
export type Group = {
  readonly station: Station;
  readonly task: number;
  readonly members: number[];
  /** Scratch: members about to be taken elsewhere. */
  leaving: number;
};

/** The option of a demand whose time is taken by a meeting that began in the period before. */
export const covered = -2;

export function emptyState(puzzle: Puzzle): DayState {
  const { demands, adults, spaces, students, equipment, prices } = puzzle.instance;
  const { periodCount: periods } = puzzle;
  return {
    puzzle,
    stations: Array.from({ length: periods }, () => []),
    ofKind: Array.from({ length: periods * puzzle.kindCount }, () => []),
    ofTask: Array.from({ length: periods * puzzle.taskCount }, () => []),
    station: demands.map(() => null), group: demands.map(() => null), option: new Int32Array(demands.length).fill(-1),
    adultLoad: new Int32Array(adults.length * periods), spaceLoad: new Int32Array(spaces.length * periods),
    equipmentLoad: new Float64Array(equipment.length * periods),
    ofAdult: adults.map(() => []),
    ledger: {
      worth: new Float64Array(demands.length).fill(-prices.unplaced), seats: -prices.unplaced * demands.length,
      students: new Float64Array(students.length), adults: new Float64Array(adults.length), prices: 0,
      // Time owed has a price before anybody has a seat.
      dirtyStudents: [...students.keys()], isDirtyStudent: new Uint8Array(students.length).fill(1),
      dirtyAdults: [], isDirtyAdult: new Uint8Array(adults.length), dirtyStations: [],
    },
    undo: [], short: new Int32Array(periods), touched: new Uint8Array(periods).fill(1),
    scratch: {
      mark: new Int32Array(demands.length), stamp: 0, gathered: new Int32Array(demands.length), count: 0,
      keys: new Float64Array(demands.length), options: new Int32Array(demands.length), gains: new Float64Array(demands.length),
      heat: new Float64Array(puzzle.taskCount),
    },
  };
}

type SetUp = { readonly period: number; readonly kind: number; readonly space: number; readonly adults: readonly number[] };

export function openStation(state: DayState, plan: SetUp): Station {
  const { period, kind, space, adults } = plan;
  const last = state.puzzle.lastPeriod[period * state.puzzle.kindCount + kind] ?? period;
  const station: Station = {
    period, last, kind, space, adults: [...adults], groups: [], size: 0, youngest: Infinity, isOpen: false, price: 0, isDirty: false,
  };
  raise(state, station);
  state.undo.push(() => { fold(state, station); });
  return station;
}

/** Everybody in it stands up. */
export function closeStation(state: DayState, station: Station): void {
  for (const group of [...station.groups]) for (const demand of [...group.members]) stand(state, demand);
  fold(state, station);
  state.undo.push(() => { raise(state, station); });
}

/** A helper comes, or goes again; whoever is responsible stays first. */
export function addAdult(state: DayState, station: Station, adult: number): void {
  changeAdults(state, station, [...station.adults, adult]);
}

export function removeAdult(state: DayState, station: Station, adult: number): void {
  changeAdults(state, station, station.adults.filter((one) => one !== adult));
}

/** Another adult takes the station over. */
export function handOver(state: DayState, station: Station, adult: number): void {
  changeAdults(state, station, [adult, ...station.adults.slice(1)]);
}

export function moveTo(state: DayState, station: Station, space: number): void {
  const before = station.space;
  const go = (to: number) => {
    fold(state, station);
    station.space = to;
    raise(state, station);
  };
  go(space);
  state.undo.push(() => { go(before); });
}

/** Where a student sits or could sit, and what the student would do there. */
export type Seat = { readonly station: Station; /** null = a new group. */ readonly group: Group | null; readonly option: number };

/** Leaves the seat the student has; a meeting over two periods takes the next one as well. Returns the group. */
export function sit(state: DayState, demand: number, seat: Seat): Group {
  const { station, option } = seat;
  if (state.station[demand] !== null) stand(state, demand);
  const second = station.last === station.period ? -1 : state.puzzle.second[demand] ?? -1;
  if (second >= 0 && state.station[second] !== null) stand(state, second);
  const group = seat.group ?? { station, task: option < 0 ? -1 : state.puzzle.task[option] ?? -1, members: [], leaving: 0 };
  take(state, { demand, group, option });
  state.undo.push(() => { leave(state, demand); });
  return group;
}

/** Returns the seat the student had, so that it can be given back; undefined when there was none. An emptied group goes away. */
export function stand(state: DayState, demand: number): Seat | undefined {
  const station = state.station[demand];
  const group = state.group[demand];
  if (station === null || station === undefined || group === null || group === undefined) return undefined;
  if (state.option[demand] === covered) {
    const first = group.members.find((member) => state.puzzle.second[member] === demand);
    return first === undefined ? undefined : stand(state, first);
  }
  const option = state.option[demand] ?? -1;
  leave(state, demand);
  state.undo.push(() => { take(state, { demand, group, option }); });
  return { station, group: group.members.length === 0 ? null : group, option };
}

/** Takes back everything since `undo` was this long. */
export function rollBack(state: DayState, length: number): void {
  while (state.undo.length > length) state.undo.pop()?.();
}

/** What has been done stays done. */
export function forget(state: DayState): void {
  state.undo.length = 0;
}

function changeAdults(state: DayState, station: Station, adults: number[]): void {
  const before = station.adults;
  const change = (to: number[]) => {
    fold(state, station);
    station.adults = to;
    raise(state, station);
  };
  change(adults);
  state.undo.push(() => { change(before); });
}

/** The station stands: its adults, space and sets are in use. */
function raise(state: DayState, station: Station): void {
  state.stations[station.period]?.push(station);
  state.ofKind[station.period * state.puzzle.kindCount + station.kind]?.push(station);
  for (const adult of station.adults) state.ofAdult[adult]?.push(station);
  station.isOpen = true;
  load(state, station, 1);
}

function fold(state: DayState, station: Station): void {
  drop(state.stations[station.period], station);
  drop(state.ofKind[station.period * state.puzzle.kindCount + station.kind], station);
  for (const adult of station.adults) drop(state.ofAdult[adult], station);
  station.isOpen = false;
  load(state, station, -1);
}

function load(state: DayState, station: Station, by: number): void {
  const { periodCount: periods } = state.puzzle;
  for (const adult of station.adults) {
    add(state.adultLoad, adult * periods + station.period, by);
    if (station.last !== station.period) add(state.adultLoad, adult * periods + station.last, by);
    touchAdult(state, adult);
  }
  add(state.spaceLoad, station.space * periods + station.period, by);
  if (station.last !== station.period) add(state.spaceLoad, station.space * periods + station.last, by);
  // Where the station is and who leads it matters to whoever is owed time, or has to walk.
  for (const group of station.groups) for (const member of group.members) touchStudent(state, state.puzzle.studentOf[member] ?? 0);
  touchStation(state, station);
}

function take(state: DayState, place: { readonly demand: number; readonly group: Group; readonly option: number }): void {
  const { demand, group, option } = place;
  const { station } = group;
  const { puzzle } = state;
  if (group.members.length === 0) {
    station.groups.push(group);
    if (group.task >= 0) state.ofTask[station.period * puzzle.taskCount + group.task]?.push(group);
    useSets(state, group, { per: 'group', by: 1 });
  }
  countShort(state, group, -1);
  group.members.push(demand);
  countShort(state, group, 1);
  useSets(state, group, { per: 'student', by: 1 });
  station.size += 1;
  station.youngest = Math.min(station.youngest, puzzle.rank[demand] ?? 0);
  hold(state, demand, { group, option, worth: option >= 0 ? puzzle.net[option] ?? 0 : -puzzle.instance.prices.fallback });
  if (station.last !== station.period) hold(state, puzzle.second[demand] ?? -1, { group, option: covered, worth: 0 });
  settleLater(state, demand, station);
}

function leave(state: DayState, demand: number): void {
  const group = state.group[demand];
  if (group === null || group === undefined) return;
  const { station } = group;
  const { puzzle } = state;
  countShort(state, group, -1);
  drop(group.members, demand);
  countShort(state, group, 1);
  useSets(state, group, { per: 'student', by: -1 });
  if (group.members.length === 0) {
    drop(station.groups, group);
    if (group.task >= 0) drop(state.ofTask[station.period * puzzle.taskCount + group.task], group);
    useSets(state, group, { per: 'group', by: -1 });
  }
  station.size -= 1;
  if (puzzle.rank[demand] === station.youngest) station.youngest = youngestOf(state, station);
  const nowhere = { group: null, option: -1, worth: -puzzle.instance.prices.unplaced };
  hold(state, demand, nowhere);
  if (station.last !== station.period) hold(state, puzzle.second[demand] ?? -1, nowhere);
  settleLater(state, demand, station);
}

function countShort(state: DayState, { station, members }: Group, by: number): void {
  const min = state.puzzle.instance.kinds[station.kind]?.groupMin ?? 1;
  if (members.length > 0 && members.length < min) add(state.short, station.period, by);
}

function hold(state: DayState, demand: number, place: { readonly group: Group | null; readonly option: number; readonly worth: number }): void {
  if (demand < 0) return;
  const { ledger } = state;
  state.station[demand] = place.group?.station ?? null;
  state.group[demand] = place.group;
  state.option[demand] = place.option;
  ledger.seats += place.worth - (ledger.worth[demand] ?? 0);
  ledger.worth[demand] = place.worth;
}

function settleLater(state: DayState, demand: number, station: Station): void {
  touchStudent(state, state.puzzle.studentOf[demand] ?? 0);
  touchStation(state, station);
  if (station.adults.length > 0) touchAdult(state, station.adults[0] ?? 0);
}

function touchStudent(state: DayState, student: number): void {
  const { ledger, puzzle } = state;
  if (puzzle.hasDay[student] !== 1 || ledger.isDirtyStudent[student] === 1) return;
  ledger.isDirtyStudent[student] = 1;
  ledger.dirtyStudents.push(student);
}

function touchAdult(state: DayState, adult: number): void {
  const { ledger, puzzle } = state;
  if (puzzle.isCounted[adult] !== 1 || ledger.isDirtyAdult[adult] === 1) return;
  ledger.isDirtyAdult[adult] = 1;
  ledger.dirtyAdults.push(adult);
}

function touchStation(state: DayState, station: Station): void {
  state.touched[station.period] = 1;
  if (station.isDirty) return;
  station.isDirty = true;
  state.ledger.dirtyStations.push(station);
}

/** Sets of equipment that a group, or one more student in it, uses or gives back. */
function useSets(state: DayState, { station, task }: Group, use: { readonly per: 'group' | 'student'; readonly by: number }): void {
  for (const { equipment, amount, per } of state.puzzle.instance.tasks[task]?.needs ?? []) {
    if (per !== use.per) continue;
    const cell = equipment * state.puzzle.periodCount;
    add(state.equipmentLoad, cell + station.period, use.by * amount);
    if (station.last !== station.period) add(state.equipmentLoad, cell + station.last, use.by * amount);
  }
}

function youngestOf(state: DayState, station: Station): number {
  let youngest = Infinity;
  for (const group of station.groups) for (const demand of group.members) youngest = Math.min(youngest, state.puzzle.rank[demand] ?? 0);
  return youngest;
}

function add(counts: Int32Array | Float64Array, at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) + by;
}

/** The last one takes the place of the one that goes: order in these lists means nothing. */
function drop<Item>(list: Item[] | undefined, item: Item): void {
  const at = list?.indexOf(item) ?? -1;
  const last = list?.pop();
  if (list !== undefined && last !== undefined && at >= 0 && at < list.length) list[at] = last;
}
