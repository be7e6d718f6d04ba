import { createElo, eloStep } from '../methods/elo.ts';
import { ninePlaces } from '../nine-places.ts';
import { elo1 } from '../parameters/elo-1.ts';
import type { Responses } from '../responses/responses.ts';
import type { Fittable } from './fittable.ts';
import { sigmoid } from './logistic-regression.ts';
import { throughContract } from './through-contract.ts';

/** Elo learns question difficulties in one walk over the answers: the surprise that raises the student lowers the question. */
export const fittableElo: Fittable = throughContract({
  name: 'elo',
  fit(responses, students) {
    const difficulty = learnDifficulty(responses, students);
    return createElo({ ...elo1, id: 'elo-fitted', items: Object.fromEntries(responses.itemIds.map((id, item) => [id, ninePlaces(difficulty[item] ?? 0)])) });
  },
});

function learnDifficulty(responses: Responses, students: readonly number[]): Float64Array {
  const difficulty = new Float64Array(responses.itemIds.length);
  const seen = new Int32Array(responses.itemIds.length);
  for (const student of students) {
    const whole = { rating: 0, count: 0 };
    const ratings = new Map<number, { rating: number; count: number }>();
    for (let row = responses.studentStart[student] ?? 0; row < (responses.studentStart[student + 1] ?? 0); row += 1) {
      const item = responses.item[row] ?? 0;
      const needed = Array.from(responses.competency.subarray(responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0), (one) => {
        const own = ratings.get(one) ?? { rating: 0, count: 0 };
        ratings.set(one, own);
        return own;
      });
      const p = sigmoid(whole.rating + needed.reduce((sum, { rating }) => sum + rating / needed.length, 0) - (difficulty[item] ?? 0));
      const surprise = (responses.credit[row] ?? 0) - p;
      const share = surprise > 0 ? 1 : 1 / needed.length;
      whole.rating += elo1.wholeShare * eloStep(elo1, whole.count) * surprise;
      whole.count += 1;
      for (const own of needed) {
        own.rating += share * eloStep(elo1, own.count) * surprise;
        own.count += 1;
      }
      difficulty[item] = (difficulty[item] ?? 0) - eloStep(elo1, seen[item] ?? 0) * surprise;
      seen[item] = (seen[item] ?? 0) + 1;
    }
  }
  return difficulty;
}
