import type { Instance } from '../compile/instance.ts';
import type { Bound, DualPrices } from './bound.ts';
import { descend, startDescent } from './descend.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { emptyUnits } from './gather-units.ts';
import { relax } from './relax.ts';
import type { Relaxation } from './relax.ts';

type BoundBudget = {
  /** Steps, each of which reads every option once. Same instance, steps and start: same bound. */
  readonly iterations: number;
  /** Asked before each step; whenever it is stopped, the best bound so far comes back. */
  readonly shouldStop?: () => boolean;
  /** How much of the budget is used, from 0 to 1, where something else than `iterations` ends it: steps shorten with it. */
  readonly share?: (iteration: number) => number;
  /** Prices to begin with: of this instance, or of one with the same demands, adults and spaces. */
  readonly start?: DualPrices;
  /** Told of each lower bound. */
  readonly onStep?: (step: { readonly iteration: number; readonly bound: number }) => void;
};

/**
 * How good could any plan of this instance be? Lagrangian relaxation (Held and Karp 1970, Operations Research 18; Geoffrion 1974,
 * Mathematical Programming Study 2): the dual function at any prices lies on or above the score of every plan, and the prices are moved to
 * where it is low. docs/guide/schedule.md lists which terms and limits it covers, and which it lets off.
 */
export function boundOf(instance: Instance, budget: BoundBudget): Bound {
  const relaxation = relax(instance);
  const units = emptyUnits(relaxation.net.length);
  const into: Evaluation = { value: 0, turnover: 0, slope: new Float64Array(relaxation.supply.length) };
  const descent = startDescent({ ...relaxation, unit: unitsOf(relaxation), first: firstPrices(relaxation, budget.start) });
  let iteration = 0;
  let bound = Infinity;
  // One step at least: without it there is no number at all.
  while (iteration < Math.max(1, budget.iterations) && (iteration === 0 || budget.shouldStop?.() !== true)) {
    iteration += 1;
    evaluate(relaxation, descent.prices, { units, into });
    // Upwards by far more than the additions can have lost.
    const value = into.value + 1e-9 * into.turnover + 1e-6;
    const before = descent.best.value;
    descend(descent, { value, slope: into.slope, share: budget.share?.(iteration) ?? iteration / budget.iterations });
    if (descent.best.value >= before) continue;
    bound = Math.ceil(descent.best.value * 1e6) / 1e6;
    budget.onStep?.({ iteration, bound });
  }
  return { bound, prices: namePrices(relaxation, descent.best.prices), iterations: iteration };
}

/**
 * How much of each good one student takes: of what is sold by the minute the most minutes, of an adult and a space a share. So a step moves
 * the price of an adult by ten times what it moves the price of a seat.
 */
function unitsOf({ supply, chargePrice, chargeAmount, adultPrice, spacePrice }: Relaxation): Float64Array {
  const most = new Float64Array(supply.length);
  for (const at of [...adultPrice, ...spacePrice]) if (at >= 0) most[at] = 1 / usualStation;
  chargePrice.forEach((price, at) => { most[price] = Math.max(most[price] ?? 0, Math.abs(chargeAmount[at] ?? 0)); });
  return most.map((amount) => (amount > 0 ? amount : 1));
}

/** Students of a station, roughly: with 1 or 3 the bound of a day with few adults comes down too late, with 30 that of a large one. */
const usualStation = 10;

/** A seat is first thought worth most of the student's best option, an adult as much as two students' best. */
function firstPrices(relaxation: Relaxation, start: DualPrices | undefined): Float64Array {
  if (start?.all?.length === relaxation.supply.length) return Float64Array.from(start.all);
  const prices = new Float64Array(relaxation.supply.length);
  const seats = new Set(relaxation.seatPrice);
  for (let pick = 0; pick < relaxation.net.length; pick += 1) {
    const seat = relaxation.chargePrice[relaxation.chargeStart[pick] ?? 0] ?? -1;
    if (seats.has(seat)) prices[seat] = Math.max(prices[seat] ?? 0, 0.7 * (relaxation.net[pick] ?? 0));
  }
  for (const at of new Set(relaxation.adultPrice)) if (at >= 0) prices[at] = 200;
  if (start === undefined) return prices;
  // Where several demands or adults share a price, the mean of theirs.
  for (const [places, given] of [[relaxation.seatPrice, start.seat], [relaxation.adultPrice, start.adult], [relaxation.spacePrice, start.space]] as const) {
    const own = new Map<number, number[]>();
    places.forEach((at, position) => { if (at >= 0) own.set(at, [...own.get(at) ?? [], given[position] ?? 0]); });
    for (const [at, all] of own) prices[at] = all.reduce((sum, price) => sum + price, 0) / all.length;
  }
  return prices;
}

function namePrices(relaxation: Relaxation, prices: Float64Array): DualPrices {
  const read = (list: readonly number[]) => list.map((at) => Math.round((prices[at] ?? 0) * 1e9) / 1e9);
  return { seat: read(relaxation.seatPrice), adult: read(relaxation.adultPrice), space: read(relaxation.spacePrice), all: read([...relaxation.supply.keys()]) };
}
