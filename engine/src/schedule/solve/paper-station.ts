import { companyGain, mayLeave } from './best-seat.ts';
import { groupAtMost, groupsIn, hasSets, ratioAt, roomFor, suits } from './may.ts';
import { sizePrice } from './score.ts';
import { covered } from './state.ts';
import type { DayState, Station } from './state.ts';
import { optionPrice, otherAdultPrice, placeGain } from './student-day.ts';

/**
 * A station filled on paper, before it is decided that it opens: who would sit where, and what that adds. Students who have a seat elsewhere
 * are asked as well, as long as the group they leave stays whole. Many papers are written and few come true, so who is taken is kept as
 * marks in the state's scratch: only one paper at a time can be written.
 */
export type PaperStation = {
  readonly state: DayState;
  readonly offer: StationOffer;
  readonly groups: PaperGroup[];
  readonly room: number;
  readonly mostGroups: number;
  size: number;
  youngest: number;
  gain: number;
};

/** `task` and `option` are -1 in fallback. */
type PaperGroup = { readonly task: number; readonly seats: { readonly demand: number; readonly option: number }[] };

export type StationOffer = {
  readonly period: number;
  readonly last: number;
  readonly kind: number;
  readonly space: number;
  readonly adults: readonly number[];
  /** An open station that takes more groups; null = a new one. */
  readonly station: Station | null;
  /** Share of what the bound says a seat is worth that has to be beaten: 0 = only the seat the student has now. */
  readonly share: number;
  /** Only members of this standing group, so that it may sit together; null = anybody. */
  readonly company: number | null;
  /** Only students of this rank and above, where an adult may have more of them; -Infinity = of any. */
  readonly fromRank: number;
  /** A student for whom the station is opened, and who therefore has to be in it. */
  readonly forced: number | null;
  /** May students be drawn out of the seats they have? */
  readonly mayDisturb: boolean;
};

/** Worth of finding a place for a student with a needed space or adult: more than any limit a person may lift. */
const boundBonus = 2000;
/** Points that a student may lose so that a group reaches its least size. */
const sacrifice = 15;

export function startPaper(state: DayState, offer: StationOffer): PaperStation {
  const { puzzle, scratch } = state;
  const { station } = offer;
  scratch.stamp += 1;
  scratch.count = 0;
  return {
    state, offer, groups: [], gain: 0, size: station?.size ?? 0, youngest: station?.youngest ?? Infinity,
    room: roomFor(puzzle, offer), mostGroups: groupsIn(puzzle, offer.kind, offer.space) - (station?.groups.length ?? 0),
  };
}

/** Could come: the station suits, and wherever the student is now can do without. */
export function isWaiting({ state, offer }: PaperStation, demand: number): boolean {
  const { puzzle, scratch } = state;
  if (scratch.mark[demand] === scratch.stamp) return false;
  if ((puzzle.rank[demand] ?? 0) < offer.fromRank) return false;
  if (state.station[demand] !== null && demand !== offer.forced && (!offer.mayDisturb || !mayLeave(state, demand))) return false;
  if (offer.company !== null && puzzle.instance.companies[offer.company]?.members.includes(demand) !== true) return false;
  if (offer.last !== offer.period) {
    const second = puzzle.second[demand] ?? -1;
    if (second < 0 || (state.station[second] !== null && state.option[second] !== covered && (!offer.mayDisturb || !mayLeave(state, second)))) return false;
  } else if (puzzle.isBound[demand] === 0) return true;
  return suits(puzzle, demand, offer);
}

export function isTaken({ state }: PaperStation, demand: number): boolean {
  return state.scratch.mark[demand] === state.scratch.stamp;
}

/** What an option here adds beyond what the student has now, or would have elsewhere. -1 = fallback. */
export function gainOf(paper: PaperStation, demand: number, option: number): number {
  return gainAtMost(paper, demand, option) - (option < 0 ? 0 : optionPrice(paper.state, demand, option));
}

/** The same before the rest of the student's day is looked at, which can only take off. */
function gainAtMost({ state, offer }: PaperStation, demand: number, option: number): number {
  const { puzzle } = state;
  const value = option < 0 ? -puzzle.instance.prices.fallback : (puzzle.net[option] ?? 0) - otherAdultPrice(puzzle, { demand, option, adults: offer.adults });
  const gain = value + placeGain(state, demand, offer) + amongOwn(state, demand, offer.company) - baseOf(state, demand, offer.share);
  return offer.last === offer.period ? gain : gain - baseOf(state, puzzle.second[demand] ?? -1, offer.share);
}

/** A station filled from one standing group gives all of them what each is due. */
function amongOwn({ puzzle }: DayState, demand: number, company: number | null): number {
  return company !== null && puzzle.companiesOf[demand]?.includes(company) === true ? puzzle.instance.companies[company]?.price ?? 0 : 0;
}

/** No more than this is gained; nothing is looked up for it, and most students are done with here. */
export function mostGain({ state, offer }: PaperStation, demand: number, option: number): number {
  const { puzzle, ledger } = state;
  if (puzzle.isPlain[demand] === 0 || state.station[demand] === null) return Infinity;
  const net = puzzle.net[option] ?? 0;
  return net - Math.max(ledger.worth[demand] ?? 0, offer.share * (puzzle.seatWorth[demand] ?? 0));
}

/** Is that just what is gained, because nothing else in the student's day has a price now? */
function isMost({ state, offer }: PaperStation, demand: number): boolean {
  const { puzzle, ledger } = state;
  return offer.last === offer.period && puzzle.isPlain[demand] === 1 && state.station[demand] !== null && ledger.students[puzzle.studentOf[demand] ?? 0] === 0;
}

function baseOf(state: DayState, demand: number, share: number): number {
  const { puzzle, ledger } = state;
  const elsewhere = share === 0 ? -Infinity : share * (puzzle.seatWorth[demand] ?? 0);
  const station = state.station[demand];
  if (station === null || station === undefined) {
    return Math.max(-puzzle.instance.prices.fallback, elsewhere) - (puzzle.isBound[demand] === 1 ? boundBonus : 0);
  }
  let now = ledger.worth[demand] ?? 0;
  const student = puzzle.studentOf[demand] ?? 0;
  if (puzzle.hasDay[student] === 1) {
    if ((ledger.students[student] ?? 0) !== 0 && (state.option[demand] ?? -1) >= 0) now -= optionPrice(state, demand, state.option[demand] ?? -1);
    now += placeGain(state, demand, station) - otherAdultPrice(puzzle, { demand, option: state.option[demand] ?? -1, adults: station.adults });
  }
  return Math.max(now + companyGain(state, demand, station), elsewhere);
}

/**
 * The best group that could do this task now: its gain, with the options of its members in the scratch. Members are taken by what they gain,
 * `first` before all.
 */
export function gather(paper: PaperStation, task: number, first: number | null = null): number {
  const { state, offer } = paper;
  const { puzzle, scratch } = state;
  const cell = offer.period * puzzle.taskCount + task;
  const kind = puzzle.instance.kinds[offer.kind];
  const until = puzzle.takers.start[cell + 1] ?? 0;
  scratch.count = 0;
  if (kind === undefined || !hasSets(state, { ...offer, task, groups: 1, students: kind.groupMin })) return 0;
  let candidates = 0;
  let gaining = 0;
  let most = 0;
  for (let at = puzzle.takers.start[cell] ?? 0; at < until; at += 1) {
    const option = puzzle.takers.order[at] ?? 0;
    const demand = puzzle.demandOf[option] ?? 0;
    const atMost = mostGain(paper, demand, option);
    if (atMost < -sacrifice && demand !== first) continue;
    if (state.group[demand]?.task === task || !isWaiting(paper, demand)) continue;
    const gain = demand === first ? forcedGain : isMost(paper, demand) ? atMost : gainAtMost(paper, demand, option);
    if (gain < -sacrifice) continue;
    if (gain > 0) { most += gain; gaining += 1; }
    scratch.options[candidates] = option;
    scratch.gains[candidates] = gain;
    candidates += 1;
  }
  if (most <= 0) return 0;
  // Where twice as many as a group needs would gain, nobody has to lose for its sake.
  if (gaining >= 2 * kind.groupMin) candidates = keepGaining(scratch, candidates);
  return choose(paper, { task, candidates, min: kind.groupMin, max: kind.groupMax ?? Infinity, first });
}

function keepGaining({ options, gains }: { readonly options: Int32Array; readonly gains: Float64Array }, candidates: number): number {
  let kept = 0;
  for (let at = 0; at < candidates; at += 1) {
    if ((gains[at] ?? 0) <= 0) continue;
    options[kept] = options[at] ?? 0;
    gains[kept] = gains[at] ?? 0;
    kept += 1;
  }
  return kept;
}

/** Sorts whoever is forced to the front; taken off again when gains are summed. */
const forcedGain = 1e6;

type Choice = { readonly task: number; readonly candidates: number; readonly min: number; readonly max: number; readonly first: number | null };

/** Takes candidates by gain, as far as sizes, room, sets, and whoever is to be kept apart allow. */
function choose(paper: PaperStation, { task, candidates, min, max, first }: Choice): number {
  const { state, offer } = paper;
  const { puzzle, scratch } = state;
  byGain(scratch, candidates);
  let total = 0;
  let { youngest } = paper;
  let most = max;
  for (let place = 0; place < candidates && scratch.count < most; place += 1) {
    const at = (scratch.keys[place] ?? 0) % width;
    const option = scratch.options[at] ?? 0;
    const demand = puzzle.demandOf[option] ?? 0;
    const atMost = scratch.gains[at] ?? 0;
    if (atMost <= 0 && scratch.count >= min) break;
    const gain = demand === first ? gainOf(paper, demand, option) : atMost - optionPrice(state, demand, option);
    if (demand !== first && gain < (scratch.count >= min ? 0 : -sacrifice)) continue;
    const allowed = groupAtMost(puzzle, demand, offer);
    const young = Math.min(youngest, puzzle.rank[demand] ?? 0);
    if (scratch.count + 1 > allowed || paper.size + scratch.count + 1 > Math.min(paper.room, ratioAt(puzzle, offer.kind, young))) continue;
    if (isTaken(paper, demand) || hasApart(paper, demand) || (demand !== first && !mayLeave(state, demand))) continue;
    if (scratch.count >= min && !hasSets(state, { ...offer, task, groups: 1, students: scratch.count + 1 })) break;
    scratch.gathered[scratch.count] = option;
    scratch.count += 1;
    total += gain;
    youngest = young;
    most = Math.min(most, allowed);
    const group = state.group[demand];
    if (group !== null && group !== undefined) group.leaving += 1;
  }
  for (let at = 0; at < scratch.count; at += 1) {
    const group = state.group[puzzle.demandOf[scratch.gathered[at] ?? 0] ?? 0];
    if (group !== null && group !== undefined) group.leaving = 0;
  }
  if (scratch.count === 0 || (scratch.count < min && first === null)) {
    scratch.count = 0;
    return 0;
  }
  return total - sizePrice(puzzle, offer.kind, scratch.count);
}

/** Candidates and gains packed into one number each, because sorting numbers is many times faster than sorting by a function. */
function byGain({ keys, gains }: { readonly keys: Float64Array; readonly gains: Float64Array }, candidates: number): void {
  for (let at = 0; at < candidates; at += 1) keys[at] = Math.round((1e7 - Math.min(1e7, gains[at] ?? 0)) * 100) * width + at;
  keys.subarray(0, candidates).sort();
}

const width = 2 ** 20;

/** Writes the group that was gathered last onto the paper. */
export function acceptGathered(paper: PaperStation, task: number, gain: number): void {
  const { puzzle, scratch } = paper.state;
  const seats = Array.from(scratch.gathered.subarray(0, scratch.count), (option) => ({ demand: puzzle.demandOf[option] ?? 0, option }));
  paper.groups.push({ task, seats });
  paper.gain += gain;
  for (const { demand } of seats) hold(paper, demand);
  scratch.count = 0;
}

/** Seats one student beside those already on paper; false where there is no room. For work that each does alone, and for fallback. */
export function seatAlone(paper: PaperStation, demand: number, option: number): boolean {
  const { state, offer } = paper;
  const { puzzle } = state;
  const youngest = Math.min(paper.youngest, puzzle.rank[demand] ?? 0);
  if (!isWaiting(paper, demand) || hasApart(paper, demand)) return false;
  if (paper.size + 1 > Math.min(paper.room, ratioAt(puzzle, offer.kind, youngest))) return false;
  const task = option < 0 ? -1 : puzzle.task[option] ?? -1;
  const group = paper.groups.find((one) => one.task === task && hasRoom(paper, one, demand));
  if (group === undefined && paper.groups.length >= paper.mostGroups) return false;
  const planned = paper.groups.filter((one) => one.task === task);
  const students = planned.reduce((sum, { seats }) => sum + seats.length, 1);
  if (task >= 0 && !hasSets(state, { ...offer, task, students, groups: planned.length + (group === undefined ? 1 : 0) })) return false;
  if (group === undefined) paper.groups.push({ task, seats: [{ demand, option }] });
  else group.seats.push({ demand, option });
  paper.gain += gainOf(paper, demand, option);
  hold(paper, demand);
  return true;
}

function hold(paper: PaperStation, demand: number): void {
  const { scratch, puzzle } = paper.state;
  scratch.mark[demand] = scratch.stamp;
  paper.size += 1;
  paper.youngest = Math.min(paper.youngest, puzzle.rank[demand] ?? 0);
}

function hasRoom({ state, offer }: PaperStation, group: PaperGroup, joining: number): boolean {
  const size = group.seats.length + 1;
  const { kinds } = state.puzzle.instance;
  const allowed = (demand: number) => groupAtMost(state.puzzle, demand, offer);
  return size <= (kinds[offer.kind]?.groupMax ?? Infinity) && size <= allowed(joining) && group.seats.every(({ demand }) => size <= allowed(demand));
}

function hasApart(paper: PaperStation, demand: number): boolean {
  const { puzzle, scratch, station } = paper.state;
  const apart = puzzle.apart[demand] ?? [];
  if (apart.length === 0) return false;
  const gathered = scratch.gathered.subarray(0, scratch.count);
  return apart.some((other) => isTaken(paper, other) || (paper.offer.station !== null && station[other] === paper.offer.station)
    || gathered.some((option) => puzzle.demandOf[option] === other));
}
