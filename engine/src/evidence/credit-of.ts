import type { Result } from './evidence.ts';

/** How right an answer was, 0..1: a score as it is, a rubric level as its share of the highest level. */
export function creditOf(result: Result): number {
  return result.kind === 'score' ? result.score : result.level / result.of;
}
