import type { StudentDay } from '../student-day.ts';
import type { Way } from '../candidate.ts';
import type { Basis } from '../option.ts';

/** One thing that makes an option worth more. Its row in docs/guide/value-terms.md says the same; a test holds them together. */
export type Term = {
  readonly id: string;
  /** What 0 and 1 mean. */
  readonly unit: string;
  readonly source: string;
  /** 'published' = its form stands in the source; how many points it earns is nowhere measured, for any term. */
  readonly basis: Basis;
  /** Points for a measure of 1 at weight 1. */
  readonly points: number;
  /** 0..1. In two steps: what holds for the whole day is worked out once, and not again for each of some hundred ways. */
  measureOn(day: StudentDay): (way: Way) => number;
};

export function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
