import type { Instance } from '../compile/instance.ts';
import type { Solution } from '../solve/solution.ts';
import { displacedBy } from './displaced.ts';
import { restorePlaces } from './restore-places.ts';
import { renumber, seatsOf, withOnly, withStay } from './stay.ts';
import type { StayPoints } from './stay.ts';

/**
 * Something happened on the day itself: somebody is away, a room is closed, a teacher moved a student. First an answer at once
 * (`answerAtOnce`), in which only those move whose place is gone; then a search that moves somebody else only where it is worth more than
 * `stayPoints` to the school.
 *
 * `kept` is the plan in force in the indices of `instance`, which was compiled from the newer facts (`keepPlan`). Demands in `fixed` are past:
 * they keep what they had. Answers solutions of `instance`; `score` is without the bonus for staying, `objective` with it.
 */
export async function repairPlan(repair: AtOnce & {
  readonly fixed?: ReadonlySet<number>;
  readonly iterations: number;
  readonly stayPoints?: StayPoints;
  /** Left out: it is looked for here. */
  readonly first?: Solution;
  readonly onFirst?: (first: Solution) => void;
}): Promise<RepairedPlan> {
  const { kept, seed, search } = repair;
  const instance = repair.fixed === undefined ? repair.instance : withFixed(repair.instance, kept, repair.fixed);
  const first = repair.first ?? await answerAtOnce({ instance, kept, seed, search });
  repair.onFirst?.(first);
  const points = repair.stayPoints ?? stayPoints;
  const staying = withStay(instance, kept, points);
  // What was proven, and how it was searched, is of the day with the bonus: it says nothing of the plan without it.
  const { bound: _bound, search: _search, ...found } = await search({ instance: staying, seed, iterations: repair.iterations, start: first });
  const value = seatsOf(found).reduce((sum, { option }) => sum + (instance.options.value[option] ?? 0), 0);
  const solution = restorePlaces(instance, kept, { ...found, value: round(value), score: round(found.score - stayed(kept, found, points)) });
  return { first, solution, objective: found.score, staying };
}

/** Whoever still has a place keeps it, and everybody else gets the best there is: no search, so that it is there before anybody has to wait. */
export async function answerAtOnce({ instance, kept, seed, search }: AtOnce): Promise<Solution> {
  const narrow = withOnly(instance, kept, displacedBy(instance, kept));
  const numberOf = new Map(narrow.rows.map((row, position) => [row, position]));
  const quick = await search({ instance: narrow.instance, seed, iterations: 0, start: renumber(kept, (option) => numberOf.get(option) ?? -1) });
  return renumber(quick, (option) => narrow.rows[option] ?? -1);
}

type AtOnce = { readonly instance: Instance; readonly kept: Solution; readonly seed: number; readonly search: RepairSearch };

/** A student is moved only for what is worth two fifths of somebody's best option: a day that changes is hard on people. Our own choice. */
export const stayPoints: StayPoints = { lesson: 40, adult: 6 };

export type RepairSearch = (request: { readonly instance: Instance; readonly seed: number; readonly iterations: number; readonly start: Solution }) => Promise<Solution>;

export type RepairedPlan = {
  /** The answer at once. */
  readonly first: Solution;
  readonly solution: Solution;
  /** Score with the bonus for staying: what was searched for, and what the bound of `staying` bounds. */
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

/** What staying brought the solution, to be taken off again: lessons kept less adults changed. */
export function stayed(kept: Solution, found: Solution, points: StayPoints): number {
  const before = new Set(seatsOf(kept).map(({ option }) => option));
  const leaders = leadersIn(found);
  const changed = [...leadersIn(kept)].filter(([demand, leader]) => leader >= 0 && leaders.get(demand) !== leader).length;
  return seatsOf(found).filter(({ option }) => option >= 0 && before.has(option)).length * points.lesson - changed * points.adult;
}

function leadersIn({ stations }: Solution): ReadonlyMap<number, number> {
  return new Map(stations.flatMap(({ adults, groups }) => groups.flatMap(({ seats }) => seats.map(({ demand }) => [demand, adults[0] ?? -1] as const))));
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
