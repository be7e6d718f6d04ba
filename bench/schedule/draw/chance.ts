/**
 * One stream of chance from a seed: mulberry32 (Tommy Ettinger 2017, public domain). The engine has a stream of its own; this one is kept
 * bit for bit as it was when the figures that ours are held against were measured, so that both speak of the same schools.
 */
export type Chance = {
  /** From 0 up to, but not, 1. */
  next(): number;
  /** A whole number from 0 up to, but not, `count`. */
  below(count: number): number;
  /** Normal with mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    below: (count) => Math.trunc(next() * count),
    normal: () => {
      let radius = next();
      while (radius === 0) radius = next();
      return Math.sqrt(-2 * Math.log(radius)) * Math.cos(6.283185307 * next());
    },
  };
}
