import type { Fittable } from './fittable.ts';
import { rowsOf } from './fittable.ts';
import { sigmoid } from './logistic-regression.ts';

/**
 * Elo for students and questions (Pelanek 2016, Applications of the Elo rating system in adaptive educational systems): each answer moves
 * both ratings by their surprise, less the more was seen: K = start / (1 + slow * answers so far). Kept to hold the recommended one against.
 */
export const fittableElo: Fittable = {
  name: 'elo',
  isRecommended: false,
  fit(responses, students) {
    const difficulty = new Float64Array(responses.itemIds.length);
    const seen = new Int32Array(responses.itemIds.length);
    const rate = (count: number) => start / (1 + slow * count);
    const walk: (data: typeof responses, who: readonly number[], learns: boolean) => Float64Array = (data, who, learns) => {
      const predicted = new Float64Array(rowsOf(data, who).length);
      let next = 0;
      for (const student of who) {
        const own = { rating: 0, count: 0 };
        const skills = new Map<number, { rating: number; count: number }>();
        for (let row = data.studentStart[student] ?? 0; row < (data.studentStart[student + 1] ?? 0); row += 1) {
          const item = data.item[row] ?? 0;
          const needed = Array.from(data.competency.subarray(data.competencyStart[row] ?? 0, data.competencyStart[row + 1] ?? 0), (id) => {
            const skill = skills.get(id) ?? { rating: 0, count: 0 };
            skills.set(id, skill);
            return skill;
          });
          const p = sigmoid(own.rating + needed.reduce((sum, { rating }) => sum + rating / needed.length, 0) - (difficulty[item] ?? 0));
          predicted[next] = p;
          next += 1;
          const surprise = (data.credit[row] ?? 0) - p;
          for (const one of [own, ...needed]) {
            one.rating += 0.5 * rate(one.count) * surprise;
            one.count += 1;
          }
          if (!learns) continue;
          difficulty[item] = (difficulty[item] ?? 0) - rate(seen[item] ?? 0) * surprise;
          seen[item] = (seen[item] ?? 0) + 1;
        }
      }
      return predicted;
    };
    walk(responses, students, true);
    return (data, who) => walk(data, who, false);
  },
};

/** Round values from the paper's range, fitted to nothing. */
const start = 0.8;
const slow = 0.05;
