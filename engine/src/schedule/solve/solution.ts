/** What `solve` answers, in the instance's own indices: `toDayPlan` turns it into names. */
export type Solution = {
  readonly stations: readonly SolvedStation[];
  /** Sum of the values of the seats, before any price. */
  readonly value: number;
  /** Value less the prices of what is not kept: what the search compares by. */
  readonly score: number;
  /** Demands without any place that keeps every 'never' limit; they still have a place, and `verifyDay` names what it breaks. */
  readonly leastBad: readonly number[];
  /** Rounds of search that ran. */
  readonly iterations: number;
  /** No solution of the instance has a higher score; null or left out = nobody has computed it. */
  readonly bound?: number | null;
  /** How both cores searched, where they did. */
  readonly search?: SearchCounts | null;
};

/**
 * All that a search by two cores depends on: with the instance it can be run again round for round, although the clock or a person ended it.
 * `shares` tells how far along the search was at each exchange of plans; the first entry is where the first exchange was expected.
 */
export type SearchCounts = {
  readonly seed: number;
  /** Steps of the bound whose prices guided the search. */
  readonly priceSteps: number;
  /** Rounds on each core, and between two exchanges. */
  readonly rounds: number;
  readonly every: number;
  readonly shares: readonly number[];
};

/** A station of a kind over two periods stands here once, with its first period. */
export type SolvedStation = {
  readonly period: number;
  readonly kind: number;
  readonly space: number;
  /** The first is the responsible adult. */
  readonly adults: readonly number[];
  readonly groups: readonly SolvedGroup[];
};

/** `task` and `option` are -1 in fallback. */
export type SolvedGroup = { readonly task: number; readonly seats: readonly { readonly demand: number; readonly option: number }[] };
