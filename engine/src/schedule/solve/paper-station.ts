import { contactGain } from './best-seat.ts';
import { capacityOf } from './may.ts';
import type { Puzzle } from './puzzle.ts';
import { sizePrice } from './score.ts';
import type { DayState } from './state.ts';

/** A station filled on paper, before it is decided that it opens: who would sit where, and what that adds. */
export type PaperStation = {
  readonly state: DayState;
  readonly offer: StationOffer;
  readonly groups: PaperGroup[];
  readonly taken: Set<number>;
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
  /** Students without a seat. */
  readonly pool: readonly number[];
  /** What a student's seat is thought to be worth elsewhere: only what goes beyond it counts. */
  readonly seatPrice: number;
  /** A student for whom the station is opened, and who therefore has to be in it. */
  readonly forced: number | null;
};

/** A student who would do one option here, and the gain. */
export type Wanted = { readonly demand: number; readonly option: number; readonly gain: number };

/** Worth of finding a place for a student whom few places suit, beside the place's own value. */
const boundBonus = 200;

export function startPaper(state: DayState, offer: StationOffer): PaperStation {
  return { state, offer, groups: [], taken: new Set(), youngest: Infinity, gain: 0 };
}

export function want(paper: PaperStation, demand: number, option: number): Wanted {
  const { puzzle } = paper.state;
  const value = option < 0 ? -puzzle.instance.prices.fallback : puzzle.net[option] ?? 0;
  const rare = puzzle.isBound[demand] === 1 ? boundBonus : 0;
  return { demand, option, gain: value + rare + contactGain(paper.state, demand, paper.offer) - paper.offer.seatPrice };
}

/** As many of these as one more group can hold, in the order given. The paper itself is not changed. */
export function gather(paper: PaperStation, task: number, wanted: readonly Wanted[]): { readonly group: PaperGroup; readonly gain: number } {
  const { puzzle } = paper.state;
  const kind = puzzle.instance.kinds[paper.offer.kind];
  const group: PaperGroup = { task, seats: [] };
  let most = kind?.groupMax ?? Infinity;
  let { youngest } = paper;
  let gain = 0;
  for (const { demand, option, gain: own } of wanted) {
    if (group.seats.length >= most) break;
    if (own <= 0 && group.seats.length >= (kind?.groupMin ?? 1)) break;
    if (!fits(paper, { demand, beside: group.seats, youngest })) continue;
    const allowed = puzzle.instance.demands[demand]?.groupAtMost ?? Infinity;
    if (group.seats.length + 1 > allowed) continue;
    group.seats.push({ demand, option });
    youngest = Math.min(youngest, puzzle.rank[demand] ?? 0);
    most = Math.min(most, allowed);
    gain += own;
  }
  return { group, gain: gain - sizePrice(puzzle, paper.offer.kind, group.seats.length) };
}

export function acceptGroup(paper: PaperStation, chosen: { readonly group: PaperGroup; readonly gain: number }): void {
  paper.groups.push(chosen.group);
  paper.gain += chosen.gain;
  for (const { demand } of chosen.group.seats) hold(paper, demand);
}

/** Seats one student beside those already on paper; false where there is no room. For work that each does alone. */
export function seatAlone(paper: PaperStation, { demand, option, gain }: Wanted): boolean {
  const { puzzle } = paper.state;
  const kind = puzzle.instance.kinds[paper.offer.kind];
  if (kind === undefined || !fits(paper, { demand, beside: [], youngest: paper.youngest })) return false;
  const task = puzzle.task[option] ?? -1;
  const group = paper.groups.find((one) => one.task === task && hasRoom(puzzle, one, { demand, most: kind.groupMax ?? Infinity }));
  if (group === undefined && paper.groups.length >= (kind.groupsPerStation ?? Infinity)) return false;
  if (group === undefined) paper.groups.push({ task, seats: [{ demand, option }] });
  else group.seats.push({ demand, option });
  paper.gain += gain;
  hold(paper, demand);
  return true;
}

function hold(paper: PaperStation, demand: number): void {
  paper.taken.add(demand);
  paper.youngest = Math.min(paper.youngest, paper.state.puzzle.rank[demand] ?? 0);
}

function hasRoom(puzzle: Puzzle, group: PaperGroup, joining: { readonly demand: number; readonly most: number }): boolean {
  const size = group.seats.length + 1;
  const allowed = (demand: number) => puzzle.instance.demands[demand]?.groupAtMost ?? Infinity;
  return size <= joining.most && size <= allowed(joining.demand) && group.seats.every(({ demand }) => size <= allowed(demand));
}

function fits(paper: PaperStation, who: { readonly demand: number; readonly beside: PaperGroup['seats']; readonly youngest: number }): boolean {
  const { puzzle } = paper.state;
  if (paper.taken.has(who.demand)) return false;
  const youngest = Math.min(who.youngest, puzzle.rank[who.demand] ?? 0);
  if (paper.taken.size + who.beside.length + 1 > capacityOf(puzzle, paper.offer, youngest)) return false;
  return !(puzzle.apart[who.demand] ?? []).some((other) => paper.taken.has(other) || who.beside.some((seat) => seat.demand === other));
}
