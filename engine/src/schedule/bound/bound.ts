/**
 * A number that no plan of an instance can beat, and what makes it so: the prices at which seats, adults and spaces would be worth
 * just what they bring. The search is guided by the prices, a leader reads them as "what one more would be worth", and a plan's gap is
 * the distance from its score to the number.
 */
export type Bound = {
  /** No solution of the instance has a higher score. */
  readonly bound: number;
  readonly prices: DualPrices;
  /** Steps that were taken. */
  readonly iterations: number;
};

/** In points of value. Lists by period are laid out as `[adult * periods + period]`. */
export type DualPrices = {
  /** By demand: what the student's seat is worth to the plan. */
  readonly seat: readonly number[];
  /** By adult and period: what one more such adult would be worth there. 0 where there is plenty. */
  readonly adult: readonly number[];
  /** By space and period. */
  readonly space: readonly number[];
  /** Everything that has a price, in the bound's own order, so that it can go on where it stopped with the very same instance. */
  readonly all?: readonly number[];
};
