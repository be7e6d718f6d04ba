import { pickOptions } from '@heddle/engine/schedule';
import type { Instance, Solution } from '@heddle/engine/schedule';
import { chanceFrom } from './draw/chance.ts';

/** What can happen to a day that is planned: adults and students away, spaces closed. */
export type Events = { readonly adults: number; readonly students: number; readonly spaces: number };

/**
 * The day as it is after the news, and the plan in force in its indices. Who is away is drawn from a seed, among adults and spaces that
 * the plan uses. Whoever is away needs no place; an adult or space that is out keeps its number, and may be in no station.
 */
export function afterEvents(day: Instance, plan: Solution, events: Events, seed: number): { readonly day: Instance; readonly kept: Solution } {
  const chance = chanceFrom(seed * 7_907 + 11);
  const draw = (from: Iterable<number>, count: number): ReadonlySet<number> => {
    const left = [...new Set(from)].sort((one, other) => one - other);
    return new Set(Array.from({ length: Math.min(count, left.length) }, () => left.splice(chance.below(left.length), 1)[0] ?? -1));
  };
  const taught = plan.stations.filter(({ kind }) => day.kinds[kind]?.modalityId !== null);
  const adults = draw(taught.flatMap((station) => station.adults), events.adults);
  const spaces = draw(taught.map(({ space }) => space), events.spaces);
  const students = draw(day.students.keys(), events.students);
  const isHere = (demand: number) => !students.has(day.demands[demand]?.student ?? -1);
  const demandAt = renumber(day.demands.length, isHere);
  const optionAt = renumber(day.options.demand.length, (row) => isHere(day.options.demand[row] ?? -1));
  const moved = (demands: readonly number[]) => demands.flatMap((demand) => demandAt.get(demand) ?? []);
  const options = pickOptions(day.options, [...optionAt.keys()]);
  const none = day.periods.map(() => 0);
  return {
    day: {
      ...day,
      adults: day.adults.map((adult, at) => (adults.has(at) ? { ...adult, stationsAtOnce: none } : adult)),
      spaces: day.spaces.map((space, at) => (spaces.has(at) ? { ...space, stationsAtOnce: none } : space)),
      // Who cannot be met today is not asked for, as compile has it.
      demands: day.demands.filter((_, at) => demandAt.has(at)).map((one) => ({ ...one, withAdults: one.withAdults.filter((adult) => !adults.has(adult)) })),
      options: { ...options, demand: options.demand.map((one) => demandAt.get(one) ?? -1) },
      dayRules: day.dayRules.map((rule) => ({ ...rule, demands: moved(rule.demands) })).filter(({ demands }) => demands.length > 1),
      ceilings: day.ceilings.map((ceiling) => ({ ...ceiling, demands: moved(ceiling.demands) })).filter(({ demands }) => demands.length > 0),
    },
    kept: {
      ...plan, leastBad: moved(plan.leastBad),
      stations: plan.stations.map((station) => ({
        ...station,
        groups: station.groups.map((group) => ({
          ...group,
          seats: group.seats.flatMap((seat) => {
            const at = demandAt.get(seat.demand);
            return at === undefined ? [] : [{ demand: at, option: optionAt.get(seat.option) ?? -1 }];
          }),
        })).filter(({ seats }) => seats.length > 0),
      })).filter(({ groups }) => groups.length > 0),
    },
  };
}

function renumber(count: number, isKept: (at: number) => boolean): ReadonlyMap<number, number> {
  const kept = Array.from({ length: count }, (_, at) => at).filter(isKept);
  return new Map(kept.map((before, at) => [before, at]));
}
