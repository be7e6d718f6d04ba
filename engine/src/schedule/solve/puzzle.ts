import type { DualPrices } from '../bound/bound.ts';
import type { Column, Continuation, Instance } from '../compile/instance.ts';
import { sortIntoCells, splitCells } from './cells.ts';
import type { Cells } from './cells.ts';
import { apartDemands, lookUp, neededAdults, rivals } from './ties.ts';
import type { Rival } from './ties.ts';
import { numberTasks } from './task-numbers.ts';
import type { TaskNumbers } from './task-numbers.ts';
import { priceSetUps } from './set-up-prices.ts';
import type { SetUpPrices } from './set-up-prices.ts';

/**
 * The instance laid out for search: options by student, kind and task, best first, and who has to do with whom.
 * Built once per solve; nothing in it changes.
 *
 * Options stand in typed arrays because the search looks at each of some hundred thousand of them thousands of times.
 */
export type Puzzle = {
  readonly instance: Instance;
  readonly periodCount: number;
  readonly kindCount: number;
  readonly taskCount: number;
  readonly demandsIn: readonly (readonly number[])[];
  readonly demandsOf: readonly (readonly number[])[];
  readonly periodOf: Int32Array;
  readonly studentOf: Int32Array;
  /** The same student's demand in the period that a meeting over two periods runs on into; -1 = none. */
  readonly second: Int32Array;
  /** Net value (value less price), task, kind and demand of each option; task and demand are the instance's own columns. */
  readonly net: Float64Array;
  readonly task: Column;
  readonly kindOf: Uint16Array;
  readonly demandOf: Column;
  /** Cell `demand`. */
  readonly byDemand: Cells;
  /** Cell `demand * kindCount + kind`. */
  readonly byKind: Cells;
  /** Who could do a task in a period: cell `period * taskCount + task`. */
  readonly takers: Cells;
  /** By period and kind: tasks that anybody could do. */
  readonly tasksIn: readonly (readonly (readonly number[])[])[];
  /** Best net value each demand could have at all. */
  readonly best: Float64Array;
  /** The fallback kind of each demand's adoption; -1 when there is none. */
  readonly fallbackKind: Int32Array;
  readonly rank: Int32Array;
  /** Most students with one responsible adult, by kind and youngest rank: `mostAt[kind * ranks + rank - lowestRank]`. */
  readonly mostAt: Float64Array;
  readonly ranks: number;
  readonly lowestRank: number;
  /** Does any kind allow an adult more of the older students? */
  readonly hasAgeSteps: boolean;
  /** Most students and groups of a kind in a space: `[kind * spaces + space]`. */
  readonly seatsAt: Float64Array;
  readonly groupsAt: Float64Array;
  /** By kind: sizes of space that make a difference, largest first. */
  readonly spaceSizes: readonly (readonly { readonly seats: number; readonly groups: number }[])[];
  /** Does a station of the kind hold more than one group anywhere? */
  readonly severalIn: Uint8Array;
  /** Is one student a group? And if so, does each in a station do what is best for that student? */
  readonly mayBeAlone: Uint8Array;
  readonly isAlone: Uint8Array;
  /** Does any task need sets of equipment? */
  readonly usesSets: boolean;
  /** The period a station of this kind ends in: `[period * kindCount + kind]`; -1 = none begins here. */
  readonly lastPeriod: Int32Array;
  /** Demands of the same period that may not share a station with this one. */
  readonly apart: readonly (readonly number[])[];
  readonly withAdults: readonly (readonly number[])[];
  /** By period, the adults whom a student there cannot do without. */
  readonly neededIn: readonly ReadonlySet<number>[];
  /** Has a needed space, adult or group size: placed first, because few stations will do. */
  readonly isBound: Uint8Array;
  /** Most students in the demand's group, and the smallest of these: below it nobody needs to be asked. */
  readonly atMost: Float64Array;
  readonly leastAsked: number;
  readonly contactsOf: readonly (readonly number[])[];
  /** By period: time owed with adults who only have to be there. */
  readonly helperContactsIn: readonly (readonly number[])[];
  readonly ceilingsOf: readonly (readonly number[])[];
  readonly dayRulesOf: readonly (readonly number[])[];
  /** By demand: the other meetings of the student's day that a rule looks at. */
  readonly rivalsOf: readonly (readonly Rival[])[];
  readonly floorsOf: readonly (readonly number[])[];
  readonly companiesOf: readonly (readonly number[])[];
  readonly companiesIn: readonly (readonly number[])[];
  /** By demand: work with which the student goes on with somebody. */
  readonly continuationsOf: readonly (readonly Continuation[])[];
  /** Continuations of so small a price that the search weighs them and does not look for them: no adult is tried for their sake. */
  readonly stayingOf: readonly (readonly Continuation[])[];
  /** Is it for somebody's sake that adults of several sorts are tried for a station: for time owed with them, or to go on with them? */
  readonly seeksAdults: boolean;
  /** Walks by where they begin and end: `${period} ${period} ${space} ${space}` to points. */
  readonly walks: ReadonlyMap<string, number>;
  /** Does anything of this student's day hang together (rules, limits, walks, time owed)? */
  readonly hasDay: Uint8Array;
  /** Is a seat worth to this demand what its option is worth, whoever is there? */
  readonly isPlain: Uint8Array;
  /** Can an adult be missing in one period for having worked in another, or a station hold two? */
  readonly tiesPeriods: boolean;
  /** Does anything hang on which stations this adult leads? */
  readonly isCounted: Uint8Array;
  /** Adults of one sort are the same to the search: they may lead the same kinds, owe the same time, and nobody goes on with one of them. Few kinds sort before many. */
  readonly sortOf: readonly string[];
  readonly numbers: TaskNumbers;
  readonly setUps: SetUpPrices;
  /** By `[period * kinds + kind]`: spaces with most seats first, of equals the cheapest. */
  readonly roomiest: readonly (readonly number[])[];
  /** What a seat is worth to a student elsewhere: from the bound, or guessed from the best option. */
  readonly seatWorth: Float64Array;
};

export function layOut(instance: Instance, prices: DualPrices | null = null): Puzzle {
  const { demands, kinds, tasks, periods, options: { task, demand: demandOf } } = instance;
  const net = netValues(instance);
  const kindOf = new Uint16Array(task.length);
  task.forEach((one, option) => { kindOf[option] = tasks[one]?.kind ?? 0; });
  const periodOf = Int32Array.from(demands, ({ period }) => period);
  const takers = sortIntoCells(net, {
    cells: periods.length * tasks.length, cellOf: (option) => (periodOf[demandOf[option] ?? 0] ?? 0) * tasks.length + (task[option] ?? 0),
  });
  const byDemand = sortIntoCells(net, { cells: demands.length, cellOf: (option) => demandOf[option] ?? 0 });
  const best = new Float64Array(demands.length).fill(-instance.prices.fallback);
  demandOf.forEach((demand, option) => { best[demand] = Math.max(best[demand] ?? 0, net[option] ?? 0); });
  const withAdults = neededAdults(instance);
  const rooms = tabulateRooms(instance);
  const setUps = priceSetUps(instance, prices);
  const ties = {
    contactsOf: lookUp(demands, instance.contacts.map((contact) => contact.demands.map(({ demand }) => demand))),
    ceilingsOf: lookUp(demands, instance.ceilings.map((ceiling) => (ceiling.demands.length === 1 ? [] : ceiling.demands))),
    dayRulesOf: lookUp(demands, instance.dayRules.map((rule) => rule.demands)),
    floorsOf: lookUp(demands, instance.floors.map((floor) => floor.demands)),
  };
  const [continuationsOf, stayingOf]: [Continuation[][], Continuation[][]] = [demands.map(() => []), demands.map(() => [])];
  for (const one of instance.continuations) (one.price < instance.prices.preferred ? stayingOf : continuationsOf)[one.demand]?.push(one);
  const companiesOf = lookUp(demands, instance.companies.map((company) => company.due));
  const demandsOf: number[][] = instance.students.map(() => []);
  demands.forEach(({ student }, position) => demandsOf[student]?.push(position));
  for (const own of demandsOf) own.sort((left, right) => (periodOf[left] ?? 0) - (periodOf[right] ?? 0));
  return {
    instance, net, task, kindOf, demandOf, takers, byDemand, best, withAdults, demandsOf,
    neededIn: periods.map((_, period) => new Set(withAdults.flatMap((adults, demand) => (periodOf[demand] === period ? adults : [])))),
    periodOf, ...ties,
    periodCount: periods.length, kindCount: kinds.length, taskCount: tasks.length,
    studentOf: Int32Array.from(demands, ({ student }) => student),
    second: Int32Array.from(demands, ({ student, period }) => (
      (demandsOf[student] ?? []).find((other) => periodOf[other] === periods[period]?.next) ?? -1
    )),
    byKind: splitCells(byDemand, { cells: demands.length * kinds.length, cellOf: (option) => (demandOf[option] ?? 0) * kinds.length + (kindOf[option] ?? 0) }),
    tasksIn: periods.map((_, period) => kinds.map((_kind, kind) => tasks.flatMap((one, position) => {
      const cell = period * tasks.length + position;
      return one.kind === kind && (takers.start[cell + 1] ?? 0) > (takers.start[cell] ?? 0) ? [position] : [];
    }))),
    ...tabulateRatios(instance), ...rooms,
    lastPeriod: Int32Array.from({ length: periods.length * kinds.length }, (_, cell) => {
      const period = Math.floor(cell / kinds.length);
      return kinds[cell % kinds.length]?.periods === 2 ? periods[period]?.next ?? -1 : period;
    }),
    apart: apartDemands(instance), rivalsOf: rivals(instance),
    sortOf: instance.adults.map((_, adult) => sortOf(instance, adult)),
    demandsIn: periods.map((_, period) => demands.flatMap((demand, position) => (demand.period === period ? [position] : []))),
    fallbackKind: Int32Array.from(demands, (demand) => kinds.findIndex((kind) => kind.modalityId === null && kind.adoptionId === demand.adoptionId)),
    rank: Int32Array.from(demands, (demand) => instance.students[demand.student]?.rank ?? 0),
    isBound: Uint8Array.from(demands, ({ spaces, groupAtMost }, position) => (
      spaces !== null || groupAtMost !== null || (withAdults[position] ?? []).length > 0 ? 1 : 0
    )),
    atMost: Float64Array.from(demands, ({ groupAtMost }) => groupAtMost ?? Infinity),
    leastAsked: demands.reduce((least, { groupAtMost }) => Math.min(least, groupAtMost ?? Infinity), Infinity),
    usesSets: tasks.some(({ needs }) => needs.length > 0),
    companiesOf, continuationsOf, stayingOf,
    seeksAdults: instance.contacts.length > 0 || continuationsOf.some((own) => own.length > 0),
    companiesIn: periods.map((_, period) => [...instance.companies.keys()]
      .filter((position) => demands[instance.companies[position]?.members[0] ?? -1]?.period === period)),
    helperContactsIn: periods.map((_, period) => instance.contacts.flatMap((contact, position) => (
      !contact.isResponsible && contact.demands.some(({ demand }) => periodOf[demand] === period) ? [position] : []
    ))),
    walks: new Map(instance.walks.map(({ periods: [from, to], spaces: [here, there], price }) => [`${from} ${to} ${here} ${there}`, price])),
    hasDay: Uint8Array.from(demandsOf, (own) => (
      instance.walks.length > 0 || own.some((demand) => Object.values({ ...ties, continuationsOf }).some((lists) => (lists[demand] ?? []).length > 0)) ? 1 : 0
    )),
    isPlain: Uint8Array.from(demands, (_, demand) => (
      instance.walks.length === 0 && [ties.contactsOf, ties.floorsOf, companiesOf, continuationsOf].every((lists) => (lists[demand] ?? []).length === 0) ? 1 : 0
    )),
    tiesPeriods: kinds.some((kind) => kind.periods === 2) || instance.adults.some(({ neverAll, busyAtMost }) => neverAll.length > 0 || busyAtMost !== null),
    isCounted: Uint8Array.from(instance.adults, ({ preparationsAtMost }) => (instance.walks.length > 0 || preparationsAtMost !== null ? 1 : 0)),
    numbers: numberTasks(instance),
    setUps,
    roomiest: setUps.spaces.map((own, cell) => {
      const seatsOf = (space: number) => rooms.seatsAt[(cell % kinds.length) * instance.spaces.length + space] ?? 0;
      return own.toSorted((left, right) => (seatsOf(left) === seatsOf(right) ? 0 : seatsOf(right) - seatsOf(left)));
    }),
    seatWorth: prices === null ? best : Float64Array.from(prices.seat),
  };
}

/** A ceiling over a single period is a price on the options that go beyond it. */
function netValues({ options, ceilings }: Instance): Float64Array {
  const single = Map.groupBy(ceilings.filter(({ demands }) => demands.length === 1), ({ demands }) => demands[0]);
  const nets = new Float64Array(options.value.length);
  options.value.forEach((value, row) => {
    nets[row] = value - (options.price[row] ?? 0);
    for (const { atMost, price } of single.get(options.demand[row]) ?? []) if ((options.screenMinutes[row] ?? 0) > atMost + 1e-9) nets[row] = (nets[row] ?? 0) - price;
  });
  return nets;
}

function tabulateRatios(instance: Instance): Pick<Puzzle, 'mostAt' | 'ranks' | 'lowestRank' | 'hasAgeSteps'> {
  const present = instance.students.map(({ rank }) => rank);
  const lowestRank = present.reduce((least, rank) => Math.min(least, rank), present[0] ?? 0);
  const ranks = present.reduce((most, rank) => Math.max(most, rank), lowestRank) - lowestRank + 1;
  const mostAt = Float64Array.from({ length: instance.kinds.length * ranks }, (_, cell) => {
    const ratio = instance.kinds[Math.floor(cell / ranks)]?.ratio ?? [];
    const rank = (cell % ranks) + lowestRank;
    return (ratio.find(({ throughRank }) => throughRank >= rank) ?? ratio.at(-1))?.students ?? Infinity;
  });
  const hasAgeSteps = instance.kinds.some((_, kind) => new Set(mostAt.subarray(kind * ranks, (kind + 1) * ranks)).size > 1);
  return { mostAt, ranks, lowestRank, hasAgeSteps };
}

/** A space's seats and a station's groups, less where this kind has less room in this space. */
function tabulateRooms({ kinds, spaces }: Instance): Pick<Puzzle, 'seatsAt' | 'groupsAt' | 'spaceSizes' | 'severalIn' | 'mayBeAlone' | 'isAlone'> {
  const room = (cell: number) => {
    const kind = kinds[Math.floor(cell / spaces.length)];
    return { kind, space: spaces[cell % spaces.length], own: kind?.rooms.find(({ space }) => space === cell % spaces.length) };
  };
  const cells = Array.from({ length: kinds.length * spaces.length }, (_, cell) => room(cell));
  const seatsAt = Float64Array.from(cells, ({ space, own }) => Math.min(space?.seats ?? Infinity, own?.students ?? Infinity));
  const groupsAt = Float64Array.from(cells, ({ kind, own }) => Math.min(kind?.groupsPerStation ?? Infinity, own?.groups ?? Infinity));
  const spaceSizes = kinds.map((kind, position) => {
    const most = Math.max(...kind.ratio.map(({ students }) => students), kind.ratio.length === 0 ? Infinity : 0);
    const sizes = new Map(kind.spaces.map((space) => {
      const cell = position * spaces.length + space;
      const groups = groupsAt[cell] ?? 0;
      const seats = Math.min(seatsAt[cell] ?? 0, most, groups * (kind.groupMax ?? Infinity));
      return [`${seats} ${groups}`, { seats, groups }];
    }));
    return [...sizes.values()].sort((left, right) => (left.seats === right.seats ? right.groups - left.groups : right.seats - left.seats));
  });
  const severalIn = Uint8Array.from(spaceSizes, (sizes) => (sizes.some(({ groups }) => groups > 1) ? 1 : 0));
  const mayBeAlone = Uint8Array.from(kinds, ({ groupMin }) => (groupMin <= 1 ? 1 : 0));
  return { seatsAt, groupsAt, spaceSizes, severalIn, mayBeAlone, isAlone: mayBeAlone.map((one, kind) => one * (severalIn[kind] ?? 0)) };
}

function sortOf(instance: Instance, adult: number): string {
  const leads = instance.kinds.flatMap((kind, position) => (kind.adults.includes(adult) ? [position] : []));
  const owed = instance.contacts.flatMap(({ adults }, position) => {
    if (!adults.includes(adult)) return [];
    return adults.length > 1 ? ['shared'] : [String(position)];
  });
  const isKnown = instance.continuations.some(({ adults, price }) => price >= instance.prices.preferred && adults.includes(adult));
  return JSON.stringify([String(leads.length).padStart(4, '0'), leads, [...new Set(owed)], ...(isKnown ? [adult] : [])]);
}
