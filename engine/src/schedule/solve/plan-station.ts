import { acceptGathered, gainOf, gather, isTaken, isWaiting, mostGain, seatAlone, startPaper } from './paper-station.ts';
import type { PaperStation, StationOffer } from './paper-station.ts';
import type { DayState } from './state.ts';

/**
 * Which groups would make the most of a station? Groups are chosen one after another, each the one whose students gain most together
 * (greedy coverage: Nemhauser, Wolsey and Fisher 1978). Exact choice is a hard problem of its own, and this runs thousands of times a plan.
 * `among`: tasks to look at; all of the kind unless said. undefined where nobody would come, or the student it is opened for cannot.
 */
export function planStation(state: DayState, offer: StationOffer, among?: readonly number[]): PaperStation | undefined {
  const kind = state.puzzle.instance.kinds[offer.kind];
  if (kind === undefined) return undefined;
  const paper = startPaper(state, offer);
  if (offer.forced !== null && !isWaiting(paper, offer.forced)) return undefined;
  if (kind.modalityId === null) planFallback(paper);
  else if (state.puzzle.isAlone[offer.kind] === 1) planAlone(paper);
  else planGroups(paper, among ?? state.puzzle.tasksIn[offer.period]?.[offer.kind] ?? []);
  if (paper.groups.length === 0 || (offer.forced !== null && !isTaken(paper, offer.forced))) return undefined;
  return paper;
}

function planFallback(paper: PaperStation): void {
  const { forced } = paper.offer;
  if (forced !== null) seatAlone(paper, forced, -1);
  for (const demand of present(paper)) {
    const isOwn = paper.state.puzzle.fallbackKind[demand] === paper.offer.kind && paper.state.station[demand] === null;
    if (isOwn && isWaiting(paper, demand) && gainOf(paper, demand, -1) >= 0) seatAlone(paper, demand, -1);
  }
}

/** Where a group of one is a group, each student does what is best for that student, and groups only say who does the same. */
function planAlone(paper: PaperStation): void {
  const { forced, kind } = paper.offer;
  const { puzzle, option: taken } = paper.state;
  const { byKind, kindCount } = puzzle;
  const firsts: { readonly demand: number; readonly option: number; readonly gain: number }[] = [];
  for (const demand of present(paper)) {
    if (demand !== forced && puzzle.kindOf[taken[demand] ?? -1] === kind) continue;
    const cell = demand * kindCount + kind;
    const until = byKind.start[cell + 1] ?? 0;
    let most = 0;
    let best = -1;
    for (let at = byKind.start[cell] ?? 0; at < until; at += 1) {
      const option = byKind.order[at] ?? 0;
      if (demand !== forced && mostGain(paper, demand, option) <= most) break;
      if (best < 0 && !isWaiting(paper, demand)) break;
      const gain = demand === forced ? forcedFirst : gainOf(paper, demand, option);
      if (gain > most) { most = gain; best = option; }
    }
    if (best >= 0) firsts.push({ demand, option: best, gain: most });
  }
  for (const { demand, option } of firsts.sort((left, right) => right.gain - left.gain || left.demand - right.demand)) {
    if (paper.size >= paper.room) return;
    if (seatAlone(paper, demand, option)) continue;
    // No group of that task has room: something else of the same kind may.
    for (const other of ownOptions(paper, demand)) if ((demand === forced || gainOf(paper, demand, other) > 0) && seatAlone(paper, demand, other)) break;
  }
}

/** Whoever the station opens for is seated before all others. */
const forcedFirst = 1e9;

function planGroups(paper: PaperStation, tasks: readonly number[]): void {
  const { forced } = paper.offer;
  const { task: taskOf } = paper.state.puzzle;
  if (forced !== null) {
    const own = Array.from(ownOptions(paper, forced), (option) => taskOf[option] ?? -1);
    const best = own.reduce((winner, task) => {
      const gain = gather(paper, task, forced);
      return paper.state.scratch.count > 0 && gain > winner.gain ? { task, gain } : winner;
    }, { task: -1, gain: -Infinity });
    if (best.task < 0) return;
    acceptGathered(paper, best.task, gather(paper, best.task, forced));
  }
  if (paper.mostGroups === 1 && paper.groups.length === 0 && tasks.length === 1) {
    const [task = -1] = tasks;
    const gain = gather(paper, task);
    if (gain > 0) acceptGathered(paper, task, gain);
    return;
  }
  // A group's gain only falls as its students are taken, so first estimates are upper bounds and most need no second look
  // (lazy evaluation: Minoux 1978).
  const bounds = tasks.map((task) => (paper.groups.length < paper.mostGroups ? gather(paper, task) : 0));
  while (paper.groups.length < paper.mostGroups) {
    const at = largest(bounds);
    const task = tasks[at];
    if (task === undefined || (bounds[at] ?? 0) <= 0) return;
    const gain = gather(paper, task);
    if (gain >= (bounds[at] ?? 0) - 1e-9 && paper.state.scratch.count > 0) {
      acceptGathered(paper, task, gain);
      bounds[at] = paper.groups.length < paper.mostGroups ? gather(paper, task) : 0;
    } else bounds[at] = gain;
  }
}

function largest(values: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

function present(paper: PaperStation): readonly number[] {
  return paper.state.puzzle.demandsIn[paper.offer.period] ?? [];
}

/** A student's options of this kind, best first. */
function ownOptions(paper: PaperStation, demand: number): Int32Array {
  const { byKind, kindCount } = paper.state.puzzle;
  const cell = demand * kindCount + paper.offer.kind;
  return byKind.order.subarray(byKind.start[cell] ?? 0, byKind.start[cell + 1] ?? 0);
}
