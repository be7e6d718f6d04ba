import type { Net } from './net.ts';

/**
 * What is believed of every competency on a large map, where loops make messages too sure? Gibbs sampling (Geman & Geman 1984) in a form
 * that mixes well on knowledge: each competency has a *coin*, "ready for it" or not, and is known when the coin is heads and everything
 * before it is known, or the student skipped a step (a second coin, rarely heads). The coins are independent before any answer (the
 * non-centred form of Papaspiliopoulos, Roberts & Sköld 2007), so that turning one turns at once all that hangs on it: a chain over what is
 * known itself gets stuck, because a prerequisite of something known can not be turned alone.
 * Only competencies below an answer take part; the others follow from them by the rule. Abilities are drawn from what is known, with the coins
 * that have no effect summed out. Each belief is the mean of the chances with which its coin was drawn (Rao-Blackwell), not of the draws.
 * Same net, leak and evidence, same beliefs: chance comes from a fixed seed, so that neither the order of answers nor anything else moves them.
 */
export function sampleKnown(of: { readonly net: Net; readonly leak: number; readonly evidence: Float64Array; readonly sweeps?: number }): { readonly known: Float64Array; readonly worlds: readonly number[] } {
  const chain = startChain(of);
  const sum = new Float64Array(of.net.size);
  const worlds = new Float64Array(of.net.worlds.length);
  const { sweeps = Math.round(Math.min(mostSweeps, Math.max(fewestSweeps, work / chain.below.length))) } = of;
  for (let sweep = -burnIn; sweep < sweeps; sweep += 1) {
    turnCoins(chain, sum, sweep + burnIn);
    if (sweep < 0) sum.fill(0);
    else addRest(chain, sum, worlds);
    if (sweep % 2 === 0) drawWorld(chain);
    else moveWorld(chain);
  }
  return { known: sum.map((total) => Math.min(1 - least, Math.max(least, total / sweeps))), worlds: Array.from(worlds, (count) => count / sweeps) };
}

/**
 * The fewer competencies take part, the cheaper a sweep and the less is known of the ability, so that about the same work is spent each time.
 * On 300 standards with 30 answers the beliefs lie 0.015 in the mean from those of a chain fifty times as long, which turns calls that cost 0.1 % of error.
 */
const fewestSweeps = 160;
const mostSweeps = 600;
const work = 40_000;
const burnIn = 30;
/** No belief is certain: so many draws can not show it. */
const least = 1e-4;

type Chain = {
  readonly net: Net;
  readonly leak: number;
  readonly evidence: Float64Array;
  readonly tables: Tables;
  /** Places with evidence or below it, ascending; and by place, whether it is one of them. */
  readonly below: Int32Array;
  readonly isBelow: Uint8Array;
  readonly coin: Uint8Array;
  readonly skips: Uint8Array;
  readonly known: Uint8Array;
  /** Scratch of `moveWorld`. */
  readonly tried: Uint8Array;
  /** By place: how many of its direct prerequisites are not known. */
  readonly missing: Int32Array;
  world: number;
  /** 0 <= x < 1. */
  next(): number;
};

function startChain({ net, leak, evidence }: Parameters<typeof sampleKnown>[0]): Chain {
  const isBelow = new Uint8Array(net.size);
  for (let i = net.size - 1; i >= 0; i -= 1) {
    if (evidence[i] !== 1) isBelow[i] = 1;
    if (isBelow[i] === 1) for (let edge = net.into[i] ?? 0; edge < (net.into[i + 1] ?? 0); edge += 1) isBelow[net.lower[edge] ?? 0] = 1;
  }
  const chain: Chain = {
    net, leak, evidence, isBelow, tables: tablesOf(net, leak),
    below: Int32Array.from(isBelow.keys()).filter((i) => isBelow[i] === 1),
    coin: new Uint8Array(net.size), skips: new Uint8Array(net.size), known: new Uint8Array(net.size), tried: new Uint8Array(net.size),
    missing: Int32Array.from({ length: net.size }, (_, i) => (net.into[i + 1] ?? 0) - (net.into[i] ?? 0)),
    world: net.worlds.length >> 1, next: chanceFrom(1),
  };
  for (const i of chain.below) {
    chain.coin[i] = chain.next() < (net.worlds[chain.world]?.ready[i] ?? 0) ? 1 : 0;
    if (chain.coin[i] === 1 && chain.missing[i] === 0) turn(chain, i);
  }
  return chain;
}

/**
 * Turns a competency from known to not known or back, and with it all above that hangs on it. Answers how much likelier that makes the
 * evidence. Going one way things are only learnt, going the other only lost, so that no place is met twice.
 */
function turn(chain: Chain, i: number): number {
  const { net, known, missing, coin, skips, evidence, isBelow } = chain;
  const isKnown = known[i] === 0;
  known[i] = isKnown ? 1 : 0;
  let ratio = isKnown ? evidence[i] ?? 1 : 1 / (evidence[i] ?? 1);
  for (let k = net.out[i] ?? 0; k < (net.out[i + 1] ?? 0); k += 1) {
    const above = net.upper[net.outEdges[k] ?? 0] ?? 0;
    missing[above] = (missing[above] ?? 0) + (isKnown ? -1 : 1);
    if (isBelow[above] === 0) continue;
    const follows = coin[above] === 1 && (missing[above] === 0 || skips[above] === 1) ? 1 : 0;
    if (follows !== known[above]) ratio *= turn(chain, above);
  }
  return ratio;
}

/** Draws every coin that has an effect anew, given all others and the ability; adds to `sum` the chance that each competency is known. */
function turnCoins(chain: Chain, sum: Float64Array, sweep: number): void {
  const { net, leak, below, coin, skips, known, missing } = chain;
  const ready = net.worlds[chain.world]?.ready ?? new Float64Array(net.size);
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    if (missing[i] === 0 || skips[i] === 1) {
      const p = chanceKnown(chain, i, ready[i] ?? 0);
      coin[i] = known[i] ?? 0;
      if (missing[i] === 0) sum[i] = (sum[i] ?? 0) + p;
    }
    if (leak === 0 || missing[i] === 0) continue;
    // Skips are rare: each is looked at in one sweep of four. Coins without effect wait for the next ability.
    if (coin[i] === 1 && (i + sweep) % 4 === 0) {
      sum[i] = (sum[i] ?? 0) + chanceKnown(chain, i, leak);
      skips[i] = known[i] ?? 0;
    } else sum[i] = (sum[i] ?? 0) + (known[i] ?? 0);
  }
}

/** Draws whether a competency is known, its coin being `prior` likely before the evidence; answers the chance with which it was drawn. */
function chanceKnown(chain: Chain, i: number, prior: number): number {
  const was = chain.known[i];
  const ratio = turn(chain, i);
  const odds = (prior / (1 - prior)) * (was === 1 ? 1 / ratio : ratio);
  const p = odds / (1 + odds);
  const is = chain.next() < p ? 1 : 0;
  if (is === was) turn(chain, i);
  return p;
}

/** What lies above every answer follows from what lies below it, by the rule alone. */
function addRest({ net, leak, isBelow, known, missing, world, next }: Chain, sum: Float64Array, worlds: Float64Array): void {
  worlds[world] = (worlds[world] ?? 0) + 1;
  const ready = net.worlds[world]?.ready;
  for (let i = 0; i < net.size; i += 1) {
    if (isBelow[i] === 1) continue;
    const p = (ready?.[i] ?? 0) * (missing[i] === 0 ? 1 : leak);
    sum[i] = (sum[i] ?? 0) + p;
    const is = next() < p ? 1 : 0;
    if (is === known[i]) continue;
    known[i] = is;
    for (let k = net.out[i] ?? 0; k < (net.out[i + 1] ?? 0); k += 1) {
      const above = net.upper[net.outEdges[k] ?? 0] ?? 0;
      missing[above] = (missing[above] ?? 0) + (is === 1 ? -1 : 1);
    }
  }
}

/** Draws the ability from what is known; then the coins that had no part in that, under the new ability. */
function drawWorld(chain: Chain): void {
  const { net, leak, below, coin, skips, known, missing, tables } = chain;
  const count = net.worlds.length;
  const log = Float64Array.from(tables.weight);
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    const table = missing[i] === 0 ? (known[i] === 1 ? tables.ready : tables.not) : known[i] === 1 ? tables.ready : tables.notSkipped;
    for (let w = 0; w < count; w += 1) log[w] = (log[w] ?? 0) + (table[i * count + w] ?? 0);
  }
  let most = -Infinity;
  for (let w = 0; w < count; w += 1) most = Math.max(most, log[w] ?? 0);
  let total = 0;
  for (let w = 0; w < count; w += 1) total += log[w] = Math.exp((log[w] ?? 0) - most);
  let left = chain.next() * total;
  chain.world = 0;
  while (chain.world < count - 1 && left >= (log[chain.world] ?? 0)) left -= log[chain.world++] ?? 0;

  const ready = net.worlds[chain.world]?.ready;
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    const r = ready?.[i] ?? 0;
    if (missing[i] === 0) skips[i] = leak > 0 && chain.next() < leak ? 1 : 0;
    else if (known[i] === 0) {
      // Not both heads, or it would be known.
      const u = chain.next() * (1 - r * leak);
      coin[i] = u < r * (1 - leak) ? 1 : 0;
      skips[i] = u >= 1 - r * leak - (1 - r) * leak ? 1 : 0;
    }
  }
}

/**
 * Tries another ability with every coin as lucky as it was: heads stays heads where the chance rises. That reaches far where `drawWorld`, held
 * by what happens to be known, can only creep (interweaving of the two forms: Yu & Meng 2011, JCGS 20).
 */
function moveWorld(chain: Chain): void {
  const { net, below, coin, skips, known, missing, evidence, tables, next, tried } = chain;
  const to = chain.world + (Math.floor(next() * farthest) + 1) * (next() < 0.5 ? -1 : 1);
  const ready = net.worlds[chain.world]?.ready;
  const readyThere = net.worlds[to]?.ready;
  if (ready === undefined || readyThere === undefined) return;
  let ratio = Math.exp((tables.weight[to] ?? 0) - (tables.weight[chain.world] ?? 0));
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    const [r, there] = [ready[i] ?? 0, readyThere[i] ?? 0];
    const isHeads = coin[i] === 1 ? there >= r || next() < there / r : there > r && next() >= (1 - there) / (1 - r);
    let isMissing = false;
    for (let edge = net.into[i] ?? 0; edge < (net.into[i + 1] ?? 0); edge += 1) isMissing ||= (tried[net.lower[edge] ?? 0] ?? 0) < 2;
    // 0 = tails, 1 = heads and not known, 2 = known.
    tried[i] = isHeads ? (isMissing && skips[i] === 0 ? 1 : 2) : 0;
    if (known[i] === 1 && (tried[i] ?? 0) < 2) ratio /= evidence[i] ?? 1;
    if (known[i] === 0 && tried[i] === 2) ratio *= evidence[i] ?? 1;
  }
  if (next() >= ratio) return;
  chain.world = to;
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    coin[i] = (tried[i] ?? 0) > 0 ? 1 : 0;
    const is = tried[i] === 2 ? 1 : 0;
    if (is === known[i]) continue;
    known[i] = is;
    for (let k = net.out[i] ?? 0; k < (net.out[i + 1] ?? 0); k += 1) {
      const above = net.upper[net.outEdges[k] ?? 0] ?? 0;
      missing[above] = (missing[above] ?? 0) + (is === 1 ? -1 : 1);
    }
  }
}
/** Worlds that a move may go at once: a third of the grid. */
const farthest = 4;

type Tables = { readonly leak: number; readonly weight: Float64Array; readonly ready: Float64Array; readonly not: Float64Array; readonly notSkipped: Float64Array };
const tables = new WeakMap<Net, Tables>();

/** Logarithms by place and world. Of one leak at a time: a school has one. */
function tablesOf(net: Net, leak: number): Tables {
  const remembered = tables.get(net);
  if (remembered?.leak === leak) return remembered;
  const logs = (of: (ready: number) => number) => Float64Array.from({ length: net.size * net.worlds.length }, (_, at) => Math.log(of(net.worlds[at % net.worlds.length]?.ready[Math.floor(at / net.worlds.length)] ?? 0)));
  const made = {
    leak, weight: Float64Array.from(net.worlds, ({ weight }) => Math.log(weight)),
    ready: logs((r) => r), not: logs((r) => 1 - r), notSkipped: logs((r) => 1 - r * leak),
  };
  tables.set(net, made);
  return made;
}

/** Marsaglia's xorshift (2003), 32 bits: fast, and good enough for a chain of a few thousand draws. */
function chanceFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
