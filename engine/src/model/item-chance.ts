/**
 * Chance as a seed: the same item and seed give the same numbers on every machine and in a browser.
 * mulberry32 (public domain, Tommy Ettinger) started from an FNV-1a hash, so that neighbouring seeds do not give neighbouring draws.
 */
export type Chance = { /** A whole number from 0 to below `count`. */ readonly pick: (count: number) => number };

export function startChance(name: string, seed: number): Chance {
  let state = hash(`${name}\n${seed}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { pick: (count) => Math.floor((next() / 2 ** 32) * count) };
}

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state | 0;
}
