/**
 * SHA-256 (FIPS 180-4) in plain JavaScript: the engine runs in a browser and in Node alike, where the built-in digests differ
 * (one of them only answers later). For naming things, not for secrets.
 *
 * The text may come in pieces, none of which ends within a character: the JSON of a large day is 30 MB, and nobody needs it whole.
 */
export function sha256(pieces: Iterable<string>): string {
  const hash = Int32Array.from(initial);
  const schedule = new Int32Array(64);
  const block = new Int32Array(16);
  let length = 0;
  const add = (byte: number): void => {
    const word = (length >> 2) & 15;
    block[word] = ((length & 3) === 0 ? 0 : block[word] ?? 0) | (byte << (24 - (length & 3) * 8));
    length += 1;
    if ((length & 63) === 0) compress(hash, schedule, block);
  };
  for (const piece of pieces) addUtf8(piece, add);
  const bits = [Math.floor(length / 2 ** 29), (length << 3) | 0];
  add(0x80);
  while ((length & 63) !== 56) add(0);
  for (const word of bits) for (const shift of [24, 16, 8, 0]) add((word >>> shift) & 0xff);
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Fractional parts of the square roots of the first 8 primes, and of the cube roots of the first 64. */
const primes = firstPrimes(64);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

function firstPrimes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
}

/** The bytes of a text. Written out because the encoder of browsers and Node is not part of the language. */
function addUtf8(text: string, add: (byte: number) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code < 0x80) add(code);
    else {
      const tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      if (tail === 3) at += 1;
      add((leads[tail - 1] ?? 0) | (code >> (6 * tail)));
      for (let left = tail - 1; left >= 0; left -= 1) add(0x80 | ((code >> (6 * left)) & 0x3f));
    }
  }
}

/** How the first byte of two, three and four begins. */
const leads = [0xc0, 0xe0, 0xf0];

function compress(hash: Int32Array, schedule: Int32Array, block: Int32Array): void {
  schedule.set(block);
  for (let at = 16; at < 64; at += 1) {
    const early = schedule[at - 15] ?? 0;
    const late = schedule[at - 2] ?? 0;
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[at] = ((schedule[at - 16] ?? 0) + small + (schedule[at - 7] ?? 0) + large) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at += 1) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (constants[at] ?? 0) + (schedule[at] ?? 0)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + first) | 0; d = c; c = b; b = a; a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => { hash[at] = ((hash[at] ?? 0) + word) | 0; });
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
