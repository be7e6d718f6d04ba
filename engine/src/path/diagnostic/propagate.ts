import type { Net, World } from './net.ts';

/**
 * What is believed of every competency in one world (one ability), given the answers? Loopy belief propagation on the prerequisite
 * graph (Pearl 1988, Probabilistic Reasoning in Intelligent Systems, ch. 4; sum-product as in Kschischang, Frey & Loeliger 2001): every
 * competency tells its prerequisites and is told by them how likely it is, until nobody changes their mind. Exact where the graph has no
 * loops; where prerequisites share steps below, `together` stands in for the loop.
 *
 * A competency is known with chance `ready` when all before it is known, and `ready * leak` otherwise.
 * Everything runs in odds (chance to counter-chance), so that the inner loop needs no logarithm.
 */
type Propagated = {
  /** Chance that each competency is known. */
  readonly known: Float64Array;
  /** Log of the evidence's likelihood, up to a term that is the same in every world (Bethe approximation: Yedidia, Freeman & Weiss 2005). */
  readonly logLikelihood: number;
};

export function propagate(of: { readonly net: Net; readonly world: World; readonly leak: number; readonly evidence: Float64Array }): Propagated {
  const messages = startMessages(of.net);
  for (let sweep = 0; ; sweep += 1) {
    const change = tellUp(of, messages);
    if (sweep === mostSweeps || (sweep > 0 && change < still)) break;
    tellDown(of, messages);
  }
  return { known: messages.known, logLikelihood: logLikelihoodOf(of, messages) };
}

const mostSweeps = 8;
const still = 1e-5;

type Given = Parameters<typeof propagate>[0];

/** The state of the conversation. `fromAbove` holds what an edge's upper end tells its prerequisite, as odds. */
type Messages = {
  readonly fromBelow: Float64Array;
  readonly fromAbove: Float64Array;
  readonly odds: Float64Array;
  readonly known: Float64Array;
  /** By edge: chance of the prerequisite, leaving out what the edge's own upper end told it. */
  readonly cavity: Float64Array;
};

function startMessages({ size, lower }: Net): Messages {
  return {
    fromBelow: new Float64Array(size), fromAbove: new Float64Array(lower.length).fill(1),
    odds: new Float64Array(size), known: new Float64Array(size), cavity: new Float64Array(lower.length),
  };
}

/** From the first steps up: each competency hears how likely its prerequisites are. Returns the largest change of a belief. */
function tellUp({ net, world, leak, evidence }: Given, messages: Messages): number {
  const { fromBelow, fromAbove, odds, known } = messages;
  let largest = 0;
  for (let i = 0; i < net.size; i += 1) {
    const all = allBefore(i, net, world, messages);
    const chance = (world.ready[i] ?? 0) * (all + leak * (1 - all));
    fromBelow[i] = chance;
    let own = (chance / (1 - chance)) * (evidence[i] ?? 1);
    for (let k = net.out[i] ?? 0; k < (net.out[i + 1] ?? 0); k += 1) own *= fromAbove[net.outEdges[k] ?? 0] ?? 1;
    odds[i] = own;
    const belief = own / (1 + own);
    largest = Math.max(largest, Math.abs(belief - (known[i] ?? 0)));
    known[i] = belief;
  }
  return largest;
}

/** From the destination down: each competency tells its prerequisites what its own answers say of them. */
function tellDown({ net, world, leak }: Given, messages: Messages): void {
  const { fromAbove, odds, cavity } = messages;
  for (let i = net.size - 1; i >= 0; i -= 1) {
    const from = net.into[i] ?? 0;
    const until = net.into[i + 1] ?? 0;
    if (from === until) continue;
    const all = allBefore(i, net, world, messages);
    const ready = world.ready[i] ?? 0;
    const said = saidAbove(i, messages);
    const withoutIt = said * ready * leak + 1 - ready * leak;
    for (let edge = from; edge < until; edge += 1) {
      const othersToo = all / (cavity[edge] ?? 1);
      const chance = ready * (othersToo + leak * (1 - othersToo));
      const told = (said * chance + 1 - chance) / withoutIt;
      const to = net.lower[edge] ?? 0;
      odds[to] = ((odds[to] ?? 1) * told) / (fromAbove[edge] ?? 1);
      fromAbove[edge] = told;
    }
  }
}

/** Chance that everything directly before a competency is known; fills the cavities of its edges. */
function allBefore(i: number, { into, lower }: Net, { together }: World, { odds, fromAbove, cavity }: Messages): number {
  let product = 1;
  let smallest = 1;
  for (let edge = into[i] ?? 0; edge < (into[i + 1] ?? 0); edge += 1) {
    const others = (odds[lower[edge] ?? 0] ?? 1) / (fromAbove[edge] ?? 1);
    const chance = others / (1 + others);
    cavity[edge] = chance;
    product *= chance;
    if (chance < smallest) smallest = chance;
  }
  return product + (together[i] ?? 0) * (smallest - product);
}

/** What a competency's own answers and everything above it say of it, as odds. */
function saidAbove(i: number, { odds, fromBelow }: Messages): number {
  const chance = fromBelow[i] ?? 0;
  return ((odds[i] ?? 1) * (1 - chance)) / chance;
}

/** Sums over rules and competencies, less the messages between them, which both count. */
function logLikelihoodOf({ net, world, leak, evidence }: Given, messages: Messages): number {
  const { fromBelow, fromAbove, cavity } = messages;
  let sum = 0;
  for (let i = 0; i < net.size; i += 1) {
    const all = allBefore(i, net, world, messages);
    const chance = (world.ready[i] ?? 0) * (all + leak * (1 - all));
    const said = saidAbove(i, messages);
    const below = fromBelow[i] ?? 0;
    let yes = (evidence[i] ?? 1) * below;
    let no = 1 - below;
    for (let k = net.out[i] ?? 0; k < (net.out[i + 1] ?? 0); k += 1) {
      const told = fromAbove[net.outEdges[k] ?? 0] ?? 1;
      yes *= told / (1 + told);
      no /= 1 + told;
    }
    let edges = 1;
    for (let edge = net.into[i] ?? 0; edge < (net.into[i + 1] ?? 0); edge += 1) {
      const told = fromAbove[edge] ?? 1;
      const before = cavity[edge] ?? 0;
      edges *= (before * told + 1 - before) / (1 + told);
    }
    // The share of `said` in the rule and in the message is the same factor 1 / (1 + said), and falls away.
    sum += Math.log((((said * chance + 1 - chance) / (said * below + 1 - below)) * (yes + no)) / edges);
  }
  return sum;
}
