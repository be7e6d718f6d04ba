import type { SearchProgress } from '../solver/index.ts';
import type { Progress } from './service.ts';

/** Where the search is, and how far its best plan can be from the best there is: whoever waits may stop it when that is near enough. */
export function searchProgress({ done, of, score, placed, due, gap }: SearchProgress): Progress {
  const params = { score: Math.round(score), placed, due };
  if (gap === null) return { code: 'services.searching', params, done, of };
  return { code: 'services.searching-gap', params: { ...params, percent: Math.ceil(gap * 1000) / 10 }, done, of };
}
