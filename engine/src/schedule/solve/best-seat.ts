import { groupsIn, hasSets, mayJoin, maySitIn } from './may.ts';
import { knownIn, sizePrice } from './score.ts';
import { covered } from './state.ts';
import type { DayState, Group, Seat, Station } from './state.ts';
import { optionPrice, otherAdultPrice, placeGain } from './student-day.ts';

/** A seat and what it adds to the score, as far as one student and one station tell. */
type PricedSeat = Seat & { readonly gain: number };

/**
 * Where among the open stations would this student add most? The seat the student has now is not among them.
 * Options are walked best first, and what is open for each is looked up, so that most of a school is never looked at.
 * `isOpening`: also where a group would begin that is still too small. `above`: only seats that add more than this, which ends most walks
 * after a step or two.
 */
export function bestSeat(state: DayState, demand: number, input: { readonly among?: readonly Station[] | undefined; readonly isOpening?: boolean; readonly above?: number } = {}): PricedSeat | undefined {
  const { puzzle } = state;
  const { byDemand, net, kindCount, taskCount } = puzzle;
  const { among, isOpening = false } = input;
  const period = puzzle.periodOf[demand] ?? 0;
  const bonus = mostBonus(state, demand);
  const home = state.group[demand] ?? null;
  // Plain variables and no small objects: this is the innermost loop of the search.
  let gain = input.above ?? -Infinity;
  let station: Station | null = null;
  let group: Group | null = null;
  let option = -1;
  const until = byDemand.start[demand + 1] ?? 0;
  for (let at = byDemand.start[demand] ?? 0; at < until; at += 1) {
    const own = byDemand.order[at] ?? 0;
    if ((net[own] ?? 0) + bonus <= gain) break;
    const kind = puzzle.kindOf[own] ?? 0;
    const groups = state.ofTask[period * taskCount + (puzzle.task[own] ?? 0)];
    const count = groups === undefined ? 0 : groups.length;
    for (let which = 0; which < count; which += 1) {
      const one = groups?.[which];
      if (one === undefined || one === home || among?.includes(one.station) === false) continue;
      const added = joining(state, demand, own, one);
      if (added > gain) { gain = added; station = one.station; group = one; option = own; }
    }
    if (!isOpening && puzzle.isAlone[kind] === 0) continue;
    for (const one of state.ofKind[period * kindCount + kind] ?? []) {
      if (among?.includes(one) === false) continue;
      const added = beginning(state, demand, own, one);
      if (added > gain) { gain = added; station = one; group = null; option = own; }
    }
  }
  const rest = puzzle.fallbackKind[demand] ?? -1;
  if (rest >= 0 && gain <= bonus - puzzle.instance.prices.fallback) {
    for (const one of state.ofKind[period * kindCount + rest] ?? []) {
      if (among?.includes(one) === false) continue;
      const added = resting(state, demand, one);
      if (added > gain) { gain = added; station = one; group = one.groups[0] ?? null; option = -1; }
    }
  }
  return station === null ? undefined : { station, group, option, gain };
}

/** What the seat the student has now adds, counted in the same way. */
export function worthNow(state: DayState, demand: number): number {
  const group = state.group[demand];
  const option = state.option[demand] ?? -1;
  if (group === null || group === undefined || option === covered) return -state.puzzle.instance.prices.unplaced;
  const size = group.members.length;
  const { kind } = group.station;
  return valueOf(state, demand, option, group.station) + sizePrice(state.puzzle, kind, size - 1) - sizePrice(state.puzzle, kind, size);
}

/** Everything but the sizes of groups. */
function valueOf(state: DayState, demand: number, option: number, station: Station): number {
  const { puzzle } = state;
  const own = option < 0 ? -puzzle.instance.prices.fallback : (puzzle.net[option] ?? 0) - optionPrice(state, demand, option) - otherAdultPrice(puzzle, { demand, option, adults: station.adults });
  const more = placeGain(state, demand, station) + companyGain(state, demand, station);
  return station.last === station.period ? own + more : own + more - secondWorth(state, demand);
}

/** A meeting over two periods takes the next one as well: what the student has there, or could have. */
function secondWorth(state: DayState, demand: number): number {
  const { puzzle } = state;
  const second = puzzle.second[demand] ?? -1;
  const option = state.option[second] ?? -1;
  return option >= 0 ? puzzle.net[option] ?? 0 : shareToBeHad * (puzzle.best[second] ?? 0);
}

/** Of a student's best option, what an ordinary seat gives. */
const shareToBeHad = 0.85;

/** What joining the group adds; -Infinity where that may not be. The same below for beginning a group, and for fallback. */
function joining(state: DayState, demand: number, option: number, group: Group): number {
  const { puzzle } = state;
  const { station } = group;
  const size = group.members.length;
  if (size >= (puzzle.instance.kinds[station.kind]?.groupMax ?? Infinity)) return -Infinity;
  if (!maySitIn(state, demand, station) || !mayJoin(puzzle, demand, group) || !maySpare(state, demand, station)) return -Infinity;
  if (puzzle.usesSets && !hasSets(state, { period: station.period, last: station.last, task: group.task, groups: 0, students: 1 })) return -Infinity;
  return valueOf(state, demand, option, station) + sizePrice(puzzle, station.kind, size) - sizePrice(puzzle, station.kind, size + 1);
}

function beginning(state: DayState, demand: number, option: number, station: Station): number {
  const { puzzle } = state;
  if (station.groups.length >= groupsIn(puzzle, station.kind, station.space)) return -Infinity;
  if (!maySitIn(state, demand, station) || !maySpare(state, demand, station)) return -Infinity;
  const task = puzzle.task[option] ?? -1;
  if (puzzle.usesSets && !hasSets(state, { period: station.period, last: station.last, task, groups: 1, students: 1 })) return -Infinity;
  return valueOf(state, demand, option, station) - sizePrice(puzzle, station.kind, 1);
}

/** Everybody in a fallback station is one group. */
function resting(state: DayState, demand: number, station: Station): number {
  const group = station.groups[0];
  if (state.station[demand] === station || !maySitIn(state, demand, station)) return -Infinity;
  return group !== undefined && !mayJoin(state.puzzle, demand, group) ? -Infinity : valueOf(state, demand, -1, station);
}

/** For a meeting over two periods: is the next period the student's to give? */
function maySpare(state: DayState, demand: number, station: Station): boolean {
  if (station.last === station.period) return true;
  const second = state.puzzle.second[demand] ?? -1;
  return second >= 0 && (state.station[second] === null || state.option[second] === covered || mayLeave(state, second));
}

/** Would the group still be whole without the student? Whoever needs a space or an adult is not moved for others' sake. */
export function mayLeave(state: DayState, demand: number): boolean {
  const group = state.group[demand];
  if (group === null || group === undefined) return true;
  if (state.puzzle.isBound[demand] === 1 || state.option[demand] === covered) return false;
  const left = group.members.length - group.leaving - 1;
  return left >= (group.task < 0 ? 0 : state.puzzle.instance.kinds[group.station.kind]?.groupMin ?? 1) || (left === 0 && group.members.length === 1);
}

/** The most that people, and a group that is still too small, can add to any of the student's options. */
function mostBonus(state: DayState, demand: number): number {
  const { puzzle } = state;
  const { approval, perStudent } = puzzle.instance.prices;
  let most = (state.short[puzzle.periodOf[demand] ?? 0] ?? 0) > 0 ? approval + perStudent : 0;
  for (const contact of puzzle.contactsOf[demand] ?? []) most += puzzle.instance.contacts[contact]?.price ?? 0;
  for (const company of puzzle.companiesOf[demand] ?? []) most += puzzle.instance.companies[company]?.price ?? 0;
  for (const floor of puzzle.floorsOf[demand] ?? []) most += puzzle.instance.floors[floor]?.price ?? 0;
  return most;
}

/** What sitting here adds for a student who is due among the standing group: its members are at least half of the others. */
export function companyGain(state: DayState, demand: number, station: Station): number {
  const own = state.puzzle.companiesOf[demand] ?? [];
  if (own.length === 0) return 0;
  const others = station.size - (state.station[demand] === station ? 1 : 0);
  let gain = 0;
  for (const company of own) {
    if (2 * knownIn(state, { company, member: demand, station }) >= others) gain += state.puzzle.instance.companies[company]?.price ?? 0;
  }
  return gain;
}
