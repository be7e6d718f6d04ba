import type { Market, Relaxation } from './relax.ts';
import { sortDescending } from './sort-descending.ts';

/**
 * What could fill the stations of a market, best first: students where each works alone, groups where students work together. `gain` is what
 * one more of it adds at the given prices, `members[from]` up to `members[until]` are its picks.
 */
export type Units = {
  count: number;
  readonly gain: Float64Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly cell: Int32Array;
  /** Units from high gain to low. */
  readonly order: Int32Array;
  readonly members: Int32Array;
  /** Working columns: reduced values of one cell, and running sums. */
  readonly keys: Float64Array;
  readonly sums: Float64Array;
  readonly ranked: Float64Array;
};

export function emptyUnits(picks: number): Units {
  const size = picks + 1;
  return {
    count: 0, gain: new Float64Array(size), from: new Int32Array(size), until: new Int32Array(size), cell: new Int32Array(size), order: new Int32Array(size),
    members: new Int32Array(size), keys: new Float64Array(size), sums: new Float64Array(size + 1), ranked: new Float64Array(size),
  };
}

type At = { readonly prices: Float64Array; readonly units: Units };

/** Each student's best pick, where it gains anything. */
export function gatherAlone(relaxation: Relaxation, { cells }: Market, { prices, units }: At): void {
  units.count = 0;
  for (let cell = 0; cell + 1 < cells.length; cell += 1) {
    let best = 0;
    let chosen = -1;
    for (let pick = cells[cell] ?? 0; pick < (cells[cell + 1] ?? 0); pick += 1) {
      const reduced = reducedValue(relaxation, pick, prices);
      if (reduced <= best) continue;
      best = reduced;
      chosen = pick;
    }
    if (chosen < 0) continue;
    units.members[units.count] = chosen;
    addUnit(units, { gain: best, from: units.count, until: units.count + 1, cell });
  }
  rank(units);
}

/** Of each task the groups that could pay `atLeast` each, as far as students gain from it. */
export function gatherGroups(relaxation: Relaxation, market: Market, at: At & { readonly atLeast: number; readonly fullness: number }): void {
  const { cells, needs } = market;
  const { prices, units, atLeast, fullness } = at;
  const { keys, members } = units;
  units.count = 0;
  let end = 0;
  for (let cell = 0; cell + 1 < cells.length; cell += 1) {
    const need = (needs[cell] ?? []).reduce((sum, { price, amount }) => sum + amount * (prices[price] ?? 0), 0);
    let until = end;
    let hoped = 0;
    const first = cells[cell] ?? 0;
    const last = cells[cell + 1] ?? 0;
    for (let pick = first; pick < last; pick += 1) {
      const reduced = reducedValue(relaxation, pick, prices) - fullness;
      if (reduced <= 0) continue;
      keys[until] = reduced;
      members[until] = pick;
      until += 1;
      hoped += reduced;
    }
    if (hoped - need <= atLeast) continue;
    const gainers = until - end;
    sortDescending(keys, members, { from: end, until });
    if (Math.max(1, Math.ceil(gainers / market.softMax)) * market.groupMin > gainers) {
      // Whoever gains does not fill whole groups: those who lose least come along.
      for (let pick = first; pick < last; pick += 1) {
        const reduced = reducedValue(relaxation, pick, prices) - fullness;
        if (reduced > 0) continue;
        keys[until] = reduced;
        members[until] = pick;
        until += 1;
      }
      sortDescending(keys, members, { from: end + gainers, until });
    }
    end = addGroups(units, market, { cell, from: end, until, gainers, need, hoped, atLeast });
  }
  rank(units);
}

/** One group after another, each with what it adds; as many as can pay. Returns where free space in `members` begins. */
function addGroups(units: Units, market: Market, list: {
  readonly cell: number; readonly from: number; readonly until: number; readonly gainers: number;
  readonly need: number; readonly hoped: number; readonly atLeast: number;
}): number {
  const { from, until, need } = list;
  const { sums, keys } = units;
  const size = until - from;
  sums[0] = 0;
  for (let position = 0; position < size; position += 1) sums[position + 1] = (sums[position] ?? 0) + (keys[from + position] ?? 0);
  const start = units.count;
  let last = 0;
  let most = 0;
  let taken = 0;
  // Nobody gains more than `hoped`, and once groups need more students than gain, each further one only costs.
  for (let groups = 1; groups <= size && list.hoped - need * groups - most > list.atLeast; groups += 1) {
    const best = bestSize(units, market, { ...list, groups, size });
    const gain = best.gain - need * groups;
    if (gain <= most && groups * market.groupMin >= list.gainers) break;
    const until = Math.max(taken, best.students);
    addUnit(units, { gain: gain - last, from: from + taken, until: from + until, cell: list.cell });
    last = gain;
    most = Math.max(most, gain);
    taken = until;
  }
  level(units.gain, start, units.count);
  return from + taken;
}

type Filling = { readonly gain: number; readonly students: number };

/**
 * Most that so many groups of one task gain: students in order of what they gain, as many as the groups hold. Outside its sizes a group
 * costs an approval and so much a student.
 */
function bestSize({ sums, keys }: Units, market: Market, at: { readonly from: number; readonly groups: number; readonly size: number; readonly gainers: number }): Filling {
  const { groupMin, softMax, hardMax, approval, perStudent } = market;
  const { from, groups, size, gainers } = at;
  const low = groups * groupMin;
  const high = groups * softMax;
  const most = Math.min(size, groups * hardMax);
  let best: Filling = { gain: -Infinity, students: 0 };
  const offer = (students: number, price: number): void => {
    const gain = (sums[students] ?? 0) - price;
    if (gain > best.gain) best = { gain, students };
  };
  if (low <= Math.min(size, high)) offer(Math.max(low, Math.min(gainers, size, high)), 0);
  // Each group over its size, and each below it, costs an approval of its own, and takes no more than it can.
  for (let over = 1, students = high; students < most && over <= groups; over += 1) {
    const limit = Math.min(most, high + over * (hardMax - softMax));
    while (students < limit && (keys[from + students] ?? 0) > perStudent) students += 1;
    offer(students, over * approval + perStudent * (students - high));
    if (students < limit) break;
  }
  for (let under = 1, students = Math.min(most, low); low > groups && under <= groups; under += 1) {
    const limit = Math.max(groups, low - under * (groupMin - 1));
    while (students > limit && (students >= low || (keys[from + students - 1] ?? 0) < -perStudent)) students -= 1;
    if (students < low && students >= limit) offer(students, under * approval + perStudent * (low - students));
    if (students > limit) break;
  }
  return best;
}

function addUnit(units: Units, unit: { readonly gain: number; readonly from: number; readonly until: number; readonly cell: number }): void {
  units.gain[units.count] = unit.gain;
  units.from[units.count] = unit.from;
  units.until[units.count] = unit.until;
  units.cell[units.count] = unit.cell;
  units.count += 1;
}

function rank(units: Units): void {
  for (let unit = 0; unit < units.count; unit += 1) {
    units.order[unit] = unit;
    units.ranked[unit] = units.gain[unit] ?? 0;
  }
  sortDescending(units.ranked, units.order, { from: 0, until: units.count });
}

/** A later group that adds more than an earlier one shares with it, so that what a group adds only ever falls: the bound needs that, and may only rise by it. */
function level(gain: Float64Array, from: number, until: number): void {
  for (let last = from + 1; last < until; last += 1) {
    let first = last;
    let sum = gain[last] ?? 0;
    while (first > from && (gain[first - 1] ?? 0) < sum / (last - first + 1)) {
      first -= 1;
      sum += gain[first] ?? 0;
    }
    if (first < last) gain.fill(sum / (last - first + 1), first, last + 1);
  }
}

function reducedValue({ net, chargeStart, chargePrice, chargeAmount }: Relaxation, pick: number, prices: Float64Array): number {
  let reduced = net[pick] ?? 0;
  const end = chargeStart[pick + 1] ?? 0;
  for (let at = chargeStart[pick] ?? 0; at < end; at += 1) reduced -= (chargeAmount[at] ?? 0) * (prices[chargePrice[at] ?? 0] ?? 0);
  return reduced;
}
