import { coverCost, stationsFor } from './cover-cost.ts';
import { gatherAlone, gatherGroups } from './gather-units.ts';
import type { Units } from './gather-units.ts';
import type { Market, Relaxation } from './relax.ts';

/** At given prices: what the market as a whole is worth, and which goods are short (negative) or left over (positive). */
export type Evaluation = {
  /** No plan is worth more; without the allowance for floating error. */
  value: number;
  /** Sum of all amounts that were added up: what the floating error is in proportion to. */
  turnover: number;
  /** By price: supply less use. A subgradient of `value` (Fisher 1981, Management Science 27). */
  readonly slope: Float64Array;
};

/**
 * The Lagrangian function: everything on offer is sold at its price, and each kind of station in each period then takes the students and
 * opens the stations that gain most. A kind is filled exactly, because what it gains from one group more only ever falls.
 */
export function evaluate(relaxation: Relaxation, prices: Float64Array, paper: { readonly units: Units; readonly into: Evaluation }): void {
  const { into } = paper;
  into.value = 0;
  into.turnover = 0;
  into.slope.set(relaxation.supply);
  relaxation.supply.forEach((supply, at) => {
    const amount = supply * (prices[at] ?? 0);
    into.value += amount;
    into.turnover += Math.abs(amount);
  });
  for (const shift of relaxation.shifts) takeShift(shift, prices, into);
  for (const market of relaxation.markets) fillMarket(relaxation, market, { prices, ...paper });
}

/** Each adult works the day that earns most. */
function takeShift({ adults, choices }: Relaxation['shifts'][number], prices: Float64Array, into: Evaluation): void {
  let most = 0;
  let chosen: (typeof choices)[number] = [];
  for (const choice of choices) {
    let earned = 0;
    for (const { price, amount } of choice) earned += amount * (prices[price] ?? 0);
    if (earned <= most) continue;
    most = earned;
    chosen = choice;
  }
  into.value += adults * most;
  into.turnover += adults * most;
  for (const { price, amount } of chosen) into.slope[price] = (into.slope[price] ?? 0) + adults * amount;
}

function fillMarket(relaxation: Relaxation, market: Market, { prices, units, into }: { readonly prices: Float64Array; readonly units: Units; readonly into: Evaluation }): void {
  const leader = cheapest(market.leaders, prices);
  const helper = cheapest(market.helpers, prices);
  const fullness = market.fullness < 0 ? 0 : prices[market.fullness] ?? 0;
  const suppliers = market.setUps.map(({ spaces, helpers, students, groups, most }) => ({
    units: market.isAlone ? students : groups, most,
    cost: leader.cost + helpers * helper.cost + spaces.reduce((sum, price) => sum + (prices[price] ?? 0), 0) - (fullness === 0 ? 0 : students * fullness),
  }));
  const room = suppliers.reduce((sum, supplier) => sum + supplier.units * supplier.most, 0);
  // A further group in a station that is open costs nothing; only where each has a station of its own has it to pay for one.
  const atLeast = suppliers.every((supplier) => supplier.units === 1) ? Math.max(0, Math.min(...suppliers.map(({ cost }) => cost))) : 0;
  if (market.isAlone) gatherAlone(relaxation, market, { prices, units });
  else gatherGroups(relaxation, market, { prices, units, atLeast, fullness });
  const wanted = Math.min(units.count, room);
  const cover = coverCost(suppliers, wanted);
  const costs = cover.costs[suppliers.length] ?? new Float64Array(1);
  let gain = 0;
  let best = -(costs[0] ?? 0);
  let taken = 0;
  for (let count = 1; count <= wanted; count += 1) {
    gain += units.gain[units.order[count - 1] ?? 0] ?? 0;
    if (gain - (costs[count] ?? Infinity) <= best) continue;
    best = gain - (costs[count] ?? Infinity);
    taken = count;
  }
  into.value += market.weight * best;
  into.turnover += market.weight * (gain + Math.abs(best));
  const use = (price: number, amount: number) => { into.slope[price] = (into.slope[price] ?? 0) - market.weight * amount; };
  stationsFor(cover, taken).forEach((count, at) => {
    const setUp = market.setUps[at];
    if (count === 0 || setUp === undefined) return;
    for (const price of leader.prices) use(price, count);
    if (setUp.helpers > 0) for (const price of helper.prices) use(price, count * setUp.helpers);
    for (const price of setUp.spaces) use(price, count);
    if (market.fullness >= 0) use(market.fullness, -count * setUp.students);
  });
  for (let position = 0; position < taken; position += 1) {
    const unit = units.order[position] ?? 0;
    for (const { price, amount } of market.needs[units.cell[unit] ?? 0] ?? []) use(price, amount);
    for (let member = units.from[unit] ?? 0; member < (units.until[unit] ?? 0); member += 1) {
      const pick = units.members[member] ?? 0;
      if (market.fullness >= 0) use(market.fullness, 1);
      for (let at = relaxation.chargeStart[pick] ?? 0; at < (relaxation.chargeStart[pick + 1] ?? 0); at += 1) {
        use(relaxation.chargePrice[at] ?? 0, relaxation.chargeAmount[at] ?? 0);
      }
    }
  }
}

function cheapest(choices: readonly (readonly number[])[], prices: Float64Array): { readonly cost: number; readonly prices: readonly number[] } {
  let best = { cost: Infinity, prices: choices[0] ?? [] };
  for (const choice of choices) {
    let cost = 0;
    for (const price of choice) cost += prices[price] ?? 0;
    if (cost < best.cost) best = { cost, prices: choice };
  }
  return best;
}
