import type { Net } from './net.ts';

/** Thirty-two chains over the same net and evidence: bit c of a word belongs to chain c. Where they begin, and the chance they draw from. */
export type Chains = Tables & {
  readonly net: Net;
  readonly evidence: Float64Array;
  /** Places with evidence or below it, ascending; the others, ascending; and by place, whether it is one of the first. */
  readonly below: Int32Array;
  readonly rest: Int32Array;
  readonly isBelow: Uint8Array;
  /** By place. `known = coin & (all before known | skips)`, always. */
  readonly coin: Int32Array;
  readonly skips: Int32Array;
  readonly known: Int32Array;
  /** By place: is the coin in no doubt, and turned only now and then? */
  readonly isSettled: Uint8Array;
  /** By chain: the ability it stands at. */
  readonly world: Uint8Array;
  /** Scratch: 32 draws 0 <= x < 1; by chain, how much likelier the evidence is, and the odds to draw by; what turns with a coin. */
  readonly chance: Float64Array;
  readonly ratio: Float64Array;
  readonly odds: Float64Array;
  readonly turned: Int32Array;
  readonly touched: Int32Array;
  readonly isDue: Uint8Array;
  touches: number;
  random: number;
};

export function startChains({ net, leak, evidence }: { readonly net: Net; readonly leak: number; readonly evidence: Float64Array }): Chains {
  const isBelow = new Uint8Array(net.size);
  for (let i = net.size - 1; i >= 0; i -= 1) {
    if (evidence[i] !== 1) isBelow[i] = 1;
    if (isBelow[i] === 1) for (let edge = net.into[i] ?? 0; edge < (net.into[i + 1] ?? 0); edge += 1) isBelow[net.lower[edge] ?? 0] = 1;
  }
  const words = () => new Int32Array(net.size);
  const chains: Chains = {
    ...tablesOf(net, leak), net, evidence, isBelow,
    below: Int32Array.from(isBelow.keys()).filter((i) => isBelow[i] === 1), rest: Int32Array.from(isBelow.keys()).filter((i) => isBelow[i] === 0),
    coin: words(), skips: words(), known: words(), turned: words(), touched: words(), isDue: new Uint8Array(net.size), isSettled: new Uint8Array(net.size), touches: 0,
    world: firstWorlds(net, evidence),
    chance: new Float64Array(32), ratio: new Float64Array(32), odds: new Float64Array(32), random: 0x9e3779b1 | 0,
  };
  for (const i of chains.below) {
    chains.coin[i] = heads(chains, (chain) => chains.ready[i * net.worlds.length + (chains.world[chain] ?? 0)] ?? 0);
    if (leak > 0) chains.skips[i] = heads(chains, () => leak);
    chains.known[i] = (chains.coin[i] ?? 0) & (openOf(chains, i) | (chains.skips[i] ?? 0));
  }
  return chains;
}

/**
 * Where the chains begin: abilities by how well each foretells the answers as if these had nothing to do with each other. That counts shared steps
 * twice, so half its logarithm is taken: near enough to save most of the burning in, and wide enough to forget no ability.
 */
function firstWorlds(net: Net, evidence: Float64Array): Uint8Array {
  const logs = net.worlds.map(({ weight, alone }) => alone.reduce((sum, p, i) => (evidence[i] === 1 ? sum : sum + Math.log(1 - p + p * (evidence[i] ?? 1)) / 2), Math.log(weight)));
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((a, b) => a + b, 0);
  return Uint8Array.from({ length: 32 }, (_, chain) => {
    let left = ((chain + 0.5) / 32) * total;
    const world = weights.findIndex((weight) => (left -= weight) < 0);
    return world === -1 ? weights.length - 1 : world;
  });
}

/** In which chains is everything directly before it known? */
export function openOf({ net, known }: Chains, i: number): number {
  let open = -1;
  for (let edge = net.into[i] ?? 0; edge < (net.into[i + 1] ?? 0); edge += 1) open &= known[net.lower[edge] ?? 0] ?? 0;
  return open;
}

function heads(chains: Chains, chanceOf: (chain: number) => number): number {
  strata(chains);
  return chains.chance.reduce((word, chance, chain) => (chance < chanceOf(chain) ? word | (1 << chain) : word), 0);
}

/**
 * Draws for all chains at once, one in each 32nd of 0..1 and in ever another order: each chain meets chance as it should, and what one draws too
 * high another draws too low, so that their mean lies nearer (systematic sampling: Madow & Madow 1944, Ann. Math. Stat. 15).
 */
export function strata(chains: Chains): void {
  const word = nextWord(chains);
  const base = (word >>> 0) / 2 ** 32;
  const [times, from] = [(word >>> 4) | 1, word >>> 9];
  for (let chain = 0; chain < 32; chain += 1) {
    const u = base + ((Math.imul(chain, times) + from) & 31) / 32;
    chains.chance[chain] = u >= 1 ? u - 1 : u;
  }
}

/** Marsaglia's xorshift (2003), 32 bits: fast, and good enough for some ten thousand draws. */
export function nextWord(chains: Chains): number {
  let state = chains.random;
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  chains.random = state;
  return state;
}

export function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

type Tables = {
  readonly leak: number;
  /** Places above a place, ascending: `above[aboveFrom[i]]` to `above[aboveFrom[i + 1]]`, exclusive. */
  readonly above: Int32Array;
  readonly aboveFrom: Int32Array;
  /** By place and world: chance, its odds, and the logarithms by which an ability is judged. */
  readonly ready: Float64Array;
  readonly readyOdds: Float64Array;
  /** By place: from this world on, `ready` is the same. */
  readonly steadyFrom: Uint8Array;
  readonly logWeight: Float64Array;
  /** Over `logSkipped`, what it adds to the logarithm that a competency is known; or not known though all before it is. */
  readonly logKnown: Float64Array;
  readonly logNot: Float64Array;
  readonly logNotSkipped: Float64Array;
};
const tables = new WeakMap<Net, Tables>();

/** Of one leak at a time: a school has one. What does not hang on it is worked out once. */
function tablesOf(net: Net, leak: number): Tables {
  const remembered = tables.get(net);
  if (remembered?.leak === leak) return remembered;
  const by = (of: (ready: number) => number) => Float64Array.from({ length: net.size * net.worlds.length }, (_, at) => of(net.worlds[at % net.worlds.length]?.ready[Math.floor(at / net.worlds.length)] ?? 0));
  const made = {
    ...remembered ?? { ...placesAbove(net), ready: by((r) => r), readyOdds: by((r) => r / (1 - r)), steadyFrom: Uint8Array.from({ length: net.size }, (_, i) => net.worlds.findLastIndex(({ ready }) => ready[i] !== net.worlds.at(-1)?.ready[i]) + 1), logWeight: Float64Array.from(net.worlds, ({ weight }) => Math.log(weight)) },
    leak, logKnown: by((r) => Math.log(r) - Math.log(1 - r * leak)), logNot: by((r) => Math.log(1 - r) - Math.log(1 - r * leak)), logNotSkipped: by((r) => Math.log(1 - r * leak)),
  };
  tables.set(net, made);
  return made;
}

function placesAbove(net: Net): Pick<Tables, 'above' | 'aboveFrom'> {
  const above: Set<number>[] = Array.from({ length: net.size }, () => new Set<number>());
  for (let i = net.size - 1; i >= 0; i -= 1) {
    for (let k = net.out[i] ?? 0; k < (net.out[i + 1] ?? 0); k += 1) {
      const next = net.upper[net.outEdges[k] ?? 0] ?? 0;
      above[i]?.add(next);
      for (const one of above[next] ?? []) above[i]?.add(one);
    }
  }
  const aboveFrom = new Int32Array(net.size + 1);
  above.forEach((places, i) => { aboveFrom[i + 1] = (aboveFrom[i] ?? 0) + places.size; });
  return { above: Int32Array.from(above.flatMap((places) => [...places].toSorted((a, b) => a - b))), aboveFrom };
}
