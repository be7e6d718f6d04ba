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
