import { changeAbilities, redrawAbilities } from './sample-abilities.ts';
import { countBits, openOf, startChains, strata } from './sample-chains.ts';
import type { Chains } from './sample-chains.ts';
import type { Net } from './net.ts';

/**
 * What is believed of every competency on a large map, where loops make messages too sure? Gibbs sampling (Geman & Geman 1984) in a form
 * that mixes well on knowledge: each competency has a *coin*, "ready for it" or not, and is known when the coin is heads and everything
 * before it is known, or the student skipped a step (a second coin, rarely heads). The coins are independent before any answer (the
 * non-centred form of Papaspiliopoulos, Roberts & Sköld 2007), so that turning one turns at once all that hangs on it: a chain over what is
 * known itself gets stuck, because a prerequisite of something known can not be turned alone.
 * Thirty-two chains run side by side, one in each bit of a word, so that what hangs on a coin is worked out for all of them at once.
 * Only competencies below an answer take part; the others follow from them by the rule. Each belief is the mean of the chances with which its
 * coin was drawn (Rao-Blackwell), not of the draws. Same net, leak and evidence, same beliefs: chance comes from a fixed seed, so that
 * neither the order of answers nor anything else moves them.
 */
export function sampleKnown(of: { readonly net: Net; readonly leak: number; readonly evidence: Float64Array; readonly sweeps?: number; readonly burnIn?: number; readonly each?: (chains: Chains) => void }): { readonly known: Float64Array; readonly worlds: readonly number[] } {
  const chains = startChains(of);
  const sum = new Float64Array(of.net.size);
  const worlds = new Float64Array(of.net.worlds.length);
  // What is looked at in one sweep of four gets the same number of turns wherever it stands.
  const { burnIn = fewestBurnt, sweeps = 4 * Math.round(Math.min(mostSweeps, Math.max(fewestSweeps, work / chains.below.length)) / 4) } = of;
  for (let sweep = -burnIn; sweep < sweeps; sweep += 1) {
    if (sweep === 0) settle(chains, sum, 32 * Math.min(burnIn, heard));
    if (sweep === 0 || sweep === -heard) sum.fill(0);
    turnCoins(chains, sum, sweep + burnIn);
    if (sweep >= 0) {
      if (sweep % 2 === 0) addRest(chains, sum);
      for (const world of chains.world) worlds[world] = (worlds[world] ?? 0) + 1;
      of.each?.(chains);
    }
    if (sweep % 2 === 0) redrawAbilities(chains, sweep + burnIn);
    else changeAbilities(chains);
  }
  const draws = 32 * sweeps;
  return { known: sum.map((total) => Math.min(1 - least, Math.max(least, total / draws))), worlds: Array.from(worlds, (count) => count / draws) };
}

/**
 * The fewer competencies take part, the cheaper a sweep and the less is known of the ability, so that about the same work is spent each time.
 * On 300 standards the beliefs lie 0.002 to 0.015 in the mean from those of chains of 800 sweeps, which turns calls that cost 0 to 0.1 % of error.
 */
const fewestSweeps = 12;
const mostSweeps = 28;
const work = 3_000;
const fewestBurnt = 8;
/** No belief is certain: so many draws can not show it. */
const least = 1e-4;

/**
 * Coins that the last sweeps of burning in left in no doubt, mostly far below the ability, are turned in one sweep of four from then on. Which
 * they are stays as it is, so that the chain comes to the same; it saves half the work.
 */
function settle({ below, isSettled }: Chains, sum: Float64Array, draws: number): void {
  for (const i of below) isSettled[i] = Math.abs((sum[i] ?? 0) / draws - 0.5) > 0.5 - doubt ? 1 : 0;
}
const heard = 4;
const doubt = 0.02;

/** Draws every coin that has an effect anew, given all others and the ability; adds to `sum` the chance that each competency is known. */
function turnCoins(chains: Chains, sum: Float64Array, sweep: number): void {
  const { below, coin, skips, known, leak, odds, net, world, isSettled } = chains;
  const count = net.worlds.length;
  for (let at = 0; at < below.length; at += 1) {
    const i = below[at] ?? 0;
    const isTurn = (i + sweep) % 4 === 0;
    if (isSettled[i] === 1 && !isTurn) continue;
    const open = openOf(chains, i);
    const active = open | (skips[i] ?? 0);
    let total = 0;
    if (active !== 0) {
      lookAhead(chains, i, active);
      const first = i * count;
      for (let chain = 0; chain < 32; chain += 1) odds[chain] = (chains.ratio[chain] ?? 1) * (chains.readyOdds[first + (world[chain] ?? 0)] ?? 0);
      total += drawKnown(chains, i, active, open);
      coin[i] = ((coin[i] ?? 0) & ~active) | ((known[i] ?? 0) & active);
    }
    if (leak > 0 && open !== -1) {
      // Skips are rare: each is looked at in one sweep of four. Coins without effect wait for the next ability.
      const skippable = isTurn ? ~open & (coin[i] ?? 0) : 0;
      if (skippable !== 0) {
        lookAhead(chains, i, skippable);
        for (let chain = 0; chain < 32; chain += 1) odds[chain] = ((chains.ratio[chain] ?? 1) * leak) / (1 - leak);
        total += drawKnown(chains, i, skippable, skippable);
        skips[i] = ((skips[i] ?? 0) & ~skippable) | ((known[i] ?? 0) & skippable);
      }
      total += countBits((known[i] ?? 0) & ~open & ~skippable);
    }
    sum[i] = (sum[i] ?? 0) + (isSettled[i] === 1 ? 4 * total : total);
  }
}

/**
 * Works out what turns with a competency in the chains `active`, and by chain how much likelier the evidence is with it known than without.
 * More known below never means less known above, so that every turn in a chain counts the same way.
 */
function lookAhead(chains: Chains, i: number, active: number): void {
  const { net, known, coin, skips, evidence, isBelow, turned, touched, above, aboveFrom, ratio, isDue } = chains;
  turned[i] = active;
  touched[0] = i;
  chains.touches = 1;
  ratio.fill(1);
  weigh(ratio, active, evidence[i] ?? 1);
  markAbove(chains, i);
  for (let k = aboveFrom[i] ?? 0; k < (aboveFrom[i + 1] ?? 0); k += 1) {
    const d = above[k] ?? 0;
    if (isDue[d] === 0) continue;
    isDue[d] = 0;
    let open = -1;
    for (let edge = net.into[d] ?? 0; edge < (net.into[d + 1] ?? 0); edge += 1) {
      const p = net.lower[edge] ?? 0;
      open &= (known[p] ?? 0) ^ (turned[p] ?? 0);
    }
    const turns = ((coin[d] ?? 0) & (open | (skips[d] ?? 0))) ^ (known[d] ?? 0);
    if (turns === 0 || isBelow[d] === 0) continue;
    turned[d] = turns;
    touched[chains.touches++] = d;
    weigh(ratio, turns, evidence[d] ?? 1);
    markAbove(chains, d);
  }
}

function markAbove({ net, isDue, isBelow }: Chains, i: number): void {
  for (let k = net.out[i] ?? 0; k < (net.out[i + 1] ?? 0); k += 1) {
    const d = net.upper[net.outEdges[k] ?? 0] ?? 0;
    if (isBelow[d] === 1) isDue[d] = 1;
  }
}

function weigh(ratio: Float64Array, chains: number, odds: number): void {
  if (odds === 1) return;
  for (let left = chains; left !== 0; left &= left - 1) {
    const chain = 31 - Math.clz32(left & -left);
    ratio[chain] = (ratio[chain] ?? 1) * odds;
  }
}

/** Draws whether a competency is known in the chains `active`, turning all that hangs on it; answers the sum of the chances in those `counted`. */
function drawKnown(chains: Chains, i: number, active: number, counted: number): number {
  const { known, odds, touched, turned, chance } = chains;
  strata(chains);
  let is = 0;
  let total = 0;
  for (let chain = 0; chain < 32; chain += 1) {
    const p = (odds[chain] ?? 0) / (1 + (odds[chain] ?? 0));
    if ((chance[chain] ?? 0) < p) is |= 1 << chain;
    if ((counted >>> chain) & 1) total += p;
  }
  const turning = (is ^ (known[i] ?? 0)) & active;
  for (let k = 0; k < chains.touches; k += 1) {
    const d = touched[k] ?? 0;
    known[d] = (known[d] ?? 0) ^ ((turned[d] ?? 0) & turning);
    turned[d] = 0;
  }
  return total;
}

/** What lies above every answer follows from what lies below it, by the rule alone; looked at in every other sweep. */
function addRest(chains: Chains, sum: Float64Array): void {
  const { net, leak, rest, known, world, ready, chance } = chains;
  const count = net.worlds.length;
  for (let at = 0; at < rest.length; at += 1) {
    const i = rest[at] ?? 0;
    const open = openOf(chains, i);
    strata(chains);
    let is = 0;
    let total = 0;
    for (let chain = 0; chain < 32; chain += 1) {
      const p = (ready[i * count + (world[chain] ?? 0)] ?? 0) * ((open >>> chain) & 1 ? 1 : leak);
      total += p;
      if ((chance[chain] ?? 0) < p) is |= 1 << chain;
    }
    known[i] = is;
    sum[i] = (sum[i] ?? 0) + 2 * total;
  }
}

/**
 * Adds up, over all chains, how often something is known though a step before it is missing, and how often it could have been: times over `of`
 * is the leak under which these draws are likeliest. What lies above every answer says nothing of it.
 */
export function addSkips(chains: Chains, skips: { times: number; of: number }): void {
  const { below, known, ready, world, leak, net } = chains;
  for (const i of below) {
    const missing = ~openOf(chains, i);
    skips.times += countBits((known[i] ?? 0) & missing);
    for (let left = missing & ~(known[i] ?? 0); left !== 0; left &= left - 1) {
      const r = ready[i * net.worlds.length + (world[31 - Math.clz32(left & -left)] ?? 0)] ?? 0;
      skips.of += (r * (1 - leak)) / (1 - r * leak);
    }
    skips.of += countBits((known[i] ?? 0) & missing);
  }
}
