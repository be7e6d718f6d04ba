import type { Instance } from '../compile/instance.ts';
import { packColumn, pickOptions } from '../compile/option-columns.ts';
import type { Solution } from '../solve/solution.ts';

/**
 * The same day with points for what each student was to do already, so that the search moves somebody only where that is worth more, and with
 * a small price on the same lesson with another adult (a continuation below `preferred`, which the search weighs and does not look for). Spaces
 * have none: afterwards each station gets back what it had, where that costs nothing (`restorePlaces`).
 */
export function withStay(instance: Instance, kept: Solution, points: (demand: number) => { readonly lesson: number; readonly adult: number }): Instance {
  const value = Float64Array.from(instance.options.value);
  for (const { demand, option } of seatsOf(kept)) if (option >= 0) value[option] = (value[option] ?? 0) + points(demand).lesson;
  const continuations = kept.stations.flatMap(({ adults: [adult = -1], groups }) => (adult < 0 ? [] : groups.flatMap(({ task, seats }) => (task < 0 ? [] : seats
    .map(({ demand }) => ({ demand, tasks: [task], adults: [adult], price: points(demand).adult })).filter(({ price }) => price > 0)))));
  return { ...instance, options: { ...instance.options, value: packColumn(value) }, continuations: [...instance.continuations, ...continuations] };
}

/**
 * In points of value, for going on with what one was to do: those whom the news did not reach, and those whose place it took. `adult`: what it
 * costs that the former do so with another adult.
 */
export type StayPoints = { readonly unaffected: number; readonly displaced: number; readonly adult: number };

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
