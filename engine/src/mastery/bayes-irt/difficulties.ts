import type { Responses } from '../responses/responses.ts';
import type { IrtSettings } from './settings.ts';
import { walkStudents } from './walk.ts';

/** How hard items and competencies are, each with how unsure that is. By number of `responses`; counts say how often each was seen. */
export type Difficulties = {
  mean: number;
  meanVariance: number;
  readonly item: Float64Array;
  readonly itemVariance: Float64Array;
  readonly itemCount: Int32Array;
  readonly competency: Float64Array;
  readonly competencyVariance: Float64Array;
  readonly competencyCount: Int32Array;
};

/** Learns them in one walk (from no students, everything stays typical). */
export function learnDifficulties(responses: Responses, students: readonly number[], settings: IrtSettings): Difficulties {
  const found = typicalDifficulties(responses, settings);
  learnFrom(found, responses, { students, settings });
  return found;
}

/** Nothing seen: every item and competency is typical, and a typical answer is right about two times in three; how far from that this school is, is not known. */
export function typicalDifficulties(responses: Pick<Responses, 'itemIds' | 'competencyIds'>, settings: IrtSettings): Difficulties {
  const [items, competencies] = [responses.itemIds.length, responses.competencyIds.length];
  return {
    mean: typicalMean, meanVariance: 0.3,
    item: new Float64Array(items), itemVariance: new Float64Array(items).fill(settings.itemVariance), itemCount: new Int32Array(items),
    competency: new Float64Array(competencies), competencyVariance: new Float64Array(competencies).fill(settings.competencyVariance), competencyCount: new Int32Array(competencies),
  };
}

/** Logits, at a school of which nothing is known. */
export const typicalMean = 0.8;

/** The same Kalman step that follows a student also moves what was asked, each by its share of the doubt. Changes `found`. */
export function learnFrom(found: Difficulties, responses: Responses, { students, settings }: { readonly students: readonly number[]; readonly settings: IrtSettings }): void {
  walkStudents(responses, {
    students, settings, difficulties: found,
    after(row, { surprise, information }) {
      found.mean += found.meanVariance * surprise;
      found.meanVariance = Math.max(1e-5, found.meanVariance - found.meanVariance * found.meanVariance * information);
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
}
