/**
 * Looks for prices at which a convex function is low, from subgradients alone. Each price moves along an average of its last subgradients, in
 * proportion to how strongly it is usually pulled (Adam's moments: Kingma and Ba 2015, arXiv 1412.6980), and steps shorten in a straight line
 * of their logarithm over the budget: a teacher's price has hundreds of points to go at first, and in the end hundredths of a point count.
 */
type Descent = {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** By price: how much of it a use takes. What is sold by the minute moves by a thirtieth of what is sold by the seat. */
  readonly unit: Float64Array;
  /** Best prices so far, and the function there. */
  readonly best: { value: number; readonly prices: Float64Array };
  /** To be evaluated next. */
  readonly prices: Float64Array;
  /** Averages of the subgradients and of their squares. */
  readonly pull: Float64Array;
  readonly force: Float64Array;
  steps: number;
};

/** Share of the past in both averages. */
const direction = 0.9;
const memory = 0.99;
/** Steps in points, at the beginning and at the end of the budget; a student's best option is worth 100. */
const longest = 20;
const shortest = 0.02;
/** What is hardly ever pulled does not jump when it is. */
const ease = 0.1;

export function startDescent(input: Pick<Descent, 'low' | 'high' | 'unit'> & { readonly first: Float64Array }): Descent {
  const { low, high, unit, first } = input;
  const prices = first.map((price, at) => between(price, low[at] ?? 0, high[at] ?? 0));
  return { low, high, unit, prices, best: { value: Infinity, prices: prices.slice() }, pull: new Float64Array(first.length), force: new Float64Array(first.length), steps: 0 };
}

/** Takes note of the function at `prices`, and moves them. `share` of the budget is used. */
export function descend(descent: Descent, found: { readonly value: number; readonly slope: Float64Array; readonly share: number }): void {
  const { best, prices, pull, force, low, high, unit } = descent;
  const { value, slope, share } = found;
  descent.steps += 1;
  if (value < best.value) {
    best.value = value;
    best.prices.set(prices);
  }
  // Both averages begin at nought, and are too small until they have seen enough.
  const [own, all] = [1 / (1 - direction ** descent.steps), 1 / (1 - memory ** descent.steps)];
  const step = longest * (shortest / longest) ** Math.min(1, share);
  for (let at = 0; at < slope.length; at += 1) {
    const now = (slope[at] ?? 0) / (unit[at] ?? 1);
    const way = direction * (pull[at] ?? 0) + (1 - direction) * now;
    const strength = memory * (force[at] ?? 0) + (1 - memory) * now * now;
    pull[at] = way;
    force[at] = strength;
    const move = (step * way * own) / (Math.sqrt(strength * all) + ease) / (unit[at] ?? 1);
    prices[at] = between((prices[at] ?? 0) - move, low[at] ?? 0, high[at] ?? 0);
  }
}

function between(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
