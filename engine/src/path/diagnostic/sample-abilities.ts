import { countBits, nextWord, openOf, strata } from './sample-chains.ts';
import type { Chains } from './sample-chains.ts';

/**
 * Draws each chain's ability from what is known in it, with the coins that have no effect summed out; then these coins, under the new ability.
 */
export function redrawAbilities(chains: Chains, sweep: number): void {
  const { net, below, known, world, chance, logWeight, logKnown, logNot, logNotSkipped } = chains;
  const count = net.worlds.length;
  const common = Float64Array.from(logWeight);
  const logs = new Float64Array(32 * count);
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    const from = i * count;
    const is = known[i] ?? 0;
    // Most are known in nearly all chains or in few: what most have is added once, for all, and taken from the others.
    const isCommon = countBits(is) > 16;
    for (let w = 0; w < count; w += 1) common[w] = (common[w] ?? 0) + (logNotSkipped[from + w] ?? 0) + (isCommon ? logKnown[from + w] ?? 0 : 0);
    addRows(logs, { chains: isCommon ? ~is : is, table: logKnown, times: isCommon ? -1 : 1, from, count });
    addRows(logs, { chains: openOf(chains, i) & ~is, table: logNot, times: 1, from, count });
  }
  for (let at = 0; at < logs.length; at += 1) logs[at] = (logs[at] ?? 0) + (common[at % count] ?? 0);
  strata(chains);
  for (let chain = 0; chain < 32; chain += 1) world[chain] = drawWorld(logs.subarray(chain * count, (chain + 1) * count), chance[chain] ?? 0);
  redrawIdleCoins(chains, sweep);
}

function addRows(logs: Float64Array, of: { readonly chains: number; readonly table: Float64Array; readonly times: number; readonly from: number; readonly count: number }): void {
  const { table, times, from, count } = of;
  for (let left = of.chains; left !== 0; left &= left - 1) {
    const row = (31 - Math.clz32(left & -left)) * count;
    for (let w = 0; w < count; w += 1) logs[row + w] = (logs[row + w] ?? 0) + times * (table[from + w] ?? 0);
  }
}

function drawWorld(logs: Float64Array, chance: number): number {
  let most = -Infinity;
  for (const log of logs) most = Math.max(most, log);
  let total = 0;
  for (let w = 0; w < logs.length; w += 1) total += logs[w] = Math.exp((logs[w] ?? 0) - most);
  let left = chance * total;
  let drawn = 0;
  while (drawn < logs.length - 1 && left >= (logs[drawn] ?? 0)) left -= logs[drawn++] ?? 0;
  return drawn;
}

/** Coins that change nothing: skips where nothing need be skipped, and both coins where something below is missing and they are not both heads. */
function redrawIdleCoins(chains: Chains, sweep: number): void {
  const { net, below, coin, skips, known, leak, world, ready, chance, isSettled } = chains;
  if (leak === 0 && below.length === 0) return;
  const count = net.worlds.length;
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    if (isSettled[i] === 1 && (i + sweep) % 4 !== 0) continue;
    const open = openOf(chains, i);
    const idle = ~open & ~(known[i] ?? 0);
    if ((open === 0 || leak === 0) && idle === 0) continue;
    strata(chains);
    let [heads, skipped] = [0, 0];
    for (let chain = 0; chain < 32; chain += 1) {
      const r = ready[i * count + (world[chain] ?? 0)] ?? 0;
      if ((open >>> chain) & 1) {
        if ((chance[chain] ?? 0) < leak) skipped |= 1 << chain;
        continue;
      }
      // Not both heads, or it would be known.
      const u = (chance[chain] ?? 0) * (1 - r * leak);
      if (u < r * (1 - leak)) heads |= 1 << chain;
      else if (u >= 1 - leak) skipped |= 1 << chain;
    }
    coin[i] = ((coin[i] ?? 0) & ~idle) | (heads & idle);
    skips[i] = ((skips[i] ?? 0) & ~(idle | open)) | (skipped & (idle | open));
  }
}

/**
 * Tries another ability in each chain with every coin as lucky as it was: heads stays heads where the chance rises. That reaches far where
 * `redrawAbilities`, held by what happens to be known, can only creep (interweaving of the two forms: Yu & Meng 2011, JCGS 20).
 */
export function changeAbilities(chains: Chains): void {
  const { net, below, coin, skips, known, evidence, steadyFrom, logWeight, world, chance } = chains;
  const count = net.worlds.length;
  const to = new Int32Array(32);
  const log = new Float64Array(32);
  let moving = 0;
  let lowest = count;
  for (let chain = 0; chain < 32; chain += 1) {
    const word = nextWord(chains);
    const there = (world[chain] ?? 0) + (((word >>> 8) % farthest) + 1) * (word & 64 ? 1 : -1);
    const isThere = there >= 0 && there < count;
    to[chain] = isThere ? there : world[chain] ?? 0;
    if (isThere) moving |= 1 << chain;
    lowest = Math.min(lowest, world[chain] ?? 0, to[chain] ?? 0);
    log[chain] = (logWeight[to[chain] ?? 0] ?? 0) - (logWeight[world[chain] ?? 0] ?? 0);
  }
  const triedCoin = new Int32Array(net.size);
  const tried = new Int32Array(net.size);
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    const heads = lowest >= (steadyFrom[i] ?? 0) ? coin[i] ?? 0 : asLucky(chains, i, to);
    let open = -1;
    for (let edge = net.into[i] ?? 0; edge < (net.into[i + 1] ?? 0); edge += 1) open &= tried[net.lower[edge] ?? 0] ?? 0;
    triedCoin[i] = heads;
    tried[i] = heads & (open | (skips[i] ?? 0));
    const odds = evidence[i] ?? 1;
    if (odds === 1) continue;
    const turned = (tried[i] ?? 0) ^ (known[i] ?? 0);
    for (let left = turned; left !== 0; left &= left - 1) {
      const chain = 31 - Math.clz32(left & -left);
      log[chain] = (log[chain] ?? 0) + (((tried[i] ?? 0) >>> chain) & 1 ? Math.log(odds) : -Math.log(odds));
    }
  }
  strata(chains);
  let taken = 0;
  for (let chain = 0; chain < 32; chain += 1) {
    if (((moving >>> chain) & 1) === 0 || Math.log(chance[chain] ?? 0) >= (log[chain] ?? 0)) continue;
    taken |= 1 << chain;
    world[chain] = to[chain] ?? 0;
  }
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    coin[i] = ((coin[i] ?? 0) & ~taken) | ((triedCoin[i] ?? 0) & taken);
    known[i] = ((known[i] ?? 0) & ~taken) | ((tried[i] ?? 0) & taken);
  }
}

/** In which chains the coin is heads at the other ability. */
function asLucky(chains: Chains, i: number, to: Int32Array): number {
  const { net, coin, ready, world, chance } = chains;
  const first = i * net.worlds.length;
  const is = coin[i] ?? 0;
  strata(chains);
  let heads = 0;
  for (let chain = 0; chain < 32; chain += 1) {
    const r = ready[first + (world[chain] ?? 0)] ?? 0;
    const there = ready[first + (to[chain] ?? 0)] ?? 0;
    const u = chance[chain] ?? 0;
    const isHeads = (is >>> chain) & 1 ? there >= r || u * r < there : there > r && u * (1 - r) >= 1 - there;
    if (isHeads) heads |= 1 << chain;
  }
  return heads;
}

/** Worlds that a move may go at once: a third of the grid. */
const farthest = 4;
