import type { Instance, SearchCounts, Solution } from '@heddle/engine/schedule';
import type { ClockKind } from './stopwatch.ts';

/**
 * Looks for a plan of one compiled day. The same instance, seed and iterations give the same answer, wherever it runs and however fast;
 * so do the counts of a search that was capped by the clock or stopped by somebody.
 */
export type Search = (request: SearchRequest) => Promise<Solution>;

export type SearchRequest = {
  readonly instance: Instance;
  readonly seed: number;
  /** Rounds of search on each core. 0 = the first full plan. */
  readonly iterations: number;
  /** Seconds of the clock in place of rounds. */
  readonly seconds?: number | undefined;
  /** By which clock: that of the room, or what two idle cores would need. */
  readonly clock?: ClockKind | undefined;
  /** A search to run again, round for round, in place of rounds or seconds. */
  readonly again?: SearchCounts | undefined;
  /** A plan to go on from. */
  readonly start?: Solution | undefined;
  /** Only part of the day is in question: rounds begin with these demands, in one thread, and nothing is proven. */
  readonly near?: readonly number[] | undefined;
  /** The best plan so far comes back soon after. */
  readonly stop?: AbortSignal | undefined;
  onProgress?(progress: SearchProgress): void;
};

export type SearchProgress = {
  /** Percent of the budget that is used up. */
  readonly done: number;
  readonly of: 100;
  readonly seconds: number;
  /** Of the best plan so far: its score, and the places that have something better than fallback, of all that are due. */
  readonly score: number;
  readonly placed: number;
  readonly due: number;
  /** Proven so far: no plan is better than this one by more than that share of its score; null = nothing yet. */
  readonly gap: number | null;
};
