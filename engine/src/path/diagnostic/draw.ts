/**
 * A number 0 <= x < 1 from a seed and a count, without a state to carry: what is drawn for the tenth question does not depend on how
 * often anybody asked before. The finisher of MurmurHash3 (Austin Appleby, public domain), twice, over both words.
 */
export function draw(seed: number, count: number): number {
  return mix(mix(seed | 0) ^ Math.imul(count + 1, 0x9e3779b1)) / 2 ** 32;
}

function mix(word: number): number {
  let mixed = word ^ 0x6a09e667;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
