/**
 * Chance from a seed: the same seed gives the same sequence on every machine, so that a plan can be made again.
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to shuffle with, and short enough to read.
 */
export type Random = {
  /** 0 <= x < 1. */
  next(): number;
  /** A whole number, 0 <= x < below. */
  below(below: number): number;
  shuffle(items: number[]): number[];
};

export function seedRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    shuffle: (items) => {
      for (let last = items.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const item = items[last] ?? 0;
        items[last] = items[other] ?? 0;
        items[other] = item;
      }
      return items;
    },
  };
}
