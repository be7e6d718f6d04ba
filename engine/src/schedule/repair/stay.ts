import type { Contact, Instance } from '../compile/instance.ts';
import { packColumn, pickOptions } from '../compile/option-columns.ts';
import type { Solution } from '../solve/solution.ts';

/**
 * The same day with a bonus on what each student was to do already, so that the search moves somebody only where that is worth more than
 * `points`; and a small one on the adult, because between equal plans people want the one they know. The space is settled afterwards
 * (`restorePlaces`): which of two like rooms it is changes nothing for the search.
 */
export function withStay(instance: Instance, kept: Solution, points: StayPoints): Instance {
  const value = Float64Array.from(instance.options.value);
  for (const { option } of seatsOf(kept)) if (option >= 0) value[option] = (value[option] ?? 0) + points.lesson;
  const known = kept.stations.flatMap((station) => station.groups.flatMap(({ seats }) => seats.map(({ demand }): Contact => ({
    constraintId: bonus, demands: [{ demand, amount: 1 }], adults: station.adults.slice(0, 1).filter((adult) => adult >= 0),
    isResponsible: true, kinds: null, atLeast: 1, price: points.adult,
  }))));
  return { ...instance, options: { ...instance.options, value: packColumn(value) }, contacts: [...instance.contacts, ...known.filter(({ adults }) => adults.length > 0)] };
}

/** No limit of anybody's, so no constraint answers for it and no plan names it. */
const bonus = 'stay';

/** In points of value: for the same lesson, and for the same responsible adult. */
export type StayPoints = { readonly lesson: number; readonly adult: number };

/**
 * The same day in which only `free` demands may take anything; all others keep the one option they have. So a first answer is there at once,
 * and a question about one period searches that period alone. `rows` are the options that are left, by their old numbers.
 */
export function withOnly(instance: Instance, kept: Solution, free: ReadonlySet<number>): { readonly instance: Instance; readonly rows: readonly number[] } {
  const chosen = new Set(seatsOf(kept).map(({ option }) => option));
  const rows: number[] = [];
  instance.options.demand.forEach((demand, row) => { if (free.has(demand) || chosen.has(row)) rows.push(row); });
  return { rows, instance: { ...instance, options: pickOptions(instance.options, rows) } };
}

/** The solution with every option exchanged for another number; fallback stays -1. */
export function renumber(solution: Solution, numberOf: (option: number) => number): Solution {
  return {
    ...solution,
    stations: solution.stations.map((station) => ({
      ...station,
      groups: station.groups.map(({ task, seats }) => ({ task, seats: seats.map(({ demand, option }) => ({ demand, option: option < 0 ? -1 : numberOf(option) })) })),
    })),
  };
}

export function seatsOf({ stations }: Solution): readonly { readonly demand: number; readonly option: number }[] {
  return stations.flatMap(({ groups }) => groups.flatMap(({ seats }) => seats));
}
