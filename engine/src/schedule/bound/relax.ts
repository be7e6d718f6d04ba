import type { Instance, StationKind } from '../compile/instance.ts';
import { alikePeriods } from './alike-periods.ts';
import { sellDay } from './day-charges.ts';
import type { DayCharges } from './day-charges.ts';
import { startPicks } from './pick-columns.ts';
import { addPrice } from './price-list.ts';
import type { Charge, PriceList } from './price-list.ts';
import { sellResources } from './sell-resources.ts';
import type { Resources, Shift } from './sell-resources.ts';
import { tiersOf } from './youngest.ts';
import type { Tier } from './youngest.ts';

/**
 * The instance as a market: whatever ties tasks together has a price, so that each kind of station in each period can be filled alone, and
 * exactly. Plain columns, because a step of the bound reads every option once.
 */
export type Relaxation = {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly supply: Float64Array;
  readonly shifts: readonly Shift[];
  readonly markets: readonly Market[];
  /** Picks are options of students: net value, and the charges `charge[chargeStart[pick]]` up to the next pick's. */
  readonly net: Float64Array;
  readonly chargeStart: Int32Array;
  readonly chargePrice: Int32Array;
  readonly chargeAmount: Float64Array;
  /** Where the prices of seats, adults and spaces stand: by demand, `[adult * periods + period]`, `[space * periods + period]`; -1 = nowhere. */
  readonly seatPrice: readonly number[];
  readonly adultPrice: readonly number[];
  readonly spacePrice: readonly number[];
};

/** One kind of station in one block of periods, for students who are old enough. */
export type Market = {
  /** Periods it stands for. */
  readonly weight: number;
  /** Each student for themselves, or in groups on one task? */
  readonly isAlone: boolean;
  readonly groupMin: number;
  /** Most students of a group by the modality, which may be exceeded at a price, and by the spaces, which may not. */
  readonly softMax: number;
  readonly hardMax: number;
  /** Points for a group that misses its size, and for each student by which it does. */
  readonly approval: number;
  readonly perStudent: number;
  /** Who could lead, and who could help: for each class of adults the prices to be paid. */
  readonly leaders: readonly (readonly number[])[];
  readonly helpers: readonly (readonly number[])[];
  readonly setUps: readonly SetUp[];
  /** Price of a seat where groups could overfill a space; -1 where they cannot. */
  readonly fullness: number;
  /** Picks of one task (or, alone, of one student) are `cells[at]` up to `cells[at + 1]`. */
  readonly cells: Int32Array;
  /** What each group of a cell needs of equipment. */
  readonly needs: readonly (readonly { readonly price: number; readonly amount: number }[])[];
};

/** Spaces of one class, with so many helpers. */
type SetUp = {
  readonly spaces: readonly number[];
  readonly helpers: number;
  readonly students: number;
  readonly groups: number;
  /** Stations there can be of it. */
  readonly most: number;
};

type Context = {
  readonly instance: Instance; readonly blocks: readonly (readonly number[])[]; readonly blockOf: readonly number[];
  readonly resources: Resources; readonly day: DayCharges; readonly list: PriceList; readonly columns: ReturnType<typeof startPicks>;
  readonly seatPrice: readonly number[]; readonly demandAt: ReadonlyMap<number, number>; readonly ownCeilings: ReadonlyMap<number, Instance['ceilings']>;
  /** Students who need an adult in a period, by `period adult`. */
  readonly needing: ReadonlyMap<string, number>;
};

export function relax(instance: Instance): Relaxation {
  const list: PriceList = { low: [], high: [], supply: [] };
  const blocks = alikePeriods(instance);
  const blockOf = instance.periods.map((_, period) => blocks.findIndex((block) => block.includes(period)));
  const resources = sellResources(instance, blocks, list);
  const seatPrice = sellSeats(instance, { blocks, blockOf, list });
  const context: Context = {
    instance, blocks, blockOf, resources, seatPrice, list, day: sellDay(instance, list),
    columns: startPicks(),
    demandAt: new Map(instance.demands.map(({ student, period }, demand) => [student * instance.periods.length + period, demand])),
    ownCeilings: Map.groupBy(instance.ceilings.filter(({ demands }) => demands.length === 1), ({ demands }) => demands[0] ?? -1),
    needing: countNeeds(instance),
  };
  const markets = openMarkets(context);
  const periods = instance.periods.length;
  const spread = (prices: readonly (readonly number[])[], classOf: readonly number[]) => classOf.flatMap((own) => (
    Array.from({ length: periods }, (_, period) => prices[blockOf[period] ?? -1]?.[own] ?? -1)
  ));
  return {
    low: Float64Array.from(list.low), high: Float64Array.from(list.high), supply: Float64Array.from(list.supply),
    shifts: resources.shifts, markets, seatPrice, ...context.columns.end(),
    adultPrice: spread(resources.adult, resources.adultClass), spacePrice: spread(resources.space, resources.spaceClass),
  };
}

function countNeeds({ demands }: Instance): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { period, withAdults } of demands) for (const adult of withAdults) found.set(`${period} ${adult}`, (found.get(`${period} ${adult}`) ?? 0) + 1);
  return found;
}

/** A student's seat has one price in all the periods of a block. Whoever has none pays `unplaced`, so no seat costs less than that. */
function sellSeats({ demands, prices }: Instance, { blocks, blockOf, list }: Pick<Context, 'blocks' | 'blockOf' | 'list'>): readonly number[] {
  const found = new Map<string, number>();
  return demands.map(({ student, period }) => {
    const block = blockOf[period] ?? 0;
    const key = `${block} ${student}`;
    const known = found.get(key) ?? addPrice(list, { low: -prices.unplaced, high: Infinity, supply: blocks[block]?.length ?? 1 });
    found.set(key, known);
    return known;
  });
}

/** A choice is one number, an option's row or, for fallback, `-1 - demand`: a large day has a million of them, too many for objects. */
function demandOf({ options }: Instance, choice: number): number {
  return choice < 0 ? -1 - choice : options.demand[choice] ?? -1;
}

function openMarkets(context: Context): readonly Market[] {
  const { instance, blocks, blockOf } = context;
  const width = instance.kinds.length;
  const picks: number[][] = Array.from({ length: blocks.length * width }, () => []);
  const stands = instance.demands.map(({ period }) => blocks[blockOf[period] ?? -1]?.[0] === period);
  instance.options.demand.forEach((demand, option) => {
    const kind = instance.tasks[instance.options.task[option] ?? -1]?.kind ?? -1;
    if (stands[demand] === true) picks[(blockOf[instance.demands[demand]?.period ?? -1] ?? 0) * width + kind]?.push(option);
  });
  const fallback = new Map(instance.kinds.flatMap((kind, at) => (kind.modalityId === null ? [[kind.adoptionId, at]] : [])));
  instance.demands.forEach(({ adoptionId, period }, demand) => {
    const kind = fallback.get(adoptionId);
    if (stands[demand] === true && kind !== undefined) picks[(blockOf[period] ?? 0) * width + kind]?.push(-1 - demand);
  });
  const rankOf = (demand: number) => instance.students[instance.demands[demand]?.student ?? -1]?.rank ?? 0;
  return picks.flatMap((all, at) => {
    const kind = instance.kinds[at % width];
    return kind === undefined ? [] : tiersOf(kind).flatMap((tier) => {
      const own = all.filter((choice) => rankOf(demandOf(instance, choice)) > tier.above);
      return own.length === 0 ? [] : openMarket(context, { block: Math.floor(at / width), kind: at % width, picks: own, tier });
    });
  });
}

function openMarket(context: Context, at: { readonly block: number; readonly kind: number; readonly picks: readonly number[]; readonly tier: Tier }): readonly Market[] {
  const { instance, resources, blocks, list, blockOf } = context;
  const kind = instance.kinds[at.kind];
  const period = blocks[at.block]?.[0] ?? 0;
  const next = instance.periods[period]?.next ?? null;
  if (kind === undefined || (kind.periods === 2 && next === null)) return [];
  const spans = kind.periods === 2 && next !== null ? [at.block, blockOf[next] ?? 0] : [at.block];
  const classPrices = (prices: readonly (readonly number[])[], own: number): readonly (readonly number[])[] => {
    const found = spans.map((block) => prices[block]?.[own] ?? -1);
    return found.every((price) => price >= 0) ? [found] : [];
  };
  const classes = [...new Set(resources.adultClass)];
  const leading = new Set(kind.adults.map((adult) => resources.adultClass[adult] ?? -1));
  const leaders = classes.filter((own) => leading.has(own)).flatMap((own) => classPrices(resources.adult, own));
  const setUps = leaders.length === 0 ? [] : listSetUps(context, { kind, spans, students: at.picks.length, ratio: at.tier.students, classPrices });
  if (setUps.length === 0) return [];
  const isAlone = kind.groupsPerStation === null || kind.modalityId === null
    || (kind.groupMin <= 1 && setUps.every(({ groups, students }) => groups >= students));
  const hardMax = Math.max(...setUps.map(({ students }) => students));
  const softMax = Math.min(kind.groupMax ?? Infinity, hardMax);
  const canOverfill = !isAlone && setUps.some(({ groups, students }) => groups * softMax > students);
  const weight = blocks[at.block]?.length ?? 1;
  const { cells, needs } = writePicks(context, { ...at, isAlone, double: kind.periods === 2 ? next : null });
  return [{
    weight, isAlone, leaders, setUps, cells, needs, softMax, hardMax, groupMin: kind.groupMin,
    approval: instance.prices.approval, perStudent: instance.prices.perStudent,
    helpers: classes.flatMap((own) => classPrices(resources.adult, own)),
    fullness: canOverfill ? addPrice(list, { low: 0, high: Infinity, supply: 0 }) : -1,
  }];
}

function listSetUps(context: Context, { kind, spans, students, ratio, classPrices }: {
  readonly kind: StationKind; readonly spans: readonly number[]; readonly students: number; readonly ratio: number;
  classPrices(prices: readonly (readonly number[])[], own: number): readonly (readonly number[])[];
}): readonly SetUp[] {
  const { instance, resources, blocks } = context;
  const wanted = new Set(instance.demands.flatMap((demand) => (
    demand.adoptionId === kind.adoptionId && blocks[spans[0] ?? 0]?.includes(demand.period) === true ? demand.spaces ?? [] : []
  )));
  return [...new Set(resources.spaceClass)].flatMap((own): readonly SetUp[] => {
    const member = resources.spaceClass.findIndex((spaceClass, space) => spaceClass === own && (kind.spaces.includes(space) || wanted.has(space)));
    const spaces = classPrices(resources.space, own)[0];
    if (member < 0 || spaces === undefined) return [];
    const room = kind.rooms.find(({ space }) => space === member);
    const seats = Math.min(instance.spaces[member]?.seats ?? Infinity, room?.students ?? Infinity, ratio);
    const groups = Math.min(kind.groupsPerStation ?? Infinity, room?.groups ?? Infinity);
    const most = Math.min(students, ...spans.map((block) => resources.spaceCount[block]?.[own] ?? 0));
    const perAdult = kind.studentsPerAdult ?? Infinity;
    // With enough helpers the seats are the limit. A third helper is let in free.
    return [0, 1, 2].filter((helpers) => helpers === 0 || helpers * perAdult < seats)
      .map((helpers) => ({ spaces, helpers, groups, most, students: helpers === 2 ? seats : Math.min(seats, (helpers + 1) * perAdult) }))
      .filter((setUp) => setUp.students > 0 && setUp.most > 0 && setUp.groups > 0);
  });
}

/** Writes the picks of a market cell by cell: what each is worth, and what has to be paid for it. */
function writePicks(context: Context, market: {
  readonly block: number; readonly kind: number; readonly picks: readonly number[]; readonly isAlone: boolean; readonly double: number | null;
}): Pick<Market, 'cells' | 'needs'> {
  const { instance, columns, day, seatPrice, resources } = context;
  const { options, tasks, prices } = instance;
  const cellOf = (choice: number) => (market.isAlone ? demandOf(instance, choice) : options.task[choice] ?? -1);
  // Who has no demand in the second period cannot take part.
  const able = market.picks.filter((choice) => market.double === null || secondDemand(context, demandOf(instance, choice), market.double) !== undefined);
  const sorted = able.sort((left, right) => cellOf(left) - cellOf(right));
  const cells: number[] = [];
  const needs: { readonly price: number; readonly amount: number }[][] = [];
  let last = -2;
  for (const pick of sorted) {
    const [option, demand] = [Math.max(pick, -1), demandOf(instance, pick)];
    const task = tasks[options.task[option] ?? -1];
    const own = task?.needs.flatMap((need) => ({ ...need, price: resources.equipment[market.block]?.[need.equipment] ?? -1 })) ?? [];
    const cell = cellOf(pick);
    if (cell !== last) {
      cells.push(columns.count());
      needs.push(own.filter(({ per, price }) => per === 'group' && price >= 0 && !market.isAlone));
      last = cell;
    }
    const meets = market.double === null ? [demand] : [demand, secondDemand(context, demand, market.double) ?? -1];
    columns.add(option < 0 ? -prices.fallback : netOf(context, option), [
      ...meets.map((met) => ({ price: seatPrice[met] ?? -1, amount: 1 })),
      ...day.chargesOf(option, { demand, meets, kind: market.kind }),
      ...standBy(context, { demand, kind: market.kind, block: market.block }),
      ...own.filter(({ per, price }) => per === 'student' && price >= 0),
    ]);
  }
  return { cells: Int32Array.from([...cells, columns.count()]), needs };
}

/**
 * An adult whom the student needs, and who may not lead this kind, has to be there beside the one who does. Students who need the same adult may
 * share the station, so each pays a part. Where periods share a price only some may be those of the need, and kinds that may take helpers
 * anyhow pay for them by the station: both are let off.
 */
function standBy({ instance, blocks, resources, needing }: Context, at: { readonly demand: number; readonly kind: number; readonly block: number }): readonly Charge[] {
  const [needed, kind] = [instance.demands[at.demand]?.withAdults ?? [], instance.kinds[at.kind]];
  if (needed.length === 0 || kind === undefined || kind.studentsPerAdult !== null || blocks[at.block]?.length !== 1) return [];
  const period = instance.demands[at.demand]?.period ?? -1;
  return needed.flatMap((adult) => {
    const price = resources.adult[at.block]?.[resources.adultClass[adult] ?? -1] ?? -1;
    if (price < 0 || kind.adults.includes(adult) || instance.adults[adult]?.stationsAtOnce[period] === 0) return [];
    return [{ price, amount: 1 / (needing.get(`${period} ${adult}`) ?? 1) }];
  });
}

/** The same student's demand in the period that a station over two runs on into. */
function secondDemand({ instance, demandAt }: Context, demand: number, period: number): number | undefined {
  return demandAt.get((instance.demands[demand]?.student ?? -1) * instance.periods.length + period);
}

/** Value less what limits of tier 'approval' take off; a ceiling over one period is one of them. */
function netOf({ instance: { options }, ownCeilings }: Context, option: number): number {
  const own = ownCeilings.get(options.demand[option] ?? -1) ?? [];
  return own.reduce((net, { atMost, price }) => ((options.screenMinutes[option] ?? 0) > atMost + 1e-9 ? net - price : net), (options.value[option] ?? 0) - (options.price[option] ?? 0));
}
