import type { Instance } from '../compile/instance.ts';
import type { Bound, DualPrices } from './bound.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { emptyUnits } from './gather-units.ts';
import { relax } from './relax.ts';
import type { Relaxation } from './relax.ts';

export type BoundBudget = {
  readonly iterations: number;
  readonly shouldStop?: () => boolean;
  /** Score of the best plan known: steps are as long as what is left to prove. */
  readonly score?: number;
  readonly start?: DualPrices;
  readonly onStep?: (step: { readonly iteration: number; readonly bound: number }) => void;
};

/** How good could any plan of this instance be? */
export function boundOf(instance: Instance, budget: BoundBudget): Bound {
  const relaxation = relax(instance);
  const size = relaxation.supply.length;
  const units = emptyUnits(relaxation.net.length);
  const into: Evaluation = { value: 0, turnover: 0, slope: new Float64Array(size) };
  const prices = firstPrices(relaxation);
  const direction = new Float64Array(size);
  const best = { value: Infinity, prices: prices.slice() };
  let theta = 1;
  let stall = 0;
  let iteration = 0;
  while (iteration < budget.iterations && budget.shouldStop?.() !== true) {
    iteration += 1;
    evaluate(relaxation, prices, { units, into });
    const value = into.value + 1e-9 * into.turnover + 1e-6;
    if (value < best.value) {
      if (value < best.value - 0.0002 * Math.abs(best.value)) stall = 0;
      best.value = value;
      best.prices.set(prices);
      budget.onStep?.({ iteration, bound: value });
    } else stall += 1;
    if (stall > 15) {
      theta *= 0.7; stall = 0; prices.set(best.prices); direction.fill(0);
      if (theta < 0.002) break;
      continue;
    }
    let norm = 0;
    for (let at = 0; at < size; at += 1) {
      const turned = 0.7 * (direction[at] ?? 0) + 0.3 * (into.slope[at] ?? 0);
      direction[at] = turned;
      const price = prices[at] ?? 0;
      if ((turned > 0 && price <= (relaxation.low[at] ?? 0)) || (turned < 0 && price >= (relaxation.high[at] ?? 0))) continue;
      norm += turned * turned;
    }
    const target = budget.score ?? best.value * 0.95;
    const step = theta * Math.max(1, into.value - target) / Math.max(1e-9, norm);
    for (let at = 0; at < size; at += 1) {
      prices[at] = Math.max(relaxation.low[at] ?? 0, Math.min(relaxation.high[at] ?? 0, (prices[at] ?? 0) - step * (direction[at] ?? 0)));
    }
  }
  return { bound: Math.ceil(best.value * 1e6) / 1e6, prices: namePrices(relaxation, best.prices), iterations: iteration };
}

function firstPrices(relaxation: Relaxation): Float64Array {
  const prices = new Float64Array(relaxation.supply.length);
  const seats = new Set(relaxation.seatPrice);
  for (let pick = 0; pick < relaxation.net.length; pick += 1) {
    const seat = relaxation.chargePrice[relaxation.chargeStart[pick] ?? 0] ?? -1;
    if (seats.has(seat)) prices[seat] = Math.max(prices[seat] ?? 0, 0.7 * (relaxation.net[pick] ?? 0));
  }
  for (const at of new Set(relaxation.adultPrice)) if (at >= 0) prices[at] = Math.min(30, relaxation.high[at] ?? 0);
  return prices;
}

function namePrices(relaxation: Relaxation, prices: Float64Array): DualPrices {
  const read = (list: readonly number[]) => list.map((at) => Math.round((prices[at] ?? 0) * 1e9) / 1e9);
  return { seat: read(relaxation.seatPrice), adult: read(relaxation.adultPrice), space: read(relaxation.spacePrice) };
}
