import { assertNever } from '../../problem/index.ts';
import type { Instance } from '../compile/instance.ts';
import type { LaidSolution, LaidStation } from './laid-solution.ts';

/** One thing that is not kept, and what it costs: the price decides whether it is a violation, an approval or a wish. */
export type Loss = {
  readonly of: 'size' | 'contact' | 'ceiling' | 'rule' | 'company' | 'continuation' | 'preparations' | 'walk' | 'floor';
  /** The list of the instance and the place in it, or the station, that it is about. */
  readonly field: string;
  readonly price: number;
  /** What the limit itself costs, which is its tier; `price` is more where it is broken twice, and less where it is kept in part. */
  readonly limit: number;
  readonly had: number;
  readonly wanted: number;
};

/** Everything with a price that the solution does not keep, each term of the objective counted on its own. */
export function lossesOf(laid: LaidSolution): readonly Loss[] {
  const { instance } = laid;
  return [
    ...laid.stations.flatMap((station) => sizeLosses(instance, station)),
    ...instance.contacts.flatMap((contact, at) => loss({ of: 'contact', field: `contacts[${at}]`, limit: contact.price, ...contactOf(laid, contact) })),
    ...instance.ceilings.flatMap((ceiling, at) => {
      const had = sum(ceiling.demands.map((demand) => instance.options.screenMinutes[laid.seats[demand]?.option ?? -1] ?? 0));
      return loss({ of: 'ceiling', field: `ceilings[${at}]`, limit: ceiling.price, had, wanted: ceiling.atMost, price: had > ceiling.atMost + 1e-9 ? ceiling.price : 0 });
    }),
    ...instance.dayRules.flatMap((rule, at) => {
      const broken = brokenPairs(laid, rule);
      return loss({ of: 'rule', field: `dayRules[${at}]`, limit: rule.price, had: broken, wanted: 0, price: broken * rule.price });
    }),
    ...instance.companies.flatMap((company, at) => {
      const alone = company.due.filter((demand) => isAmongOthers(laid, company.members, demand)).length;
      return loss({ of: 'company', field: `companies[${at}]`, limit: company.price, had: alone, wanted: 0, price: alone * company.price });
    }),
    ...instance.continuations.flatMap((one, at) => loss({
      of: 'continuation', field: `continuations[${at}]`, limit: one.price, had: 0, wanted: 1, price: isWithAnother(laid, one) ? one.price : 0,
    })),
    ...instance.adults.flatMap(({ preparationsAtMost }, adult) => {
      const had = preparationsOf(laid, adult);
      const over = preparationsAtMost === null ? 0 : had - preparationsAtMost;
      const price = over > 0 ? instance.prices.approval + over * instance.prices.perPreparation : 0;
      return loss({ of: 'preparations', field: `adults[${adult}]`, limit: instance.prices.approval, had, wanted: preparationsAtMost ?? 0, price });
    }),
    ...walkLosses(laid),
    ...instance.floors.flatMap((floor, at) => {
      const had = sum(floor.demands.map((demand) => netOf(instance, laid.seats[demand]?.option ?? -1)));
      const missing = floor.atLeast - had;
      return loss({ of: 'floor', field: `floors[${at}]`, limit: floor.price, had, wanted: floor.atLeast, price: missing > 1e-9 ? floor.price + missing * floor.perPoint : 0 });
    }),
  ];
}

/** Value of an option less what it costs to take it; fallback is worth nothing here. */
export function netOf({ options }: Instance, option: number): number {
  return (options.value[option] ?? 0) - (options.price[option] ?? 0);
}

function loss(one: Loss): readonly Loss[] {
  return one.price > 0 ? [one] : [];
}

function sizeLosses({ kinds, prices }: Instance, station: LaidStation): readonly Loss[] {
  const kind = kinds[station.kind];
  return station.groups.flatMap(({ seats }, group) => {
    const had = seats.length;
    const wanted = Math.min(Math.max(had, kind?.groupMin ?? 1), kind?.groupMax ?? Infinity);
    const off = had === 0 ? 0 : Math.abs(had - wanted);
    return loss({ of: 'size', field: `stations[${station.at}].groups[${group}]`, limit: prices.approval, had, wanted, price: off > 0 ? prices.approval + off * prices.perStudent : 0 });
  });
}

/** Time that a student had with the adults it is owed with: in proportion, so that half is better than none. */
function contactOf({ instance, seats }: LaidSolution, contact: Instance['contacts'][number]) {
  const had = sum(contact.demands.map(({ demand, amount }) => {
    const seat = seats[demand];
    if (seat === undefined || contact.kinds?.includes(seat.station.kind) === false) return 0;
    const adults = contact.isResponsible ? seat.station.adults.slice(0, 1) : seat.station.adults;
    if (!adults.some((adult) => contact.adults.includes(adult))) return 0;
    return amount ?? instance.options.minutes[seat.option] ?? 0;
  }));
  const share = Math.min(1, (contact.atLeast - had) / contact.atLeast);
  return { had, wanted: contact.atLeast, price: contact.atLeast - had > 1e-9 ? contact.price * share : 0 };
}

function brokenPairs({ instance, seats }: LaidSolution, rule: Instance['dayRules'][number]): number {
  const tasks = rule.demands.flatMap((demand) => {
    const task = instance.tasks[instance.options.task[seats[demand]?.option ?? -1] ?? -1];
    return task === undefined || rule.except.includes(task.kind) ? [] : [task];
  });
  return tasks.reduce((count, later, at) => count + tasks.slice(0, at).filter((earlier) => breaks(rule.rule, earlier, later)).length, 0);
}

type Task = Instance['tasks'][number];

function breaks(rule: Instance['dayRules'][number]['rule'], earlier: Task, later: Task): boolean {
  switch (rule) {
    case 'activity-once': return later.activityIds.some((id) => earlier.activityIds.includes(id));
    case 'competency-once': return later.competencyId !== null && earlier.competencyId === later.competencyId;
    case 'unit-in-order': return later.unit !== null && earlier.unit?.id === later.unit.id && earlier.unit.step >= later.unit.step;
    default: return assertNever(rule);
  }
}

/** Fewer than half of the others in the station are of the group. Nobody else there: no company, and none that is strange. */
function isAmongOthers({ seats }: LaidSolution, members: readonly number[], demand: number): boolean {
  const station = seats[demand]?.station;
  if (station === undefined) return false;
  const known = members.filter((member) => member !== demand && seats[member]?.station === station).length;
  return known < (station.students - 1) / 2;
}

/** The student goes on, and nobody is there of those with whom. */
function isWithAnother({ instance, seats }: LaidSolution, { demand, tasks, adults }: Instance['continuations'][number]): boolean {
  const seat = seats[demand];
  const task = instance.options.task[seat?.option ?? -1];
  return seat !== undefined && task !== undefined && tasks.includes(task) && !adults.some((adult) => seat.station.adults.includes(adult));
}

/** Different competencies, by kind of station, that the adult leads and that somebody has to prepare. */
function preparationsOf({ instance, stations }: LaidSolution, adult: number): number {
  const led = stations.filter(({ adults, kind }) => adults[0] === adult && instance.kinds[kind]?.isPrepared === true);
  const pairs = led.flatMap(({ kind, groups }) => groups.flatMap(({ task }) => {
    const competencyId = instance.tasks[task]?.competencyId ?? null;
    return competencyId === null ? [] : [`${kind} ${competencyId}`];
  }));
  return new Set(pairs).size;
}

/** Each student and each adult who has to go from the one space to the other. */
function walkLosses({ instance, seats, stations }: LaidSolution): readonly Loss[] {
  if (instance.walks.length === 0) return [];
  const whoIn = (period: number, space: number) => {
    const here = stations.filter((station) => station.space === space && station.periods.includes(period));
    const students = here.flatMap(({ members }) => members.filter((demand) => instance.demands[demand]?.period === period && seats[demand] !== undefined)
      .map((demand) => `student ${instance.demands[demand]?.student}`));
    return new Set([...students, ...here.flatMap(({ adults }) => adults.map((adult) => `adult ${adult}`))]);
  };
  return instance.walks.flatMap(({ periods: [first, second], spaces: [from, to], price }, at) => {
    const there = whoIn(second, to);
    const had = [...whoIn(first, from)].filter((who) => there.has(who)).length;
    return loss({ of: 'walk', field: `walks[${at}]`, limit: price, had, wanted: 0, price: had * price });
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
