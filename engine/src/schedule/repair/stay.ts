import type { Instance } from '../compile/instance.ts';
import type { Solution } from '../solve/solution.ts';

/**
 * The same day with a bonus on what each student was to do already, so that the search moves somebody only where that is worth more than
 * `points`. A bonus on the option and not on the seat: the same lesson in another room is no move of the kind people mind.
 */
export function withStay(instance: Instance, kept: Solution, points: number): Instance {
  const value = [...instance.options.value];
  for (const { option } of seatsOf(kept)) if (option >= 0) value[option] = (value[option] ?? 0) + points;
  return { ...instance, options: { ...instance.options, value } };
}

/**
 * The same day for a first answer at once: whoever still has a place keeps the one option they have, so that only the others are to be
 * placed. `free` are demands that may take anything.
 */
export function withOnly(instance: Instance, kept: Solution, free: ReadonlySet<number>): { readonly instance: Instance; readonly rows: readonly number[] } {
  const chosen = new Set(seatsOf(kept).map(({ option }) => option));
  const rows = instance.options.demand.flatMap((demand, row) => (free.has(demand) || chosen.has(row) ? [row] : []));
  const pick = <Item>(column: readonly Item[]): readonly Item[] => rows.flatMap((row) => column.slice(row, row + 1));
  const { options } = instance;
  return {
    rows,
    instance: {
      ...instance,
      options: {
        id: pick(options.id), demand: pick(options.demand), task: pick(options.task), value: pick(options.value), price: pick(options.price),
        minutes: pick(options.minutes), checkMinutes: pick(options.checkMinutes), screenMinutes: pick(options.screenMinutes),
      },
    },
  };
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
