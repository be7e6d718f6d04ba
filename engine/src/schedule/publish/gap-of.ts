import type { Solution } from '../solve/solution.ts';

/**
 * How far can the best plan be above this one? As a share of its score, proven by the bound: 0 = none is better. null where nothing was
 * proven, and where students are without a place: then the score tells of prices that nobody can pay, and a share of it tells nothing.
 */
export function gapOf({ bound, score }: Pick<Solution, 'bound' | 'score'>): number | null {
  if (bound === undefined || bound === null || score <= 0) return null;
  return Math.round(Math.max(0, (bound - score) / score) * 1e9) / 1e9;
}
