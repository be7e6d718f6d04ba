/** Stations of one sort: how many units (students or groups) one holds, what it costs, and how many there can be. */
export type Supplier = { readonly units: number; readonly cost: number; readonly most: number };

/** `costs[stage][units]`: the least that stations of the first so many sorts cost which hold at least that many units. */
type CoverCost = { readonly suppliers: readonly Supplier[]; readonly costs: readonly Float64Array[] };

/**
 * What does it cost at least to have room for 0, 1, 2 ... units? A knapsack with whole stations, sort by sort. A sort whose cost is negative
 * (its seats are worth more than it) is opened as often as it can be.
 */
export function coverCost(offered: readonly Supplier[], wanted: number): CoverCost {
  const suppliers = offered.map((supplier) => ({ ...supplier, units: Math.min(supplier.units, Math.max(1, wanted)) }));
  let before = new Float64Array(wanted + 1).fill(Infinity);
  before[0] = 0;
  const costs = [before];
  for (const { units, cost, most } of suppliers) {
    const after = Float64Array.from(before);
    for (let target = 0; target <= wanted; target += 1) {
      let least = before[target] ?? Infinity;
      const enough = cost < 0 ? most : Math.min(most, Math.ceil(target / units));
      for (let count = 1; count <= enough; count += 1) {
        const total = (before[Math.max(0, target - count * units)] ?? Infinity) + count * cost;
        if (total < least) least = total;
      }
      after[target] = least;
    }
    costs.push(after);
    before = after;
  }
  return { suppliers, costs };
}

/** How many stations of each sort the least cost takes. */
export function stationsFor({ suppliers, costs }: CoverCost, wanted: number): readonly number[] {
  const counts = suppliers.map(() => 0);
  let target = wanted;
  for (let stage = suppliers.length; stage >= 1; stage -= 1) {
    const { units, cost, most } = suppliers[stage - 1] ?? { units: 1, cost: 0, most: 0 };
    const goal = costs[stage]?.[target] ?? Infinity;
    for (let count = 0; count <= most; count += 1) {
      const rest = Math.max(0, target - count * units);
      if (Math.abs((costs[stage - 1]?.[rest] ?? Infinity) + count * cost - goal) > 1e-9) continue;
      counts[stage - 1] = count;
      target = rest;
      break;
    }
  }
  return counts;
}
