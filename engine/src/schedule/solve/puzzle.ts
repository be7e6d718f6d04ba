import type { Demand, Instance } from '../compile/instance.ts';

/**
 * The instance laid out for search: options by student and kind of station, best first, and who has to do with whom.
 * Built once per solve; nothing in it changes.
 *
 * Options stand in typed arrays because the search looks at each of some ten thousand of them thousands of times.
 */
export type Puzzle = {
  readonly instance: Instance;
  readonly demandsIn: readonly (readonly number[])[];
  /** Net value (value less price), task and kind of each option. */
  readonly net: Float64Array;
  readonly task: Int32Array;
  /** Options of demand d for kind k: `order[start[d * (kinds + 1) + k]]` up to `order[start[d * (kinds + 1) + k + 1] - 1]`, best first. */
  readonly order: Int32Array;
  readonly start: Int32Array;
  readonly kindCount: number;
  readonly demandOf: Int32Array;
  /** Who could do a task in a period, best first: options `takers[takerStart[period * tasks + task]]` up to the next cell. */
  readonly takers: Int32Array;
  readonly takerStart: Int32Array;
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
  /** Demands of the same period that may not share a station with this one. */
  readonly apart: readonly (readonly number[])[];
  readonly withAdults: readonly (readonly number[])[];
  /** Has a needed space, adult or group size: placed first, because few stations will do. */
  readonly isBound: Uint8Array;
  readonly contactsOf: readonly (readonly number[])[];
  readonly ceilingsOf: readonly (readonly number[])[];
  readonly dayRulesOf: readonly (readonly number[])[];
  readonly companiesOf: readonly (readonly number[])[];
  readonly companiesIn: readonly (readonly number[])[];
  /** Adults of one sort are the same to the search: they may lead the same kinds and owe the same time. Few kinds sort before many. */
  readonly sortOf: readonly string[];
  /** A number for each (competency, kind) that an adult has to prepare; -1 where nothing is prepared. */
  readonly preparation: Int32Array;
};

export function layOut(instance: Instance): Puzzle {
  const { demands, options, kinds, tasks } = instance;
  const task = Int32Array.from(options.task);
  const net = netValues(instance);
  const kindOf = Int32Array.from(options.task, (row) => tasks[row]?.kind ?? 0);
  const order = Int32Array.from(options.task.keys()).sort((left, right) => (options.demand[left] ?? 0) - (options.demand[right] ?? 0)
    || (kindOf[left] ?? 0) - (kindOf[right] ?? 0) || (net[right] ?? 0) - (net[left] ?? 0) || left - right);
  const width = kinds.length + 1;
  const start = startsOf({ order, cells: demands.length * width, cellOf: (option) => (options.demand[option] ?? 0) * width + (kindOf[option] ?? 0) });
  const best = new Float64Array(demands.length).fill(-instance.prices.fallback);
  options.demand.forEach((demand, row) => { best[demand] = Math.max(best[demand] ?? 0, net[row] ?? 0); });
  const demandOf = Int32Array.from(options.demand);
  const cellOf = (option: number) => (demands[demandOf[option] ?? 0]?.period ?? 0) * tasks.length + (task[option] ?? 0);
  const takers = Int32Array.from(task.keys())
    .sort((left, right) => cellOf(left) - cellOf(right) || (net[right] ?? 0) - (net[left] ?? 0) || left - right);
  const takerStart = startsOf({ order: takers, cells: instance.periods.length * tasks.length, cellOf });
  const withAdults = demands.map((demand, position) => [...new Set([...demand.withAdults, ...owedAdults(instance, position)])]);
  const apart = apartDemands(instance);
  return {
    instance, net, task, order, start, best, apart, withAdults, demandOf, takers, takerStart,
    tasksIn: instance.periods.map((_, period) => kinds.map((_kind, kind) => tasks.flatMap((one, position) => {
      const cell = period * tasks.length + position;
      return one.kind === kind && (takerStart[cell + 1] ?? 0) > (takerStart[cell] ?? 0) ? [position] : [];
    }))),
    ...tabulateRatios(instance),
    sortOf: instance.adults.map((_, adult) => sortOf(instance, adult)),
    kindCount: kinds.length,
    demandsIn: instance.periods.map((_, period) => demands.flatMap((demand, position) => (demand.period === period ? [position] : []))),
    fallbackKind: Int32Array.from(demands, (demand) => kinds.findIndex((kind) => kind.modalityId === null && kind.adoptionId === demand.adoptionId)),
    rank: Int32Array.from(demands, (demand) => instance.students[demand.student]?.rank ?? 0),
    isBound: Uint8Array.from(demands, ({ spaces, groupAtMost }, position) => (
      spaces !== null || groupAtMost !== null || (withAdults[position] ?? []).length > 0 ? 1 : 0
    )),
    contactsOf: lookUp(demands, instance.contacts.map((contact) => contact.demands.map(({ demand }) => demand))),
    ceilingsOf: lookUp(demands, instance.ceilings.map((ceiling) => (ceiling.demands.length === 1 ? [] : ceiling.demands))),
    dayRulesOf: lookUp(demands, instance.dayRules.map((rule) => rule.demands)),
    companiesOf: lookUp(demands, instance.companies.map((company) => company.due)),
    companiesIn: instance.periods.map((_, period) => [...instance.companies.keys()]
      .filter((position) => demands[instance.companies[position]?.members[0] ?? -1]?.period === period)),
    preparation: numberPreparations(instance),
  };
}

/** A ceiling over a single period is a price on the options that go beyond it. */
function netValues({ options, ceilings }: Instance): Float64Array {
  const single = Map.groupBy(ceilings.filter(({ demands }) => demands.length === 1), ({ demands }) => demands[0]);
  return Float64Array.from(options.value, (value, row) => (single.get(options.demand[row]) ?? [])
    .reduce((net, { atMost, price }) => ((options.screenMinutes[row] ?? 0) > atMost ? net - price : net), value - (options.price[row] ?? 0)));
}

/** Where each cell begins in a list that is sorted by cell; one entry more, so that a cell ends where the next begins. */
function startsOf(input: { readonly order: Int32Array; readonly cells: number; cellOf(option: number): number }): Int32Array {
  const start = new Int32Array(input.cells + 1);
  let cell = 0;
  input.order.forEach((option, position) => {
    for (const target = input.cellOf(option); cell <= target; cell += 1) start[cell] = position;
  });
  for (; cell < start.length; cell += 1) start[cell] = input.order.length;
  return start;
}

/** Time owed with one adult that needs every period where it can be had is no choice: the adult has to be there. */
function owedAdults(instance: Instance, position: number): readonly number[] {
  return instance.contacts.flatMap((contact) => {
    if (contact.price < instance.prices.never || contact.adults.length !== 1 || contact.isResponsible) return [];
    if (!contact.demands.some(({ demand }) => demand === position)) return [];
    const elsewhere = contact.demands.reduce((sum, { demand, amount }) => sum + (demand === position ? 0 : amount ?? 0), 0);
    return elsewhere < contact.atLeast ? contact.adults : [];
  });
}

function tabulateRatios(instance: Instance): Pick<Puzzle, 'mostAt' | 'ranks' | 'lowestRank' | 'hasAgeSteps'> {
  const present = instance.students.map(({ rank }) => rank);
  const lowestRank = present.length === 0 ? 0 : Math.min(...present);
  const ranks = present.length === 0 ? 1 : Math.max(...present) - lowestRank + 1;
  const mostAt = Float64Array.from({ length: instance.kinds.length * ranks }, (_, cell) => {
    const ratio = instance.kinds[Math.floor(cell / ranks)]?.ratio ?? [];
    const rank = (cell % ranks) + lowestRank;
    return (ratio.find(({ throughRank }) => throughRank >= rank) ?? ratio.at(-1))?.students ?? Infinity;
  });
  const hasAgeSteps = instance.kinds.some((_, kind) => new Set(mostAt.subarray(kind * ranks, (kind + 1) * ranks)).size > 1);
  return { mostAt, ranks, lowestRank, hasAgeSteps };
}

function apartDemands(instance: Instance): readonly (readonly number[])[] {
  const byStudent = Map.groupBy(instance.demands.keys(), (position) => instance.demands[position]?.student ?? -1);
  const period = (position: number) => instance.demands[position]?.period;
  const found: number[][] = instance.demands.map(() => []);
  for (const [one, other] of instance.apart) {
    for (const left of byStudent.get(one) ?? []) {
      for (const right of byStudent.get(other) ?? []) {
        if (period(left) !== period(right)) continue;
        found[left]?.push(right);
        found[right]?.push(left);
      }
    }
  }
  return found;
}

function lookUp(demands: readonly Demand[], lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const found: number[][] = demands.map(() => []);
  lists.forEach((list, position) => list.forEach((demand) => found[demand]?.push(position)));
  return found;
}

function sortOf(instance: Instance, adult: number): string {
  const leads = instance.kinds.flatMap((kind, position) => (kind.adults.includes(adult) ? [position] : []));
  const owed = instance.contacts.flatMap(({ adults }, position) => {
    if (!adults.includes(adult)) return [];
    return adults.length > 1 ? ['shared'] : [String(position)];
  });
  return JSON.stringify([String(leads.length).padStart(4, '0'), leads, [...new Set(owed)]]);
}

function numberPreparations(instance: Instance): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(instance.tasks, ({ kind, competencyId }) => {
    if (instance.kinds[kind]?.isPrepared !== true || competencyId === null) return -1;
    const key = JSON.stringify([kind, competencyId]);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key) ?? -1;
  });
}
