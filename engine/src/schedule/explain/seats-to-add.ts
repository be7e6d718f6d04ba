import type { Instance } from '../compile/instance.ts';
import type { Solution } from '../solve/solution.ts';

/**
 * Of which form of work would one more seat in each group be worth asking about? Of those whose groups are full in a good plan, the one with
 * the most full groups first. Where no group is full a seat is worth nothing.
 */
export function seatsToAdd({ kinds, tasks }: Instance, { stations }: Solution): readonly number[] {
  const full = new Map<number, number>();
  for (const { groups } of stations) {
    for (const { task, seats } of groups) {
      const kind = tasks[task]?.kind ?? -1;
      const most = kinds[kind]?.groupMax ?? null;
      if (most !== null && seats.length >= most) full.set(kind, (full.get(kind) ?? 0) + 1);
    }
  }
  return [...full].sort((left, right) => right[1] - left[1] || left[0] - right[0]).map(([kind]) => kind);
}
