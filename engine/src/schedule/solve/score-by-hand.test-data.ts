import type { DayRule, Instance, StationKind } from '../compile/instance.ts';
import type { Solution, SolvedStation } from './solution.ts';

/**
 * The same contract read a second time, slowly, from the finished solution alone: what it scores, and what it breaks. It shares no code
 * with the search. Students with the least bad place are left out of both, as if they had none.
 */
export function readByHand(instance: Instance, solution: Solution): { readonly score: number; readonly faults: readonly string[] } {
  const day = lay(instance, solution);
  return { score: scoreOf(instance, day), faults: faultsOf(instance, day) };
}

type Sitting = { readonly station: SolvedStation; readonly option: number; readonly isFirst: boolean };
type Day = { readonly stations: readonly SolvedStation[]; readonly at: ReadonlyMap<number, Sitting>; readonly faults: readonly string[] };

function lay(instance: Instance, { stations, leastBad }: Solution): Day {
  const at = new Map<number, Sitting>();
  const faults: string[] = [];
  const kept = stations.map((station) => ({ ...station, groups: station.groups.map((group) => ({ ...group, seats: group.seats.filter(({ demand }) => !leastBad.includes(demand)) })).filter(({ seats }) => seats.length > 0) }))
    .filter(({ groups }) => groups.length > 0);
  for (const station of kept) {
    for (const { seats, task } of station.groups) {
      for (const { demand, option } of seats) {
        const own = instance.demands[demand];
        if (at.has(demand)) faults.push('two places');
        at.set(demand, { station, option, isFirst: true });
        if (own?.period !== station.period) faults.push('another period');
        if (option >= 0 && (instance.options.demand[option] !== demand || instance.options.task[option] !== task || instance.tasks[task]?.kind !== station.kind)) faults.push('not an option');
        if (option < 0 && instance.kinds[station.kind]?.modalityId !== null) faults.push('a place without an option');
        if (instance.kinds[station.kind]?.periods !== 2) continue;
        const second = instance.demands.findIndex(({ student, period }) => student === own?.student && period === instance.periods[station.period]?.next);
        if (second < 0 || at.has(second)) faults.push('no second period');
        at.set(second, { station, option: -1, isFirst: false });
      }
    }
  }
  return { stations: kept, at, faults };
}

const kindOf = (instance: Instance, { kind }: SolvedStation): StationKind => {
  const found = instance.kinds[kind];
  if (found === undefined) throw new Error('no such kind');
  return found;
};
const periodsOf = (instance: Instance, station: SolvedStation) => (kindOf(instance, station).periods === 2 ? [station.period, instance.periods[station.period]?.next ?? -1] : [station.period]);
const studentsIn = (station: SolvedStation) => station.groups.flatMap(({ seats }) => seats.map(({ demand }) => demand));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function scoreOf(instance: Instance, day: Day): number {
  const { prices, options, demands, adults } = instance;
  const net = (option: number) => (options.value[option] ?? 0) - (options.price[option] ?? 0);
  const screen = (demand: number) => options.screenMinutes[day.at.get(demand)?.option ?? -1] ?? 0;
  const seats = demands.map((_, demand) => {
    const own = day.at.get(demand);
    if (own === undefined) return -prices.unplaced;
    return !own.isFirst ? 0 : own.option < 0 ? -prices.fallback : net(own.option);
  });
  const sizes = day.stations.flatMap((station) => station.groups.map((group) => {
    const { groupMin, groupMax } = kindOf(instance, station);
    const off = Math.max(0, groupMin - group.seats.length, groupMax === null ? 0 : group.seats.length - groupMax);
    return off === 0 ? 0 : prices.approval + off * prices.perStudent;
  }));
  const ceilings = instance.ceilings.map((ceiling) => (sum(ceiling.demands.map(screen)) > ceiling.atMost ? ceiling.price : 0));
  const rules = instance.dayRules.map((rule) => rule.price * sum(rule.demands.flatMap((later, place) => rule.demands.slice(0, place)
    .map((earlier) => (clash(instance, rule, day.at.get(earlier)?.option ?? -1, day.at.get(later)?.option ?? -1) ? 1 : 0)))));
  const contacts = instance.contacts.map((contact) => {
    const had = sum(contact.demands.map(({ demand, amount }) => {
      const own = day.at.get(demand);
      if (own === undefined || (contact.kinds !== null && !contact.kinds.includes(own.station.kind))) return 0;
      const there = contact.isResponsible ? own.station.adults.slice(0, 1) : own.station.adults;
      return there.some((adult) => contact.adults.includes(adult)) ? amount ?? options.minutes[own.option] ?? 0 : 0;
    }));
    return had >= contact.atLeast ? 0 : contact.price * (contact.atLeast - had) / contact.atLeast;
  });
  const companies = instance.companies.map((company) => company.price * company.due.filter((demand) => {
    const station = day.at.get(demand)?.station;
    if (station === undefined) return false;
    const known = company.members.filter((member) => member !== demand && day.at.get(member)?.station === station).length;
    return 2 * known < studentsIn(station).length - 1;
  }).length);
  const continuations = instance.continuations.map(({ demand, tasks, adults: known, price }) => {
    const own = day.at.get(demand);
    const goesOn = own?.isFirst === true && own.option >= 0 && tasks.includes(options.task[own.option] ?? -1);
    return goesOn && !own.station.adults.some((adult) => known.includes(adult)) ? price : 0;
  });
  const floors = instance.floors.map((floor) => {
    // A limit over one period alone is a price of its own, and no part of what a floor asks for.
    const missing = floor.atLeast - sum(floor.demands.map((demand) => { const option = day.at.get(demand)?.option ?? -1; return (instance.options.value[option] ?? 0) - (instance.options.price[option] ?? 0); }));
    return missing <= 0 ? 0 : floor.price + floor.perPoint * missing;
  });
  const preparations = adults.map(({ preparationsAtMost }, adult) => {
    const led = day.stations.filter((station) => station.adults[0] === adult && kindOf(instance, station).isPrepared);
    const things = new Set(led.flatMap((station) => station.groups.map(({ task }) => instance.tasks[task]?.competencyId ?? null).filter((id) => id !== null).map((id) => `${station.kind} ${id}`)));
    const over = preparationsAtMost === null ? 0 : things.size - preparationsAtMost;
    return over <= 0 ? 0 : prices.approval + over * prices.perPreparation;
  });
  const walks = instance.walks.map(({ periods: [from, to], spaces: [here, there], price }) => {
    const isIn = (station: SolvedStation | undefined, period: number, space: number) => station?.space === space && periodsOf(instance, station).includes(period);
    const students = instance.students.filter((_, student) => {
      const stationIn = (period: number) => day.at.get(demands.findIndex((demand) => demand.student === student && demand.period === period))?.station;
      return stationIn(from) !== stationIn(to) && isIn(stationIn(from), from, here) && isIn(stationIn(to), to, there);
    }).length;
    const staff = sum(adults.map((_, adult) => {
      const own = day.stations.filter((station) => station.adults.includes(adult));
      return sum(own.map((one) => own.filter((other) => other !== one && isIn(one, from, here) && isIn(other, to, there)).length));
    }));
    return price * (students + staff);
  });
  return sum(seats) - sum([...sizes, ...ceilings, ...rules, ...contacts, ...companies, ...continuations, ...floors, ...preparations, ...walks]);
}

function clash({ options, tasks }: Instance, rule: DayRule, earlier: number, later: number): boolean {
  const first = tasks[options.task[earlier] ?? -1];
  const second = tasks[options.task[later] ?? -1];
  if (first === undefined || second === undefined || [first, second].some(({ kind }) => rule.except.includes(kind))) return false;
  if (rule.rule === 'competency-once') return first.competencyId !== null && first.competencyId === second.competencyId;
  if (rule.rule === 'activity-once') return first.activityIds.some((id) => second.activityIds.includes(id));
  return first.unit !== null && second.unit !== null && first.unit.id === second.unit.id && first.unit.step >= second.unit.step;
}

function faultsOf(instance: Instance, day: Day): readonly string[] {
  const faults = new Set(day.faults);
  const check = (isRight: boolean, fault: string) => { if (!isRight) faults.add(fault); };
  for (const station of day.stations) {
    const kind = kindOf(instance, station);
    const students = studentsIn(station);
    const seats = instance.spaces[station.space]?.seats ?? Infinity;
    const room = kind.rooms.find(({ space }) => space === station.space);
    const youngest = Math.min(...students.map((demand) => instance.students[instance.demands[demand]?.student ?? -1]?.rank ?? 0));
    const ratio = (kind.ratio.find(({ throughRank }) => throughRank >= youngest) ?? kind.ratio.at(-1))?.students ?? Infinity;
    check(students.length <= Math.min(seats, ratio, (kind.studentsPerAdult ?? Infinity) * station.adults.length, room?.students ?? Infinity), 'too many students');
    check(station.groups.length <= Math.min(kind.groupsPerStation ?? Infinity, room?.groups ?? Infinity), 'too many groups');
    check(kind.adults.includes(station.adults[0] ?? -1), 'not qualified');
    for (const { seats: own } of station.groups) for (const { demand } of own) check(own.length <= (instance.demands[demand]?.groupAtMost ?? Infinity), 'a group too large for a member');
    const isNeeded = students.some((demand) => instance.demands[demand]?.spaces?.includes(station.space) === true);
    check(kind.spaces.includes(station.space) || isNeeded, 'another kind of space');
    const who = students.map((demand) => instance.demands[demand]?.student);
    for (const [one, other] of instance.apart) check(!who.includes(one) || !who.includes(other), 'kept apart');
  }
  for (const [demand, { station }] of day.at) {
    const own = instance.demands[demand];
    check(own === undefined || own.spaces === null || own.spaces.includes(station.space), 'another space');
    check((own?.withAdults ?? []).every((adult) => station.adults.includes(adult)), 'without an adult');
    check(own?.adoptionId === kindOf(instance, station).adoptionId, 'another adoption');
  }
  instance.periods.forEach((_, period) => {
    const here = day.stations.filter((station) => periodsOf(instance, station).includes(period));
    const count = (is: (station: SolvedStation) => boolean) => here.filter(is).length;
    instance.adults.forEach(({ stationsAtOnce }, adult) => check(count(({ adults }) => adults.includes(adult)) <= (stationsAtOnce[period] ?? Infinity), 'an adult in two places'));
    instance.spaces.forEach(({ stationsAtOnce }, space) => check(count((station) => station.space === space) <= (stationsAtOnce[period] ?? Infinity), 'a space held twice'));
    instance.equipment.forEach(({ amountIn }, equipment) => {
      const used = sum(here.flatMap(({ groups }) => groups.flatMap(({ task, seats }) => (instance.tasks[task]?.needs ?? [])
        .filter((need) => need.equipment === equipment).map(({ amount, per }) => amount * (per === 'group' ? 1 : seats.length)))));
      check(used <= (amountIn[period] ?? 0), 'sets used twice');
    });
  });
  instance.adults.forEach(({ neverAll, busyAtMost }, adult) => {
    const busy = instance.periods.flatMap((_, period) => (day.stations.some((station) => station.adults.includes(adult) && periodsOf(instance, station).includes(period)) ? [period] : []));
    for (const set of neverAll) check(!set.every((period) => busy.includes(period)), 'no break');
    check(sum(busy.map((period) => instance.periods[period]?.minutes ?? 0)) <= (busyAtMost ?? Infinity), 'no planning time');
  });
  return [...faults];
}
