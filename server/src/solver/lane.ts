import { boundOf, guidingPrices, solve } from '@heddle/engine/schedule/search';
import type { DualPrices, Instance, SearchCounts, Solution } from '@heddle/engine/schedule';
import { busyPeriods, choicesOf, dividePeriods, isMeeting } from './meet.ts';
import type { Peer } from './peer.ts';
import { startStopwatch } from './stopwatch.ts';
import type { ClockKind, Stopwatch } from './stopwatch.ts';

/** What one of the two searches is asked to do. Plain data only: it is copied into a thread. */
export type LaneTask = {
  readonly lane: 0 | 1;
  readonly instance: Instance;
  readonly seed: number;
  readonly start: Solution | undefined;
  /** Only for a lane that searches alone: the demands its rounds begin with. */
  readonly near: readonly number[] | undefined;
  readonly budget: Budget;
  /** When it was asked for, in milliseconds since 1970, and by which clock its time is counted. */
  readonly from: number;
  readonly clock: ClockKind;
  /** Rounds between two exchanges. */
  readonly every: number;
};

/** Rounds on each core; seconds of the clock; or the counts of a search to run again. */
export type Budget =
  | { readonly kind: 'rounds'; readonly iterations: number }
  | { readonly kind: 'clock'; readonly seconds: number }
  | { readonly kind: 'again'; readonly counts: SearchCounts };

export type LaneNews = { readonly kind: 'plan'; readonly share: number; readonly score: number; readonly placed: number; readonly seconds: number } | { readonly kind: 'bound'; readonly bound: number };

export type LaneResult = { readonly solution: Solution; readonly bound: number; readonly search: SearchCounts };

/** What lanes hand each other: at first what things are worth, then the best plan and, from lane 0, how far along the search is. */
type Handover =
  | { readonly kind: 'prices'; readonly prices: DualPrices; readonly steps: number; readonly bound: number; readonly seconds: number }
  | { readonly kind: 'plan'; /** null = the lanes do not meet this time. */ readonly plan: Solution | null; readonly share: number; readonly seconds: number };

/**
 * One of two searches for the same day, each in a thread of its own. Lane 0 builds a first plan while lane 1 works out what seats, adults and
 * spaces are worth. Then both search, by different chance, and meet every so many rounds (meet.ts). Towards the end lane 1 turns to the
 * bound again.
 *
 * Who does what when depends on counts alone, never on who is faster. The clock is read by lane 0 only, and what it read is kept
 * (`search.shares`), so that a search that the clock or a person ended can be run again round for round.
 */
export function runLane(task: LaneTask, peer: Peer<Handover>, tell: (news: LaneNews) => void): LaneResult {
  const { lane, instance, budget, every } = task;
  const watch = startStopwatch(task.clock, task.from);
  const opening = lane === 0 ? openWithPlan(task, { peer, tell, watch }) : openWithPrices(task, { peer, tell, watch });
  const clock = clockOf(budget, every, watch);
  const shares = [clock(0)];
  const now = () => (shares.length < 2 ? 0 : shares.at(-1) ?? 0);
  const busy = busyPeriods(instance);
  let hasLeft = false;
  const found = solve(instance, {
    seed: lane === 0 ? task.seed : (task.seed ^ otherChance) >>> 0,
    iterations: budget.kind === 'rounds' ? budget.iterations : budget.kind === 'again' ? budget.counts.rounds : endless,
    prices: opening.prices,
    ...(opening.start === undefined ? {} : { start: opening.start }),
    pace: (iteration) => paceAt(shares, (iteration % every) / every),
    shouldStop: () => hasLeft || now() >= 1,
    exchange: {
      every,
      periodsUntil: (exchange) => (now() >= searchShare ? undefined : dividePeriods(busy, exchange)?.[lane]),
      swap: ({ best, since, plan }) => {
        const own = plan();
        const share = peer.isStopped() ? 1 : clock(shares.length);
        if (lane === 0) tell({ kind: 'plan', share, score: best, placed: placedIn(own), seconds: watch.seconds() });
        if (now() >= searchShare) {
          shares.push(share);
          return [];
        }
        const division = dividePeriods(busy, shares.length - 1);
        const mine = isMeeting(busy, shares) ? own : null;
        peer.send({ kind: 'plan', plan: mine, share, seconds: watch.seconds() });
        const theirs = peer.receive('plan');
        watch.waitedUntil(theirs.seconds);
        shares.push(lane === 0 ? share : theirs.share);
        hasLeft = lane === 1 && now() >= searchShare;
        if (mine === null || theirs.plan === null) return [];
        return choicesOf(instance, { plans: lane === 0 ? [mine, theirs.plan] : [theirs.plan, mine], division, since });
      },
    },
  });
  const search = { seed: task.seed, priceSteps: opening.steps, rounds: found.iterations, every, shares };
  if (lane === 0) return { solution: found, bound: opening.bound, search };
  const from = watch.seconds();
  const { bound } = boundOf(instance, {
    ...(budget.kind === 'clock' ? { iterations: endless, share: () => (watch.seconds() - from) / Math.max(0.001, budget.seconds - from) } : { iterations: boundSteps }),
    shouldStop: () => peer.isStopped() || (budget.kind === 'clock' && watch.seconds() > budget.seconds),
    onStep: (step) => tell({ kind: 'bound', bound: step.bound }),
  });
  return { solution: found, bound: Math.min(bound, opening.bound), search };
}

/** Mixed into the seed of lane 1: the golden ratio's bits, as hash functions use them. */
const otherChance = 0x9e3779b9;
const endless = 1_000_000_000;
/** Steps of the bound beside the end of the search, for the gap that is told. */
const boundSteps = 1_000;
/** Lane 1 searches for this share of the budget; what is left goes to the bound. */
const searchShare = 0.8;
/** At most this share of the clock goes to prices. */
const priceShare = 0.2;

type Opening = { readonly start: Solution | undefined; readonly prices: DualPrices; readonly steps: number; readonly bound: number };

type Means = { readonly peer: Peer<Handover>; readonly watch: Stopwatch; tell(news: LaneNews): void };

function openWithPlan({ instance, seed, start }: LaneTask, { peer, tell, watch }: Means): Opening {
  const first = start ?? solve(instance, { seed, iterations: 0 });
  tell({ kind: 'plan', share: 0, score: first.score, placed: placedIn(first), seconds: watch.seconds() });
  const theirs = peer.receive('prices');
  watch.waitedUntil(theirs.seconds);
  return { start: first, ...theirs };
}

/** Places with something of their own to do; the rest is fallback. */
export function placedIn({ stations }: Solution): number {
  return stations.reduce((sum, { groups }) => sum + groups.reduce((inGroup, { seats }) => inGroup + seats.filter(({ option }) => option >= 0).length, 0), 0);
}

function openWithPrices({ instance, start, budget }: LaneTask, { peer, tell, watch }: Means): Opening {
  const { bound, prices, iterations } = guidingPrices(instance, {
    ...(budget.kind === 'again' ? { iterations: budget.counts.priceSteps } : {}),
    shouldStop: () => peer.isStopped() || (budget.kind === 'clock' && watch.seconds() > priceShare * budget.seconds),
  });
  tell({ kind: 'bound', bound });
  peer.send({ kind: 'prices', prices, steps: iterations, bound, seconds: watch.seconds() });
  return { start, prices, steps: iterations, bound };
}

/** How far along the search is at each exchange. At 0 stands where the first exchange is expected to be. */
function clockOf(budget: Budget, every: number, watch: Stopwatch): (exchange: number) => number {
  switch (budget.kind) {
    // Where the first exchange is expected may lie past the end of a short search.
    case 'rounds': return (exchange) => (exchange === 0 ? every / Math.max(1, budget.iterations) : Math.min(1, (exchange * every) / budget.iterations));
    case 'again': return (exchange) => budget.counts.shares[exchange] ?? 1;
    case 'clock': {
      const from = watch.seconds();
      return (exchange) => (exchange === 0 ? 0.02 : Math.min(1, (watch.seconds() - from) / Math.max(0.001, budget.seconds - from)));
    }
  }
}

/** Between two exchanges the search goes on at the pace of the last ones. */
function paceAt(shares: readonly number[], part: number): number {
  const [expected = 0] = shares;
  const from = shares.length < 2 ? 0 : shares.at(-1) ?? 0;
  const step = shares.length < 2 ? expected : from - (shares.length < 3 ? 0 : shares.at(-2) ?? 0);
  return Math.min(1, from + step * part);
}
