import { contactGain, dayPrice } from './best-seat.ts';
import { ratioAt, roomFor, suits } from './may.ts';
import { sizePrice } from './score.ts';
import type { DayState } from './state.ts';

/**
 * A station filled on paper, before it is decided that it opens: who would sit where, and what that adds. Many are filled and few open, so
 * who is taken is kept as marks in the state's scratch: only one paper at a time can be written.
 */
export type PaperStation = {
  readonly state: DayState;
  readonly offer: StationOffer;
  readonly groups: PaperGroup[];
  readonly room: number;
  size: number;
  youngest: number;
  gain: number;
};

/** `task` and `option` are -1 in fallback. */
export type PaperGroup = { readonly task: number; readonly seats: { readonly demand: number; readonly option: number }[] };

export type StationOffer = {
  readonly period: number;
  readonly kind: number;
  readonly space: number;
  readonly adults: readonly number[];
  /** What a student's seat is thought to be worth elsewhere: only what goes beyond it counts. */
  readonly seatPrice: number;
  /** Only members of this standing group, so that it may sit together; null = anybody. */
  readonly company: number | null;
  /** Only students of this rank and above, where an adult may have more of them; -Infinity = of any. */
  readonly fromRank: number;
  /** A student for whom the station is opened, and who therefore has to be in it. */
  readonly forced: number | null;
};

/** Worth of finding a place for a student with a needed space or adult: more than any limit a person may lift. */
const boundBonus = 2000;

export function startPaper(state: DayState, offer: StationOffer): PaperStation {
  const { puzzle, scratch } = state;
  scratch.stamp += 1;
  scratch.count = 0;
  for (const demand of puzzle.demandsIn[offer.period] ?? []) {
    const isRare = puzzle.instance.demands[demand]?.spaces !== null || (puzzle.withAdults[demand] ?? []).length > 0;
    scratch.bonus[demand] = contactGain(state, demand, offer) + (isRare ? boundBonus : 0);
  }
  return { state, offer, groups: [], room: roomFor(puzzle, offer), size: 0, youngest: Infinity, gain: 0 };
}

/** Needs a seat, has none on this paper, and the station suits. */
export function isWaiting({ state, offer }: PaperStation, demand: number): boolean {
  if (state.station[demand] !== null || state.scratch.mark[demand] === state.scratch.stamp) return false;
  if ((state.puzzle.rank[demand] ?? 0) < offer.fromRank) return false;
  if (offer.company !== null && state.puzzle.instance.companies[offer.company]?.members.includes(demand) !== true) return false;
  return state.puzzle.isBound[demand] === 0 || suits(state.puzzle, demand, offer);
}

export function isTaken({ state }: PaperStation, demand: number): boolean {
  return state.scratch.mark[demand] === state.scratch.stamp;
}

/** What an option here adds beyond what the seat would be worth elsewhere. -1 = fallback. */
export function gainOf({ state, offer }: PaperStation, demand: number, option: number): number {
  const { puzzle } = state;
  const value = option < 0 ? -puzzle.instance.prices.fallback : (puzzle.net[option] ?? 0) - dayPrice(state, demand, option);
  return value + (state.scratch.bonus[demand] ?? 0) - offer.seatPrice;
}

/**
 * The best group that could do this task now: its gain, with the options of its members in the scratch. Members are taken best first; whoever
 * has few places to go or is owed time with this adult goes before others, and `first` before all.
 */
export function gather(paper: PaperStation, task: number, first: number | null = null): number {
  const { puzzle, scratch } = paper.state;
  const cell = paper.offer.period * puzzle.instance.tasks.length + task;
  const from = puzzle.takerStart[cell] ?? 0;
  const until = puzzle.takerStart[cell + 1] ?? 0;
  const group: Gathering = { gain: 0, youngest: paper.youngest, most: puzzle.instance.kinds[paper.offer.kind]?.groupMax ?? Infinity };
  scratch.count = 0;
  for (let at = from; first !== null && at < until; at += 1) {
    if (puzzle.demandOf[puzzle.takers[at] ?? 0] === first) join(paper, group, puzzle.takers[at] ?? 0);
  }
  for (const isPreferred of [true, false]) {
    for (let at = from; at < until && scratch.count < group.most; at += 1) {
      const option = puzzle.takers[at] ?? 0;
      const demand = puzzle.demandOf[option] ?? 0;
      if (demand !== first && (scratch.bonus[demand] ?? 0) > 0 === isPreferred) join(paper, group, option);
    }
  }
  return scratch.count === 0 ? 0 : group.gain - sizePrice(puzzle, paper.offer.kind, scratch.count);
}

type Gathering = { gain: number; youngest: number; most: number };

function join(paper: PaperStation, group: Gathering, option: number): void {
  const { puzzle, scratch } = paper.state;
  const demand = puzzle.demandOf[option] ?? 0;
  if (scratch.count >= group.most || !isWaiting(paper, demand)) return;
  const gain = gainOf(paper, demand, option);
  const min = puzzle.instance.kinds[paper.offer.kind]?.groupMin ?? 1;
  if (gain <= 0 && scratch.count >= min && demand !== paper.offer.forced) return;
  const allowed = puzzle.instance.demands[demand]?.groupAtMost ?? Infinity;
  const youngest = Math.min(group.youngest, puzzle.rank[demand] ?? 0);
  if (scratch.count + 1 > allowed || paper.size + scratch.count + 1 > Math.min(paper.room, ratioAt(puzzle, paper.offer.kind, youngest))) return;
  if (hasApart(paper, demand)) return;
  scratch.gathered[scratch.count] = option;
  scratch.count += 1;
  group.gain += gain;
  group.youngest = youngest;
  group.most = Math.min(group.most, allowed);
}

/** Writes the group that was gathered last onto the paper. */
export function acceptGathered(paper: PaperStation, task: number, gain: number): void {
  const { puzzle, scratch } = paper.state;
  const seats = Array.from(scratch.gathered.subarray(0, scratch.count), (option) => ({ demand: puzzle.demandOf[option] ?? 0, option }));
  paper.groups.push({ task, seats });
  paper.gain += gain;
  for (const { demand } of seats) hold(paper, demand);
}

/** Seats one student beside those already on paper; false where there is no room. For work that each does alone, and for fallback. */
export function seatAlone(paper: PaperStation, demand: number, option: number): boolean {
  const { puzzle } = paper.state;
  const kind = puzzle.instance.kinds[paper.offer.kind];
  const youngest = Math.min(paper.youngest, puzzle.rank[demand] ?? 0);
  if (kind === undefined || !isWaiting(paper, demand) || hasApart(paper, demand)) return false;
  if (paper.size + 1 > Math.min(paper.room, ratioAt(puzzle, paper.offer.kind, youngest))) return false;
  const task = option < 0 ? -1 : puzzle.task[option] ?? -1;
  const group = paper.groups.find((one) => one.task === task && hasRoom(paper, one, demand));
  if (group === undefined && paper.groups.length >= (kind.groupsPerStation ?? Infinity)) return false;
  if (group === undefined) paper.groups.push({ task, seats: [{ demand, option }] });
  else group.seats.push({ demand, option });
  paper.gain += gainOf(paper, demand, option);
  hold(paper, demand);
  return true;
}

function hold(paper: PaperStation, demand: number): void {
  paper.state.scratch.mark[demand] = paper.state.scratch.stamp;
  paper.size += 1;
  paper.youngest = Math.min(paper.youngest, paper.state.puzzle.rank[demand] ?? 0);
}

function hasRoom({ state, offer }: PaperStation, group: PaperGroup, joining: number): boolean {
  const size = group.seats.length + 1;
  const { kinds, demands } = state.puzzle.instance;
  const allowed = (demand: number) => demands[demand]?.groupAtMost ?? Infinity;
  return size <= (kinds[offer.kind]?.groupMax ?? Infinity) && size <= allowed(joining) && group.seats.every(({ demand }) => size <= allowed(demand));
}

function hasApart(paper: PaperStation, demand: number): boolean {
  const { puzzle, scratch } = paper.state;
  const apart = puzzle.apart[demand] ?? [];
  if (apart.length === 0) return false;
  const gathered = scratch.gathered.subarray(0, scratch.count);
  return apart.some((other) => isTaken(paper, other) || gathered.some((option) => puzzle.demandOf[option] === other));
}
