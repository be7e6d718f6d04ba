import type { Instance } from '../compile/instance.ts';
import type { Solution } from '../solve/solution.ts';
import { laySolution } from './laid-solution.ts';
import type { LaidSolution } from './laid-solution.ts';
import { limitFaults } from './solution-limits.ts';
import { faultAt } from './solution-fault.ts';
import type { SolutionFault } from './solution-fault.ts';
import { lossesOf, netOf } from './solution-prices.ts';
import type { Loss } from './solution-prices.ts';

type SolutionCheck = {
  /** Students' periods that need a place, that have exactly one, and that have it in fallback. */
  readonly demands: number;
  readonly placed: number;
  readonly fallback: number;
  /** What is broken of what nobody may break, limits with a never price included. */
  readonly violations: readonly SolutionFault[];
  /** What a named person would have to agree to. */
  readonly approvals: readonly SolutionFault[];
  /** Points lost to everything that is not kept, by what it is. */
  readonly lost: Readonly<Record<string, number>>;
  /** Counted anew. */
  readonly value: number;
  readonly score: number;
};

/**
 * Is this solution a plan of this instance, and is it worth what it says? Made from the two lists alone: nothing that looked for the
 * solution takes part in judging it, so that a mistake of the search can not hide itself. Anybody's solution may be handed in.
 */
export function checkSolution(instance: Instance, solution: Pick<Solution, 'stations' | 'leastBad' | 'value' | 'score'>): SolutionCheck {
  const { laid, faults } = laySolution(instance, solution);
  const losses = lossesOf(laid);
  const value = rounded(valueOf(laid));
  const score = rounded(solution.leastBad.length === 0 ? scoreOf(laid, losses) : scoreWithout(instance, solution));
  const claimed = [
    ...(Math.abs(value - solution.value) > tolerance ? [faultAt('value', 'solution.other-value', { said: solution.value, counted: value })] : []),
    ...(Math.abs(score - solution.score) > tolerance ? [faultAt('score', 'solution.other-score', { said: solution.score, counted: score })] : []),
  ];
  const { never, approval } = instance.prices;
  const told = losses.map((loss) => ({ loss, fault: faultAt(loss.field, 'solution.not-kept', { what: loss.of, had: loss.had, wanted: loss.wanted, points: rounded(loss.price) }) }));
  return {
    demands: instance.demands.length,
    placed: laid.seats.filter((seat) => seat !== undefined).length,
    fallback: laid.seats.filter((seat) => seat !== undefined && isFallback(instance, seat.station.kind)).length,
    violations: [...faults, ...limitFaults(laid), ...told.filter(({ loss }) => loss.limit >= never).map(({ fault }) => fault), ...claimed],
    approvals: told.filter(({ loss }) => loss.limit >= approval && loss.limit < never).map(({ fault }) => ({ ...fault, severity: 'warning' as const })),
    lost: Object.fromEntries([...Map.groupBy(losses, ({ of }) => of)].map(([of, own]) => [of, rounded(own.reduce((sum, { price }) => sum + price, 0))])),
    value, score,
  };
}

/** In points. A search adds up a million small changes, and their roundings with them. */
const tolerance = 1e-3;

function valueOf({ instance, seats }: LaidSolution): number {
  return seats.reduce((sum, seat) => sum + (instance.options.value[seat?.option ?? -1] ?? 0), 0);
}

/** Net value of the seats, less fallback, places that are missing, and everything that is not kept. */
function scoreOf(laid: LaidSolution, losses: readonly Loss[]): number {
  const { instance, seats } = laid;
  const seated = seats.reduce((sum, seat) => {
    if (seat === undefined) return sum - instance.prices.unplaced;
    if (seat.isSecond) return sum;
    return sum + (seat.option === -1 ? -instance.prices.fallback : netOf(instance, seat.option));
  }, 0);
  return seated - losses.reduce((sum, { price }) => sum + price, 0);
}

/** Least-bad places break limits on purpose, so they do not count as places: the score is that of the plan without them. */
function scoreWithout(instance: Instance, { stations, leastBad }: Pick<Solution, 'stations' | 'leastBad'>): number {
  const out = new Set(leastBad);
  const kept = stations.map((station) => ({
    ...station, groups: station.groups.map((group) => ({ ...group, seats: group.seats.filter(({ demand }) => !out.has(demand)) })).filter(({ seats }) => seats.length > 0),
  })).filter(({ groups }) => groups.length > 0);
  const { laid } = laySolution(instance, { stations: kept });
  return scoreOf(laid, lossesOf(laid));
}

function isFallback(instance: Instance, kind: number): boolean {
  return instance.kinds[kind]?.modalityId === null;
}

/** Floats are rounded before they are compared: sums in another order differ in the last places. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
