import { suits } from './may.ts';
import { acceptGroup, gather, seatAlone, startPaper, want } from './paper-station.ts';
import type { PaperStation, StationOffer, Wanted } from './paper-station.ts';
import type { DayState } from './state.ts';

/**
 * Which groups would make the most of a station? Groups are chosen one after another, each the one whose students gain most together
 * (greedy coverage: Nemhauser, Wolsey and Fisher 1978). Exact choice is a hard problem of its own, and this runs thousands of times a plan.
 * undefined where nobody would come, or the student it is opened for cannot.
 */
export function planStation(state: DayState, offer: StationOffer): PaperStation | undefined {
  const kind = state.puzzle.instance.kinds[offer.kind];
  if (kind === undefined) return undefined;
  const paper = startPaper(state, offer);
  const pool = offer.pool.filter((demand) => suits(state.puzzle, demand, offer));
  if (offer.forced !== null && !pool.includes(offer.forced)) return undefined;
  if (kind.modalityId === null) planFallback(paper, pool);
  else if (kind.groupMin <= 1) planAlone(paper, pool);
  else planGroups(paper, pool);
  if (paper.groups.length === 0 || (offer.forced !== null && !paper.taken.has(offer.forced))) return undefined;
  return paper;
}

function planFallback(paper: PaperStation, pool: readonly number[]): void {
  const chosen = gather(paper, -1, forcedFirst(pool.map((demand) => want(paper, demand, -1)), paper.offer.forced));
  if (chosen.group.seats.length > 0) acceptGroup(paper, chosen);
}

/** Where a group of one is a group, each student does what is best for that student, and groups only say who does the same. */
function planAlone(paper: PaperStation, pool: readonly number[]): void {
  const { forced } = paper.offer;
  const firsts = pool.flatMap((demand) => ownOptions(paper, demand).slice(0, 1));
  for (const wanted of forcedFirst(firsts.sort(byGain), forced)) {
    if (wanted.gain <= 0 && wanted.demand !== forced) continue;
    if (seatAlone(paper, wanted)) continue;
    ownOptions(paper, wanted.demand).slice(1).some((other) => (other.gain > 0 || other.demand === forced) && seatAlone(paper, other));
  }
}

function planGroups(paper: PaperStation, pool: readonly number[]): void {
  const { forced, kind: kindAt } = paper.offer;
  const kind = paper.state.puzzle.instance.kinds[kindAt];
  const byTask = [...Map.groupBy(pool.flatMap((demand) => ownOptions(paper, demand)), ({ option }) => paper.state.puzzle.task[option] ?? -1)]
    .map(([task, wanted]) => ({ task, wanted: wanted.sort(byGain) }));
  if (forced !== null) {
    const chosen = byTask.filter(({ wanted }) => wanted.some(({ demand }) => demand === forced))
      .map(({ task, wanted }) => gather(paper, task, forcedFirst(wanted, forced)))
      .filter(({ group }) => group.seats.some(({ demand }) => demand === forced))
      .reduce<ReturnType<typeof gather> | undefined>((best, one) => (best === undefined || one.gain > best.gain ? one : best), undefined);
    if (chosen === undefined) return;
    acceptGroup(paper, chosen);
  }
  // A group's gain only falls as its students are taken, so first estimates are upper bounds and most need no second look
  // (lazy evaluation: Minoux 1978).
  const queue = byTask.map((one) => ({ ...one, bound: gather(paper, one.task, one.wanted).gain })).filter(({ bound }) => bound > 0)
    .sort((left, right) => right.bound - left.bound || left.task - right.task);
  while (paper.groups.length < (kind?.groupsPerStation ?? Infinity)) {
    const top = queue[0];
    if (top === undefined || top.bound <= 0) return;
    const chosen = gather(paper, top.task, top.wanted);
    if (chosen.gain >= top.bound - 1e-9 && chosen.group.seats.length > 0) {
      acceptGroup(paper, chosen);
      top.bound = gather(paper, top.task, top.wanted).gain;
    } else top.bound = chosen.gain;
    sink(queue);
  }
}

function ownOptions(paper: PaperStation, demand: number): Wanted[] {
  const { puzzle } = paper.state;
  const cell = demand * (puzzle.kindCount + 1) + paper.offer.kind;
  const options = puzzle.order.subarray(puzzle.start[cell] ?? 0, puzzle.start[cell + 1] ?? 0);
  return Array.from(options, (option) => want(paper, demand, option));
}

function byGain(left: Wanted, right: Wanted): number {
  return right.gain - left.gain || left.demand - right.demand;
}

function forcedFirst(wanted: readonly Wanted[], forced: number | null): readonly Wanted[] {
  return forced === null ? wanted : [...wanted.filter(({ demand }) => demand === forced), ...wanted.filter(({ demand }) => demand !== forced)];
}

/** Puts the first entry where its bound now belongs. */
function sink(queue: { bound: number; readonly task: number }[]): void {
  for (let at = 0; ; at += 1) {
    const here = queue[at];
    const next = queue[at + 1];
    if (here === undefined || next === undefined || here.bound >= next.bound) return;
    queue[at] = next;
    queue[at + 1] = here;
  }
}
