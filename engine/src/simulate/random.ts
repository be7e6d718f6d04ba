/**
 * Chance by a seed, so that a simulated year can be lived again exactly. Each draw is named by what it is for (student, day, question):
 * a student more or less in the school changes nobody else's year.
 */
type Random = {
  /** 0 <= x < 1. */
  next(): number;
  /** Bell-shaped, mean 0, standard deviation 1. */
  normal(): number;
};

/**
 * sfc32, Chris Doty-Humphrey's small fast chaotic generator (PractRand 0.95, public domain), on four words of 32 bits from the seed text.
 */
export function createRandom(...seed: readonly (string | number)[]): Random {
  let [a, b, c, d] = wordsOf(JSON.stringify(seed));
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t | 0;
    return (t >>> 0) / 2 ** 32;
  };
  // The first outputs still show the seed.
  for (let i = 0; i < 12; i += 1) next();
  // Box & Muller (1958).
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, normal };
}

/** FNV-1a with four offsets, then the finisher of MurmurHash3, so that seeds that differ in one letter share nothing. */
function wordsOf(text: string): [number, number, number, number] {
  const word = (offset: number) => {
    let hash = offset;
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  };
  return [word(0x811c9dc5), word(0x01234567), word(0x89abcdef | 0), word(0x5bd1e995)];
}
