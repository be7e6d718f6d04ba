import highsModule from 'highs';
import type { Instance } from '../compile/instance.ts';
import { writeProgram } from './integer-program.test-data.ts';
import type { Program, Sum } from './integer-program.test-data.ts';

/**
 * The best score that any plan of a small instance can have, proven by an integer program that is written from the instance alone: every
 * station that could be, with who is in it. It shares nothing with the bound but the contract, and is far too slow for a school.
 *
 * Left out, as they only ever take points off: preparations, companies, walks and floors. So the number lies on or above the best score.
 */
export async function exactOptimum(instance: Instance): Promise<number> {
  const highs = await (loaded ??= loadHighs());
  const program = writeProgram();
  const places = stationsOf(instance).map((place) => writeStation(program, instance, place));
  seatEverybody(program, instance, places);
  shareResources(program, instance, places);
  priceDay(program, instance, places);
  priceContinuations(program, instance, places);
  const result = highs.solve(program.text(), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
  if (result.Status !== 'Optimal') throw new Error(`HiGHS says ${result.Status}`);
  return result.ObjectiveValue;
}

/** The package's types describe its CommonJS build; Node takes the other one, where the module is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loaded: ReturnType<typeof loadHighs> | undefined;

/** One station that may open: a space in a period; a space that holds two has two. */
type Place = { readonly name: string; readonly period: number; readonly space: number };

type Written = Place & {
  /** Variables: which kind it is, who leads, who is there at all. */
  readonly kind: readonly string[];
  readonly leads: readonly string[];
  readonly present: readonly string[];
  /** In the period after, where the kind runs over two. */
  readonly presentNext: readonly string[];
  readonly seats: readonly { readonly name: string; readonly demand: number; readonly option: number; readonly kind: number }[];
  /** Group variables by task. */
  readonly groups: readonly { readonly name: string; readonly task: number }[];
};

function stationsOf(instance: Instance): readonly Place[] {
  return instance.periods.flatMap((_, period) => instance.spaces.flatMap(({ stationsAtOnce }, space): readonly Place[] => (
    // Where there is no limit, two stations: one for each of a pair to keep apart.
    Array.from({ length: stationsAtOnce[period] ?? 2 }, (_copy, copy) => ({ name: `p${period}s${space}c${copy}`, period, space }))
  )));
}

function writeStation(program: Program, instance: Instance, place: Place): Written {
  const { kinds, adults, demands, options, tasks } = instance;
  const { name, period, space } = place;
  const next = instance.periods[period]?.next ?? null;
  const here = [...demands.keys()].filter((demand) => demands[demand]?.period === period);
  const wantedBy = (at: number) => here.filter((demand) => demands[demand]?.spaces?.includes(space) === true && demands[demand]?.adoptionId === kinds[at]?.adoptionId);
  const mayBe = kinds.map((own, at) => (own.spaces.includes(space) || wantedBy(at).length > 0) && (own.periods === 1 || next !== null));
  const kind = kinds.map((_, at) => program.binary(`z_${name}_${at}`, 0, mayBe[at]));
  const leads = adults.map((_, adult) => program.binary(`y_${name}_${adult}`, 0));
  const present = adults.map((_, adult) => program.binary(`a_${name}_${adult}`, 0));
  const isOpen: Sum = kind.map((own) => [1, own]);
  program.atMost(isOpen, 1);
  program.equal([...leads.map((own): [number, string] => [1, own]), ...negate(isOpen)], 0);
  adults.forEach((_, adult) => {
    program.atMost([[1, leads[adult] ?? ''], [-1, present[adult] ?? '']], 0);
    program.atMost([[1, present[adult] ?? ''], ...negate(isOpen)], 0);
    program.atMost([[1, leads[adult] ?? ''], ...kinds.flatMap((own, at): Sum => (own.adults.includes(adult) ? [[-1, kind[at] ?? '']] : []))], 0);
  });
  const double: Sum = kinds.flatMap((own, at): Sum => (own.periods === 2 ? [[1, kind[at] ?? '']] : []));
  const presentNext = adults.map((_, adult) => {
    const own = program.binary(`n_${name}_${adult}`, 0, double.length > 0);
    if (double.length > 0) program.atMost([[1, present[adult] ?? ''], ...double, [-1, own]], 1);
    return own;
  });

  const groups: { name: string; task: number }[] = [];
  const seats: { name: string; demand: number; option: number; kind: number }[] = [];
  const hasNext = (demand: number) => demands.some((other) => other.student === demands[demand]?.student && other.period === next);
  const takes = (at: number, sit: (demand: number, option: number) => void): void => here.forEach((demand) => {
    if (kinds[at]?.periods === 2 && !hasNext(demand)) return;
    if (kinds[at]?.modalityId === null && kinds[at]?.adoptionId === demands[demand]?.adoptionId) sit(demand, -1);
    options.demand.forEach((own, option) => { if (own === demand && tasks[options.task[option] ?? -1]?.kind === at) sit(demand, option); });
  });
  kinds.forEach((own, at) => {
    if (mayBe[at] !== true) return;
    const most = own.groupsPerStation ?? null;
    const inRoom = own.rooms.find((room) => room.space === space)?.groups ?? null;
    if (own.modalityId === null || most === null) {
      // Groups without number: whoever comes may be a group of one.
      takes(at, (demand, option) => {
        const seat = program.binary(`x_${name}_${at}_${demand}_${option < 0 ? 'f' : option}`, netOf(instance, option));
        program.atMost([[1, seat], [-1, kind[at] ?? '']], 0);
        seats.push({ name: seat, demand, option, kind: at });
      });
      return;
    }
    let before: Sum = [];
    for (let turn = 0; turn < Math.min(most, inRoom ?? most); turn += 1) writeGroup(turn);

    function writeGroup(turn: number): void {
      const own = kinds[at];
      if (own === undefined) return;
      const isDone = tasks.flatMap((task, position) => (task.kind === at ? [{ name: program.binary(`w_${name}_${at}_${turn}_${position}`, 0), task: position }] : []));
      groups.push(...isDone);
      const isUsed: Sum = isDone.map((one) => [1, one.name]);
      program.atMost([...isUsed, [-1, kind[at] ?? '']], 0);
      // Groups of a station are told apart by nothing: the first ones are used first.
      if (turn > 0) program.atMost([...isUsed, ...negate(before)], 0);
      before = isUsed;
      const inGroup: { name: string; demand: number }[] = [];
      takes(at, (demand, option) => {
        const task = isDone.find((one) => one.task === options.task[option]);
        if (task === undefined) return;
        const seat = program.binary(`x_${name}_${at}_${turn}_${demand}_${option}`, netOf(instance, option));
        program.atMost([[1, seat], [-1, task.name]], 0);
        seats.push({ name: seat, demand, option, kind: at });
        inGroup.push({ name: seat, demand });
      });
      const size: Sum = inGroup.map((seat) => [1, seat.name]);
      const missing = program.number(`m_${name}_${at}_${turn}`, -instance.prices.perStudent);
      const isWrong = program.binary(`q_${name}_${at}_${turn}`, -instance.prices.approval);
      program.atMost([...scale(isUsed, own.groupMin), ...negate(size), [-1, missing]], 0);
      program.atMost([...size, ...scale(isUsed, -(own.groupMax ?? here.length)), [-1, missing]], 0);
      program.atMost([[1, missing], [-Math.max(here.length, own.groupMin), isWrong]], 0);
      for (const { name: seat, demand } of inGroup) {
        const most = demands[demand]?.groupAtMost ?? null;
        if (most !== null) program.atMost([...size, [here.length, seat]], most + here.length);
      }
    }
  });
  limitStation(program, instance, { ...place, kind, present, seats, wantedBy });
  return { ...place, kind, leads, present, presentNext, seats, groups };
}

/** Seats, ratios, who has to be there, who must not meet. */
function limitStation(program: Program, instance: Instance, station: Pick<Written, 'period' | 'space' | 'kind' | 'present' | 'seats'> & { wantedBy(kind: number): readonly number[] }): void {
  const { demands, kinds, students } = instance;
  const { space, kind, present, seats } = station;
  const all: Sum = seats.map((seat) => [1, seat.name]);
  const many = demands.filter(({ period }) => period === station.period).length;
  const own = instance.spaces[space]?.seats ?? null;
  if (own !== null) program.atMost(all, own);
  kinds.forEach((is, at) => {
    const z = kind[at] ?? '';
    const room = is.rooms.find((one) => one.space === space)?.students ?? null;
    if (room !== null) program.atMost([...all, [many, z]], room + many);
    if (is.studentsPerAdult !== null) program.atMost([...all, ...present.map((adult): [number, string] => [-(is.studentsPerAdult ?? 0), adult]), [many, z]], many);
    if (!is.spaces.includes(space)) program.atMost([[1, z], ...negate(seats.filter((seat) => station.wantedBy(at).includes(seat.demand)).map((seat) => [1, seat.name]))], 0);
    for (const seat of seats.filter((one) => one.kind === at)) {
      const rank = students[demands[seat.demand]?.student ?? -1]?.rank ?? 0;
      const most = (is.ratio.find(({ throughRank }) => throughRank >= rank) ?? is.ratio.at(-1))?.students;
      if (most !== undefined) program.atMost([...all, [many, seat.name]], most + many);
    }
  });
  for (const seat of seats) {
    const demand = demands[seat.demand];
    if (demand?.spaces?.includes(space) === false) program.atMost([[1, seat.name]], 0);
    for (const adult of demand?.withAdults ?? []) program.atMost([[1, seat.name], [-1, present[adult] ?? '']], 0);
  }
  for (const [one, other] of instance.apart) {
    const of = (student: number): Sum => seats.filter((seat) => demands[seat.demand]?.student === student).map((seat) => [1, seat.name]);
    if (of(one).length > 0 && of(other).length > 0) program.atMost([...of(one), ...of(other)], 1);
  }
}

/** One place for everybody; whoever has none pays for it. */
function seatEverybody(program: Program, instance: Instance, places: readonly Written[]): void {
  const seats = places.flatMap((place) => place.seats);
  instance.demands.forEach((_, at) => {
    const fills = (seat: Written['seats'][number]): boolean => seat.demand === at || fillsNext(instance, seat, at);
    program.equal([...seats.filter(fills).map((seat): [number, string] => [1, seat.name]), [1, program.binary(`u_${at}`, -instance.prices.unplaced)]], 1);
  });
}

/** Does the seat run on into this demand? */
function fillsNext({ demands, periods, kinds }: Instance, seat: Written['seats'][number], demand: number): boolean {
  const first = demands[seat.demand];
  return kinds[seat.kind]?.periods === 2 && first?.student === demands[demand]?.student && periods[first?.period ?? -1]?.next === demands[demand]?.period;
}

/** Adults and spaces once, with their day limits; equipment as far as it goes. */
function shareResources(program: Program, instance: Instance, places: readonly Written[]): void {
  const { periods, adults, spaces, kinds, tasks, equipment } = instance;
  const follows = (place: Place, period: number) => periods[place.period]?.next === period;
  spaces.forEach(({ stationsAtOnce }, space) => periods.forEach((_, period) => {
    const own = places.filter((place) => place.space === space);
    const held = own.flatMap((place): Sum => place.kind.flatMap((z, at): Sum => (
      place.period === period || (follows(place, period) && kinds[at]?.periods === 2) ? [[1, z]] : []
    )));
    if (stationsAtOnce[period] !== null && held.length > 0) program.atMost(held, stationsAtOnce[period] ?? 0);
  }));
  adults.forEach((adult, at) => {
    const works = periods.map(({ minutes }, period) => {
      const in_ = places.flatMap((place): Sum => (
        place.period === period ? [[1, place.present[at] ?? '']] : follows(place, period) ? [[1, place.presentNext[at] ?? '']] : []
      ));
      const most = adult.stationsAtOnce[period] ?? null;
      if (most !== null && in_.length > 0) program.atMost(in_, most);
      const busy = program.binary(`b_${at}_${period}`, 0);
      for (const [, name] of in_) program.atMost([[1, name], [-1, busy]], 0);
      return { busy, minutes };
    });
    for (const never of adult.neverAll) program.atMost(never.map((period) => [1, works[period]?.busy ?? '']), never.length - 1);
    if (adult.busyAtMost !== null) program.atMost(works.map(({ busy, minutes }) => [minutes, busy]), adult.busyAtMost);
  });
  equipment.forEach(({ amountIn }, at) => periods.forEach((_, period) => {
    const need = (task: number, per: 'group' | 'student') => (tasks[task]?.needs ?? []).filter((one) => one.equipment === at && one.per === per).reduce((sum, { amount }) => sum + amount, 0);
    const used = places.filter((place) => place.period === period).flatMap((place): Sum => [
      ...place.groups.map(({ name, task }): [number, string] => [need(task, 'group'), name]),
      ...place.seats.map(({ name, option }): [number, string] => [need(instance.options.task[option] ?? -1, 'student'), name]),
    ]);
    if (used.length > 0) program.atMost(used, amountIn[period] ?? 0);
  }));
}

/** Rules over a student's day, pair by pair; screen minutes; time with adults. */
function priceDay(program: Program, instance: Instance, places: readonly Written[]): void {
  const { options, tasks } = instance;
  const seats = places.flatMap((place) => place.seats);
  const taken = (demand: number, option: number): Sum => seats.filter((seat) => seat.demand === demand && seat.option === option).map((seat) => [1, seat.name]);
  const optionsOf = (demand: number) => [...options.demand.keys()].filter((option) => options.demand[option] === demand);
  instance.dayRules.forEach(({ rule, demands, except, price }, at) => demands.forEach((later, place) => demands.slice(0, place).forEach((earlier) => {
    const broken = program.binary(`r_${at}_${earlier}_${later}`, -price);
    for (const one of optionsOf(earlier)) {
      for (const two of optionsOf(later)) {
        const [first, second] = [tasks[options.task[one] ?? -1], tasks[options.task[two] ?? -1]];
        if (first === undefined || second === undefined || except.includes(first.kind) || except.includes(second.kind)) continue;
        const clashes = {
          'activity-once': first.activityIds.some((id) => second.activityIds.includes(id)),
          'competency-once': first.competencyId !== null && first.competencyId === second.competencyId,
          'unit-in-order': first.unit !== null && first.unit.id === second.unit?.id && first.unit.step >= second.unit.step,
        }[rule];
        if (clashes) program.atMost([...taken(earlier, one), ...taken(later, two), [-1, broken]], 1);
      }
    }
  })));
  instance.ceilings.forEach(({ demands, atMost, price }, at) => {
    const minutes = seats.filter((seat) => demands.includes(seat.demand)).map((seat): [number, string] => [options.screenMinutes[seat.option] ?? 0, seat.name]);
    if (minutes.length > 0) program.atMost([...minutes, [-10_000, program.binary(`c_${at}`, -price)]], atMost);
  });
  instance.contacts.forEach((contact, at) => {
    const had = contact.demands.flatMap(({ demand, amount }) => places.flatMap((place): Sum => {
      const fills = (seat: Written['seats'][number]) => seat.demand === demand || (amount !== null && fillsNext(instance, seat, demand));
      const own = place.seats.filter((seat) => fills(seat) && (contact.kinds === null || contact.kinds.includes(seat.kind)));
      const with_ = contact.adults.map((adult): [number, string] => [-1000, (contact.isResponsible ? place.leads : place.present)[adult] ?? '']);
      if (own.length === 0) return [];
      const time = program.number(`t_${at}_${demand}_${place.name}`, 0);
      program.atMost([[1, time], ...own.map((seat): [number, string] => [-(amount ?? options.minutes[seat.option] ?? 0), seat.name])], 0);
      program.atMost([[1, time], ...with_], 0);
      return [[1, time]];
    }));
    const missing = program.number(`k_${at}`, -contact.price / contact.atLeast);
    program.atMost([...negate(had), [-1, missing]], -contact.atLeast);
  });
}

/** Who goes on with somebody else, place by place. */
function priceContinuations(program: Program, instance: Instance, places: readonly Written[]): void {
  instance.continuations.forEach(({ demand, tasks, adults, price }, at) => places.forEach((place) => {
    const own: Sum = place.seats.filter((seat) => seat.demand === demand && tasks.includes(instance.options.task[seat.option] ?? -1)).map((seat) => [1, seat.name]);
    if (own.length === 0) return;
    program.atMost([...own, ...adults.map((adult): [number, string] => [-1, place.present[adult] ?? '']), [-1, program.number(`o_${at}_${place.name}`, -price)]], 0);
  }));
}

/** Fallback is option -1. */
function netOf({ options, prices }: Instance, option: number): number {
  return option < 0 ? -prices.fallback : (options.value[option] ?? 0) - (options.price[option] ?? 0);
}

function negate(sum: Sum): Sum {
  return scale(sum, -1);
}

function scale(sum: Sum, by: number): Sum {
  return sum.map(([factor, name]) => [factor * by, name]);
}
