import type { Instance } from '../compile/instance.ts';
import type { Solution } from '../solve/solution.ts';
import type { DualPrices } from './bound.ts';

/** One adult or space more in one period, of the same use as one that is there. */
export type OneMore = {
  readonly what: 'adult' | 'space';
  /** Whom or what it would be like. */
  readonly like: number;
  readonly period: number;
  /** What the bound says it would be worth: the first point of it, so that the whole is worth no more than about that. */
  readonly price: number;
};

/** What a change did to a plan, beside its points. */
type Effect = { readonly firstChoices: number; readonly fallback: number };

/**
 * What should a leader ask about? Whatever has the highest price in the bound: one of each class of adults and spaces that may do the same,
 * in each period, dearest first. A price is a hint and no promise: only what a new search confirms is told to anybody.
 */
export function dearest(instance: Instance, prices: DualPrices, most: number): readonly OneMore[] {
  const usesOf = (of: (kind: Instance['kinds'][number]) => readonly number[], at: number) => instance.kinds.flatMap((kind, own) => (of(kind).includes(at) ? [own] : []));
  const lists = [
    {
      what: 'adult' as const, price: prices.adult, members: instance.adults,
      sort: (at: number) => JSON.stringify(usesOf(({ adults }) => adults, at)),
    },
    {
      what: 'space' as const, price: prices.space, members: instance.spaces,
      sort: (at: number) => JSON.stringify([instance.spaces[at]?.seats, usesOf(({ spaces }) => spaces, at)]),
    },
  ];
  const found = new Map<string, OneMore>();
  for (const { what, price, members, sort } of lists) {
    members.forEach(({ stationsAtOnce }, like) => stationsAtOnce.forEach((atOnce, period) => {
      const worth = price[like * instance.periods.length + period] ?? 0;
      const key = `${what} ${period} ${sort(like)}`;
      if (atOnce === 0 || atOnce === null || worth < leastPoints || (found.get(key)?.price ?? 0) >= worth) return;
      found.set(key, { what, like, period, price: worth });
    }));
  }
  return [...found.values()].sort((left, right) => right.price - left.price || left.period - right.period || left.like - right.like).slice(0, most);
}

/** A tenth of what a student's best option is worth: less than that is not worth telling. */
export const leastPoints = 10;

/**
 * The same day with it. What is added stands last, so that a plan of the day as it is remains a plan of this one. Nobody's limits over the
 * day bind somebody who comes for one period.
 */
export function withOneMore(instance: Instance, { what, like, period }: OneMore): Instance {
  const stationsAtOnce = instance.periods.map((_, at) => (at === period ? 1 : 0));
  const own = what === 'adult' ? instance.adults.length : instance.spaces.length;
  const joined = (list: readonly number[]): readonly number[] => (list.includes(like) ? [...list, own] : list);
  if (what === 'space') {
    const space = instance.spaces[like];
    return {
      ...instance,
      spaces: [...instance.spaces, { id: `${space?.id}+1`, seats: space?.seats ?? null, stationsAtOnce }],
      kinds: instance.kinds.map((kind) => ({
        ...kind, spaces: joined(kind.spaces),
        rooms: [...kind.rooms, ...kind.rooms.filter((room) => room.space === like).map((room) => ({ ...room, space: own }))],
      })),
    };
  }
  return {
    ...instance,
    adults: [...instance.adults, { id: `${instance.adults[like]?.id}+1`, stationsAtOnce, neverAll: [], busyAtMost: null, preparationsAtMost: null }],
    kinds: instance.kinds.map((kind) => ({ ...kind, adults: joined(kind.adults) })),
    // Time with one of several adults can be had with the new one too; time with a certain person cannot.
    contacts: instance.contacts.map((contact) => (contact.adults.length > 1 ? { ...contact, adults: joined(contact.adults) } : contact)),
  };
}

/** Students with their best option, and in fallback, counted by period. */
export function effectOf(instance: Instance, { stations }: Solution): Effect {
  const best = new Float64Array(instance.demands.length).fill(-Infinity);
  const { demand, value } = instance.options;
  demand.forEach((own, row) => { best[own] = Math.max(best[own] ?? -Infinity, value[row] ?? 0); });
  const seats = stations.flatMap(({ groups }) => groups.flatMap((group) => group.seats));
  return {
    firstChoices: seats.filter(({ demand: own, option }) => option >= 0 && (value[option] ?? 0) >= (best[own] ?? 0) - 1e-9).length,
    fallback: seats.filter(({ option }) => option < 0).length,
  };
}
