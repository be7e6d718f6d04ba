import type { Instance } from '../compile/instance.ts';
import { packColumn, pickOptions } from '../compile/option-columns.ts';
import type { Solution } from '../solve/solution.ts';

/**
 * The same day with points for what each student was to do already, so that the search moves somebody only where that is worth more. Adults
 * and spaces have none: which of two like ones it is changes little for the search, and afterwards each station gets back what it had
 * (`restorePlaces`). Points for them, tried as time owed with an adult, made each round three times as dear.
 */
export function withStay(instance: Instance, kept: Solution, points: (demand: number) => number): Instance {
  const value = Float64Array.from(instance.options.value);
  for (const { demand, option } of seatsOf(kept)) if (option >= 0) value[option] = (value[option] ?? 0) + points(demand);
  return { ...instance, options: { ...instance.options, value: packColumn(value) } };
}

/** What staying brought the solution, to be taken off again. */
export function stayed(kept: Solution, found: Solution, points: (demand: number) => number): number {
  const before = new Set(seatsOf(kept).map(({ option }) => option));
  return seatsOf(found).filter(({ option }) => option >= 0 && before.has(option)).reduce((sum, { demand }) => sum + points(demand), 0);
}

/** In points of value, for going on with what one was to do: those whom the news did not reach, and those whose place it took. */
export type StayPoints = { readonly unaffected: number; readonly displaced: number };

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
