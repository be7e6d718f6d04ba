/**
 * Looks for prices at which a convex function is low, from subgradients alone. Steps are as long as the distance to a target says (Polyak
 * 1969, USSR Computational Mathematics 9), along an average of the last subgradients (deflection: Camerini, Fratta and Maffioli 1975,
 * Mathematical Programming Study 3), and each price in proportion to how strongly it was pulled so far: a teacher's price moves by tens of
 * points while a student's moves by one. After a while without progress it goes back to the best prices and takes shorter steps.
 */
type Descent = {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Best prices so far, and the function there. */
  readonly best: { value: number; readonly prices: Float64Array };
  /** To be evaluated next. */
  readonly prices: Float64Array;
  readonly direction: Float64Array;
  readonly pull: Float64Array;
  stride: number;
  stalled: number;
  steps: number;
};

/** Share of a new subgradient in the direction, and in the memory of how strong subgradients are. */
const turn = 0.15;
const memory = 0.02;
/** Steps without progress before the stride is shortened; below the shortest it starts longer again. */
const patience = 15;
const shorter = 0.75;
const shortest = 0.001;
const again = 0.1;
/** Share of its value by which the function has to fall to count as progress. */
const progress = 1e-4;

export function startDescent(input: { readonly low: Float64Array; readonly high: Float64Array; readonly first: Float64Array }): Descent {
  const { low, high, first } = input;
  const size = first.length;
  return {
    low, high, prices: first.map((price, at) => between(price, low[at] ?? 0, high[at] ?? 0)),
    best: { value: Infinity, prices: first.slice() },
    direction: new Float64Array(size), pull: new Float64Array(size), stride: 0.5, stalled: 0, steps: 0,
  };
}

/** Takes note of the function at `prices`, and moves them. `target` is a value that the function is hoped to come down to. */
export function descend(descent: Descent, found: { readonly value: number; readonly slope: Float64Array; readonly target: number }): void {
  const { best, prices, direction, low, high } = descent;
  const { value, slope } = found;
  descent.steps += 1;
  if (value < best.value) {
    if (!(best.value - value <= progress * Math.abs(best.value))) descent.stalled = 0;
    best.value = value;
    best.prices.set(prices);
  } else descent.stalled += 1;
  if (descent.stalled > patience) {
    descent.stalled = 0;
    descent.stride = descent.stride * shorter < shortest ? again : descent.stride * shorter;
    prices.set(best.prices);
    direction.fill(0);
    return;
  }
  let length = 0;
  for (let at = 0; at < slope.length; at += 1) {
    const own = slope[at] ?? 0;
    descent.pull[at] = (1 - memory) * (descent.pull[at] ?? 0) + memory * own * own;
    direction[at] = (1 - turn) * (direction[at] ?? 0) + turn * own;
    const way = direction[at] ?? 0;
    const price = prices[at] ?? 0;
    if ((way > 0 && price <= (low[at] ?? 0)) || (way < 0 && price >= (high[at] ?? 0))) continue;
    length += way * way * scaleOf(descent, at);
  }
  const step = (descent.stride * Math.max(1, best.value - found.target)) / Math.max(1e-9, length);
  for (let at = 0; at < slope.length; at += 1) {
    prices[at] = between((prices[at] ?? 0) - step * (direction[at] ?? 0) * scaleOf(descent, at), low[at] ?? 0, high[at] ?? 0);
  }
}

/** One over the usual strength of the subgradient; in the first steps the memory is not full yet. */
function scaleOf({ pull, steps }: Descent, at: number): number {
  return 1 / (Math.sqrt((pull[at] ?? 0) / (1 - (1 - memory) ** Math.min(steps, 1000))) + 0.05);
}

function between(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
