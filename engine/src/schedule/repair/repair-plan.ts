import type { Instance } from '../compile/instance.ts';
import type { Solution } from '../solve/solution.ts';
import { solve } from '../solve/solve.ts';
import { checkSolution } from '../verify/check-solution.ts';
import { displacedBy } from './displaced.ts';
import { restorePlaces } from './restore-places.ts';
import { renumber, seatsOf, withOnly, withStay } from './stay.ts';
import type { StayPoints } from './stay.ts';

/**
 * Something happened on the day itself: somebody is away, a room is closed, a teacher moved a student. First an answer at once
 * (`answerAtOnce`), in which only those move whose place is gone; then a search near them, which moves somebody else only where it is worth
 * more than `stayPoints` to the school; then adults and spaces go back to the stations that had them.
 *
 * `kept` is the plan in force in the indices of `instance`, which was compiled from the newer facts (`keepPlan`). Demands in `fixed` are past:
 * they keep what they had. Answers solutions of `instance`; `score` is without what staying is worth, `objective` with it.
 */
export async function repairPlan(repair: AtOnce & {
  readonly fixed?: ReadonlySet<number>;
  readonly iterations: number;
  readonly search: RepairSearch;
  readonly stayPoints?: StayPoints;
  /** Left out: it is looked for here. */
  readonly first?: Solution;
  readonly onFirst?: (first: Solution) => void;
}): Promise<RepairedPlan> {
  const { kept, seed } = repair;
  const instance = repair.fixed === undefined ? repair.instance : withFixed(repair.instance, kept, repair.fixed);
  const first = repair.first ?? answerAtOnce({ instance, kept, seed });
  repair.onFirst?.(first);
  const displaced = displacedBy(instance, kept);
  const { unaffected, displaced: reached, adult } = repair.stayPoints ?? stayPoints;
  const points = (demand: number) => (displaced.has(demand) ? { lesson: reached, adult: 0 } : { lesson: unaffected, adult });
  const staying = withStay(instance, kept, points);
  const near = [...displaced].filter((demand) => repair.fixed?.has(demand) !== true);
  const found = await repair.search({ instance: staying, seed, iterations: repair.iterations, start: first, near });
  const value = seatsOf(found).reduce((sum, { option }) => sum + (instance.options.value[option] ?? 0), 0);
  const restored = restorePlaces(staying, kept, found);
  const solution = { ...restored, value: round(value), score: checkSolution(instance, restored).score };
  return { first, solution, objective: restored.score, staying };
}

/** Whoever still has a place keeps it, and everybody else gets the best there is: no search, so that it is there before anybody has to wait. */
export function answerAtOnce({ instance, kept, seed }: AtOnce): Solution {
  const narrow = withOnly(instance, kept, displacedBy(instance, kept));
  const numberOf = new Map(narrow.rows.map((row, position) => [row, position]));
  const quick = solve(narrow.instance, { seed, iterations: 0, start: renumber(kept, (option) => numberOf.get(option) ?? -1) });
  return renumber(quick, (option) => narrow.rows[option] ?? -1);
}

type AtOnce = { readonly instance: Instance; readonly kept: Solution; readonly seed: number };

/**
 * A student whom the news did not reach is moved only for what is worth four fifths of somebody's best option: a day that changes is hard on
 * people. Whoever has to change anyhow may as well go on with the same lesson, but nobody else makes way for that. The same lesson with
 * another adult is a small move, and an eighth of a large one. Our own choice.
 */
export const stayPoints: StayPoints = { unaffected: 80, displaced: 10, adult: 10 };

/** Goes on from `start`, in rounds that begin with the demands in `near`. */
export type RepairSearch = (request: {
  readonly instance: Instance; readonly seed: number; readonly iterations: number; readonly start: Solution; readonly near: readonly number[];
}) => Promise<Solution>;

type RepairedPlan = {
  /** The answer at once. */
  readonly first: Solution;
  readonly solution: Solution;
  /** Score with the bonus for staying, less the price of other adults: what was searched for, and what the bound of `staying` bounds. */
  readonly objective: number;
  readonly staying: Instance;
};

/** What is past is past: these demands have nothing left to choose. */
function withFixed(instance: Instance, kept: Solution, fixed: ReadonlySet<number>): Instance {
  const taken = new Set(seatsOf(kept).map(({ option }) => option));
  const free = new Set([...instance.demands.keys()].filter((demand) => !fixed.has(demand)));
  const isKept = (row: number) => free.has(instance.options.demand[row] ?? -1) || taken.has(row);
  // Rows stay where they are, so that indices hold: an option that is no longer to be had is worth less than any place.
  const price = instance.options.price.map((points, row) => (isKept(row) ? points : points + instance.prices.never));
  return { ...instance, options: { ...instance.options, price } };
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
