/**
 * SHA-256 (FIPS 180-4) in plain JavaScript: the engine runs in a browser and in Node alike, where the built-in digests differ
 * (one of them only answers later). About 100 ms for the largest day we plan. For naming things, not for secrets.
 */
export function sha256(text: string): string {
  const words = pad(utf8(text));
  const hash = Int32Array.from(initial);
  const schedule = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) compress(hash, schedule, words.subarray(block, block + 16));
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
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  const leads = [0xc0, 0xe0, 0xf0];
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes[length++] = code;
    else {
      const tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes[length++] = (leads[tail - 1] ?? 0) | (code >> (6 * tail));
      for (let left = tail - 1; left >= 0; left -= 1) bytes[length++] = 0x80 | ((code >> (6 * left)) & 0x3f);
    }
  }
  return bytes.subarray(0, length);
}

/** The message, a one bit, zeros, and its length in bits, as big-endian words. */
function pad(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  bytes.forEach((byte, at) => { words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at & 3) * 8)); });
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << (24 - (bytes.length & 3) * 8));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = (bytes.length << 3) | 0;
  return words;
}

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
