import type { Responses } from '../responses/responses.ts';
import type { IrtSettings } from './settings.ts';
import { walkStudents } from './walk.ts';

/** How hard items and competencies are, each with how unsure that is. By number of `responses`; counts say how often each was seen. */
export type Difficulties = {
  mean: number;
  readonly item: Float64Array;
  readonly itemVariance: Float64Array;
  readonly itemCount: Int32Array;
  readonly competency: Float64Array;
  readonly competencyVariance: Float64Array;
  readonly competencyCount: Int32Array;
};

/** Learns them in one walk (from no students, everything stays typical): the same Kalman step that follows a student also moves what was asked, each by its share of the doubt. */
export function learnDifficulties(responses: Responses, students: readonly number[], settings: IrtSettings): Difficulties {
  const [items, competencies] = [responses.itemIds.length, responses.competencyIds.length];
  const found: Difficulties = {
    mean: 0,
    item: new Float64Array(items), itemVariance: new Float64Array(items).fill(settings.itemVariance), itemCount: new Int32Array(items),
    competency: new Float64Array(competencies), competencyVariance: new Float64Array(competencies).fill(settings.competencyVariance), competencyCount: new Int32Array(competencies),
  };
  let meanVariance = 4;
  walkStudents(responses, {
    students, settings, difficulties: found,
    after(row, { surprise, information }) {
      found.mean += meanVariance * surprise;
      meanVariance = Math.max(1e-5, meanVariance - meanVariance * meanVariance * information);
      const item = responses.item[row] ?? -1;
      if (item >= 0) {
        const spread = found.itemVariance[item] ?? 0;
        found.item[item] = (found.item[item] ?? 0) - spread * surprise;
        found.itemVariance[item] = Math.max(1e-3, spread - spread * spread * information);
        found.itemCount[item] = (found.itemCount[item] ?? 0) + 1;
      }
      const [start, end] = [responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0];
      for (let k = start; k < end; k += 1) {
        const c = responses.competency[k] ?? 0;
        const share = 1 / (end - start);
        const spread = found.competencyVariance[c] ?? 0;
        found.competency[c] = (found.competency[c] ?? 0) - spread * share * surprise;
        found.competencyVariance[c] = Math.max(1e-4, spread - spread * spread * share * share * information);
        found.competencyCount[c] = (found.competencyCount[c] ?? 0) + 1;
      }
    },
  });
  return found;
}
