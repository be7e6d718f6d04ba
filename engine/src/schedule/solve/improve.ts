import { bestSeat, mayLeave, worthNow } from './best-seat.ts';
import { capacityOf, groupsIn, mayJoin, maySitIn } from './may.ts';
import type { Random } from './random.ts';
import { settle } from './score.ts';
import { covered, rollBack, sit, stand } from './state.ts';
import type { DayState, Group, Seat } from './state.ts';
import { isBroken, optionPrice } from './student-day.ts';

/**
 * Small steps after a repair: a student to a better seat, two in each other's places, or one who makes room by going elsewhere.
 * Steps are chosen by what they seem to gain and kept only if the score says so. Whoever needs a space or an adult stays.
 */
export function improve(state: DayState, demands: readonly number[], random: Random): void {
  for (let pass = 0; pass < passes; pass += 1) {
    let isBetter = false;
    for (const demand of random.shuffle([...demands])) {
      if (state.puzzle.isBound[demand] === 1 || state.option[demand] === covered || isAtBest(state, demand)) continue;
      if (relocate(state, demand)) isBetter = true;
      if (makeRoom(state, demand, random)) isBetter = true;
      if (turnDay(state, demand)) isBetter = true;
    }
    if (!isBetter) return;
  }
}

/** After this many the next round of search finds more. */
const passes = 3;
/** Members of full groups who are asked where else they could go, for one student who would come: asking is dear, and mostly in vain. */
const askedAtMost = 6;
const least = 1e-6;

/** Nothing to gain for this student: by far the most common case, and the reason why a round is quick. */
function isAtBest(state: DayState, demand: number): boolean {
  const { puzzle, ledger } = state;
  return (ledger.worth[demand] ?? 0) >= (puzzle.best[demand] ?? 0) - least && (ledger.students[puzzle.studentOf[demand] ?? 0] ?? 0) <= 0
    && (puzzle.contactsOf[demand] ?? []).length === 0 && (puzzle.companiesOf[demand] ?? []).length === 0 && (puzzle.continuationsOf[demand] ?? []).length === 0;
}

/** Does what is asked, and takes it back unless the score rose. */
export function attempt(state: DayState, change: () => boolean): boolean {
  const before = settle(state);
  const { length } = state.undo;
  if (change() && settle(state) > before + least) return true;
  rollBack(state, length);
  settle(state);
  return false;
}

/** To the best seat that is free. */
function relocate(state: DayState, demand: number): boolean {
  const seat = bestSeat(state, demand, { above: worthNow(state, demand) + least });
  if (seat === undefined) return false;
  return attempt(state, () => {
    move(state, demand, seat);
    return true;
  });
}

/** Takes a seat; whoever thereby has the next period free again gets a place there. */
function move(state: DayState, demand: number, seat: Seat): void {
  const second = state.puzzle.second[demand] ?? -1;
  const wasDouble = state.option[second] === covered;
  stand(state, demand);
  sit(state, demand, seat);
  if (!wasDouble || state.station[second] !== null) return;
  const place = bestSeat(state, second);
  if (place !== undefined) sit(state, second, place);
}

/** How many better places that the day forbids are tried for one student. */
const turnsTried = 2;

/** A better place that another meeting of the student's day stands in the way of: that one goes elsewhere first. */
function turnDay(state: DayState, demand: number): boolean {
  const { puzzle, ledger } = state;
  const rivals = puzzle.rivalsOf[demand] ?? [];
  if (rivals.length === 0) return false;
  const { byDemand, net } = puzzle;
  const cell = (puzzle.periodOf[demand] ?? 0) * puzzle.taskCount;
  let tried = 0;
  for (let at = byDemand.start[demand] ?? 0; at < (byDemand.start[demand + 1] ?? 0) && tried < turnsTried; at += 1) {
    const option = byDemand.order[at] ?? 0;
    if ((net[option] ?? 0) <= (ledger.worth[demand] ?? 0) + least) return false;
    if ((state.ofTask[cell + (puzzle.task[option] ?? 0)]?.length ?? 0) === 0) continue;
    const inTheWay = rivals.find(({ rule, other, isEarlier }) => {
      const taken = state.option[other] ?? -1;
      return taken >= 0 && (isEarlier ? isBroken(puzzle, rule, taken, option) : isBroken(puzzle, rule, option, taken));
    })?.other;
    if (inTheWay === undefined || puzzle.isBound[inTheWay] === 1) continue;
    if (!couldGain(state, { demand, option, inTheWay })) continue;
    tried += 1;
    if (attempt(state, () => goBoth(state, demand, inTheWay))) return true;
  }
  return false;
}

/** As far as two seats tell: is there a place for the other, were this option taken, that loses less than it gains? Most often not. */
function couldGain(state: DayState, { demand, option, inTheWay }: { readonly demand: number; readonly option: number; readonly inTheWay: number }): boolean {
  const held = state.option[demand] ?? -1;
  const gain = (state.puzzle.net[option] ?? 0) - worthNow(state, demand);
  // The rest of the day is asked as if the student sat there already.
  state.option[demand] = option;
  const place = bestSeat(state, inTheWay, { above: (state.ledger.worth[inTheWay] ?? 0) - gain });
  state.option[demand] = held;
  return place !== undefined;
}

function goBoth(state: DayState, demand: number, inTheWay: number): boolean {
  stand(state, inTheWay);
  const seat = bestSeat(state, demand);
  if (seat === undefined) return false;
  move(state, demand, seat);
  if (state.station[inTheWay] !== null) return true;
  const place = bestSeat(state, inTheWay);
  if (place !== undefined) sit(state, inTheWay, place);
  return place !== undefined;
}

type Ejection = { readonly option: number; readonly group: Group; readonly other: number; /** null = the seat that becomes free. */ readonly to: Seat | null; readonly gain: number };

/** Into a group this student would gain from: somebody there changes places, or goes elsewhere, if both together are better off. */
function makeRoom(state: DayState, demand: number, random: Random): boolean {
  const found = bestEjection(state, demand, random);
  return found !== undefined && attempt(state, () => eject(state, demand, found));
}

function bestEjection(state: DayState, demand: number, random: Random): Ejection | undefined {
  const { puzzle, ledger } = state;
  const { byDemand, net } = puzzle;
  const home = state.group[demand] ?? null;
  const now = worthNow(state, demand);
  const cell = (puzzle.periodOf[demand] ?? 0) * puzzle.taskCount;
  const isFree = mayLeave(state, demand);
  let best: Ejection | undefined;
  let most = least;
  let asked = 0;
  for (let at = byDemand.start[demand] ?? 0; at < (byDemand.start[demand + 1] ?? 0); at += 1) {
    const option = byDemand.order[at] ?? 0;
    if ((net[option] ?? 0) - now <= 0) break;
    const groups = state.ofTask[cell + (puzzle.task[option] ?? 0)] ?? [];
    if (groups.length === 0) continue;
    const gain = (net[option] ?? 0) - optionPrice(state, demand, option) - now;
    if (gain <= 0) continue;
    for (const group of groups) {
      if (group === home || group.station.last !== group.station.period) continue;
      const from = random.below(group.members.length);
      const isFull = group.members.length >= (puzzle.instance.kinds[group.station.kind]?.groupMax ?? Infinity)
        || group.station.size >= capacityOf(puzzle, group.station, group.station.youngest);
      for (let turn = 0; turn < group.members.length; turn += 1) {
        const other = group.members[(from + turn) % group.members.length] ?? -1;
        if (puzzle.isBound[other] === 1) continue;
        const loss = ledger.worth[other] ?? 0;
        if (gain + (puzzle.best[other] ?? 0) - loss <= most) continue;
        const swap = home === null || home.task < 0 || home.station.last !== home.station.period ? -1 : optionFor(state, other, home.task);
        if (swap >= 0 && gain + (net[swap] ?? 0) - loss > most) {
          const both = gain + (net[swap] ?? 0) - optionPrice(state, other, swap) - loss;
          if (both > most) { most = both; best = { option, group, other, to: null, gain: both }; }
        }
        if (!isFree || !isFull || asked >= askedAtMost) continue;
        asked += 1;
        const to = bestSeat(state, other, { above: most - gain + loss });
        if (to !== undefined) { most = gain + to.gain - loss; best = { option, group, other, to, gain: most }; }
      }
    }
  }
  return best;
}

/** False where the limits do not allow it after all. */
function eject(state: DayState, demand: number, { option, group, other, to }: Ejection): boolean {
  const home = state.group[demand] ?? null;
  const left = stand(state, demand);
  stand(state, other);
  const seat = to ?? (left === undefined || home === null ? null : { ...left, option: optionFor(state, other, home.task) });
  if (seat === null || !fits(state, other, seat)) return false;
  // An emptied group begins again when somebody sits down in it.
  sit(state, other, seat.group !== null && seat.group.members.length === 0 ? { ...seat, group: null } : seat);
  const place = { station: group.station, group: group.members.length === 0 ? null : group, option };
  if (!fits(state, demand, place)) return false;
  sit(state, demand, place);
  return true;
}

/** For students who stand. */
export function fits(state: DayState, demand: number, { station, group }: Seat): boolean {
  if (!maySitIn(state, demand, station)) return false;
  return group === null || group.members.length === 0
    ? station.groups.length < groupsIn(state.puzzle, station.kind, station.space)
    : mayJoin(state.puzzle, demand, group);
}

/** A student's best option for a task; -1 = none. */
function optionFor({ puzzle }: DayState, demand: number, task: number): number {
  const kind = puzzle.instance.tasks[task]?.kind ?? 0;
  const { order, start } = puzzle.byKind;
  const cell = demand * puzzle.kindCount + kind;
  for (let at = start[cell] ?? 0; at < (start[cell + 1] ?? 0); at += 1) {
    const option = order[at] ?? 0;
    if (puzzle.task[option] === task) return option;
  }
  return -1;
}
