import type { Puzzle } from './puzzle.ts';

/** A plan in the making. Small objects that the search changes in place; a period can be photographed and put back. */
export type DayState = {
  readonly puzzle: Puzzle;
  /** Open stations by period. */
  readonly stations: Station[][];
  /** By demand; null = no place yet. */
  readonly station: (Station | null)[];
  readonly group: (Group | null)[];
  /** By demand; -1 = fallback or no place. */
  readonly option: Int32Array;
  /** Stations each adult is in, and each space holds, by period: `[adult * periods + period]`. */
  readonly adultLoad: Int32Array;
  readonly spaceLoad: Int32Array;
  readonly scratch: Scratch;
};

/** Paper for sums that run thousands of times: who is on the list now (`mark[demand] === stamp`), and the group being gathered. */
export type Scratch = { readonly mark: Int32Array; stamp: number; readonly gathered: Int32Array; count: number; readonly bonus: Float64Array };

export type Station = {
  readonly period: number;
  readonly kind: number;
  readonly space: number;
  /** The first is the responsible adult. */
  adults: number[];
  groups: Group[];
  size: number;
  /** Lowest rank of its students; Infinity while empty. */
  youngest: number;
};

/** `task` is -1 in fallback. */
export type Group = { readonly task: number; readonly members: number[] };

export function emptyState(puzzle: Puzzle): DayState {
  const { periods, demands, adults, spaces } = puzzle.instance;
  return {
    puzzle,
    stations: periods.map(() => []),
    station: demands.map(() => null), group: demands.map(() => null), option: new Int32Array(demands.length).fill(-1),
    adultLoad: new Int32Array(adults.length * periods.length), spaceLoad: new Int32Array(spaces.length * periods.length),
    scratch: {
      mark: new Int32Array(demands.length), stamp: 0,
      gathered: new Int32Array(demands.length), count: 0,
      bonus: new Float64Array(demands.length),
    },
  };
}

export type SetUp = { readonly period: number; readonly kind: number; readonly space: number; readonly adults: readonly number[] };

export function openStation(state: DayState, plan: SetUp): Station {
  const station: Station = { ...plan, adults: [...plan.adults], groups: [], size: 0, youngest: Infinity };
  state.stations[plan.period]?.push(station);
  load(state, station, 1);
  return station;
}

/** Everybody in it stands up. */
export function closeStation(state: DayState, station: Station): void {
  for (const group of station.groups) for (const demand of group.members) vacate(state, demand);
  station.groups = [];
  station.size = 0;
  load(state, station, -1);
  const own = state.stations[station.period];
  own?.splice(own.indexOf(station), 1);
}

/** A helper comes, or goes again; whoever is responsible stays first. */
export function addAdult(state: DayState, station: Station, adult: number): void {
  station.adults.push(adult);
  change(state.adultLoad, adult * state.stations.length + station.period, 1);
}

export function removeAdult(state: DayState, station: Station, adult: number): void {
  station.adults = station.adults.filter((one) => one !== adult);
  change(state.adultLoad, adult * state.stations.length + station.period, -1);
}

/** Where a student sits or could sit, and what the student would do there. */
export type Seat = { readonly station: Station; /** null = a new group. */ readonly group: Group | null; readonly option: number };

export function sit(state: DayState, demand: number, seat: Seat): void {
  const { station, option } = seat;
  const task = option < 0 ? -1 : state.puzzle.task[option] ?? -1;
  const group = seat.group ?? { task, members: [] };
  if (seat.group === null) station.groups.push(group);
  group.members.push(demand);
  station.size += 1;
  station.youngest = Math.min(station.youngest, state.puzzle.rank[demand] ?? 0);
  state.station[demand] = station;
  state.group[demand] = group;
  state.option[demand] = option;
}

/** Returns the seat the student had, so that it can be given back; undefined when there was none. An emptied group goes away. */
export function stand(state: DayState, demand: number): Seat | undefined {
  const station = state.station[demand];
  const group = state.group[demand];
  if (station === null || station === undefined || group === null || group === undefined) return undefined;
  const option = state.option[demand] ?? -1;
  group.members.splice(group.members.indexOf(demand), 1);
  const isEmptied = group.members.length === 0;
  if (isEmptied) station.groups.splice(station.groups.indexOf(group), 1);
  station.size -= 1;
  if (state.puzzle.rank[demand] === station.youngest) station.youngest = youngestOf(state, station);
  vacate(state, demand);
  return { station, group: isEmptied ? null : group, option };
}

/** A photograph of one period, to go back to when a change did not help. */
export type Photograph = { readonly period: number; readonly stations: readonly Station[]; readonly options: readonly number[] };

export function photograph(state: DayState, period: number): Photograph {
  return {
    period,
    stations: (state.stations[period] ?? []).map(copyStation),
    options: (state.puzzle.demandsIn[period] ?? []).map((demand) => state.option[demand] ?? -1),
  };
}

export function putBack(state: DayState, picture: Photograph): void {
  const { period } = picture;
  for (const station of state.stations[period] ?? []) load(state, station, -1);
  const own = picture.stations.map(copyStation);
  state.stations[period] = own;
  (state.puzzle.demandsIn[period] ?? []).forEach((demand, position) => {
    vacate(state, demand);
    state.option[demand] = picture.options[position] ?? -1;
  });
  for (const station of own) {
    load(state, station, 1);
    for (const group of station.groups) {
      for (const demand of group.members) {
        state.station[demand] = station;
        state.group[demand] = group;
      }
    }
  }
}

/** Deep as far as the search changes things: adults, groups and their members. */
function copyStation(station: Station): Station {
  return { ...station, adults: [...station.adults], groups: station.groups.map(({ task, members }) => ({ task, members: [...members] })) };
}

function vacate(state: DayState, demand: number): void {
  state.station[demand] = null;
  state.group[demand] = null;
  state.option[demand] = -1;
}

/** Adults and space are in use, or free again. */
function load(state: DayState, station: Station, by: number): void {
  const periods = state.stations.length;
  for (const adult of station.adults) change(state.adultLoad, adult * periods + station.period, by);
  change(state.spaceLoad, station.space * periods + station.period, by);
}

function change(counts: Int32Array, at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) + by;
}

function youngestOf(state: DayState, station: Station): number {
  let youngest = Infinity;
  for (const group of station.groups) for (const demand of group.members) youngest = Math.min(youngest, state.puzzle.rank[demand] ?? 0);
  return youngest;
}
