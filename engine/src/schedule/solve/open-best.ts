import { groupsIn } from './may.ts';
import { openFromPaper, openingsFor, preparing, roomierSpace } from './offers.ts';
import type { Opening } from './offers.ts';
import type { PaperStation, StationOffer } from './paper-station.ts';
import { planStation } from './plan-station.ts';
import type { Puzzle } from './puzzle.ts';
import type { RepairStyle } from './repair-style.ts';
import type { DayState } from './state.ts';

/**
 * What could open: a new station for one task, a new station of a kind that holds several groups, or one more group in a station that is
 * there. `bound`: no more than this can be gained, by an earlier look; gains only fall as students find places, so most need no second look
 * (lazy evaluation: Minoux 1978). `shake`: gains are multiplied by it, so that a search does not always find the same best.
 */
export type Idea = {
  readonly kind: number;
  /** null = the best tasks of the kind together, among these; null = among all. */
  readonly task: number | null;
  readonly among: readonly number[] | null;
  readonly shake: number;
  bound: number;
};

/** Every idea there is in a period. */
export function allIdeas(puzzle: Puzzle, period: number): readonly Idea[] {
  return puzzle.instance.kinds.flatMap((kind, position): Idea[] => {
    if (kind.modalityId === null) return [];
    const tasks = puzzle.tasksIn[period]?.[position] ?? [];
    const each = puzzle.isAlone[position] === 1 ? [] : tasks.map((task): Idea => ({ kind: position, task, among: null, shake: 1, bound: Infinity }));
    const isSeveral = puzzle.severalIn[position] === 1 && tasks.length > 0;
    return isSeveral ? [...each, { kind: position, task: null, among: null, shake: 1, bound: Infinity }] : each;
  });
}

type Scene = {
  readonly period: number;
  readonly ideas: readonly Idea[];
  readonly style: RepairStyle;
  readonly company: number | null;
};

type Plan = { readonly paper: PaperStation; readonly opening: Opening | undefined; readonly gain: number };

/** Carries out the idea that gains most; the students who now sit there, or undefined where none gains anything. */
export function openBest(state: DayState, scene: Scene): readonly number[] | undefined {
  const { style } = scene;
  const openings = new Map<number, readonly Opening[]>();
  const ofKind = (kind: number) => {
    const known = openings.get(kind) ?? openingsFor(state, { ...scene, kind }, style);
    openings.set(kind, known);
    return known;
  };
  let best: Plan | undefined;
  for (const idea of [...scene.ideas].sort((left, right) => right.bound - left.bound)) {
    if (best !== undefined && idea.bound <= best.gain) break;
    idea.bound = 0;
    for (const plan of plansFor(state, { scene, idea, ofKind })) {
      const gain = plan.gain * idea.shake;
      idea.bound = Math.max(idea.bound, gain);
      if (gain > 0 && (best === undefined || gain > best.gain)) best = { ...plan, gain };
    }
  }
  return best === undefined ? undefined : openFromPaper(state, best.paper, best.opening);
}

type Look = { readonly scene: Scene; readonly idea: Idea; ofKind(kind: number): readonly Opening[] };

function plansFor(state: DayState, { scene, idea, ofKind }: Look): readonly Plan[] {
  const { puzzle } = state;
  const { period, style, company } = scene;
  const { kind, task } = idea;
  if (task !== null && style.barredTasks.has(task)) return [];
  if (task === null || puzzle.severalIn[kind] === 0) {
    if (style.barredKinds.has(kind)) return [];
    const among = task === null ? idea.among ?? undefined : [task];
    return ofKind(kind).flatMap((opening) => papersFor(state, opening.offer, among)
      .map((paper): Plan => ({ paper, opening, gain: paper.gain - opening.cost - preparing(state, paper) })));
  }
  return (state.ofKind[period * puzzle.kindCount + kind] ?? []).flatMap((station): Plan[] => {
    const space = station.groups.length < groupsIn(puzzle, kind, station.space) ? station.space : roomierSpace(state, station, style);
    if (space === undefined) return [];
    const { last, adults } = station;
    const paper = planStation(state, { period, last, kind, space, adults, station, share: style.share, company, fromRank: -Infinity, forced: null, mayDisturb: style.mayDisturb }, [task]);
    return paper === undefined ? [] : [{ paper, opening: undefined, gain: paper.gain - preparing(state, paper) }];
  });
}

/** One young student lowers what the adult may have for all: where that is what fills the station, it is also filled with older ones only. */
function papersFor(state: DayState, offer: StationOffer, among: readonly number[] | undefined): readonly PaperStation[] {
  const paper = planStation(state, offer, among);
  if (paper === undefined) return [];
  const fromRank = rankWithMore(state.puzzle, paper);
  const older = fromRank === undefined ? undefined : planStation(state, { ...offer, fromRank }, among);
  return older === undefined ? [paper] : [paper, older];
}

/** The lowest rank of which an adult may have more than sit there now; undefined where the ratio is not what keeps others out. */
function rankWithMore({ hasAgeSteps, lowestRank, ranks, mostAt }: Puzzle, { offer: { kind }, size, youngest, room }: PaperStation): number | undefined {
  if (!hasAgeSteps || size >= room) return undefined;
  const most = mostAt.subarray(kind * ranks, (kind + 1) * ranks);
  const step = size < (most[youngest - lowestRank] ?? 0) ? -1 : most.findIndex((students) => students > size);
  return step < 0 ? undefined : lowestRank + step;
}
