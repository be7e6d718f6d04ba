import type { Responses } from '../responses/responses.ts';
import { studentsOf } from '../responses/responses.ts';
import { bootstrapAuc } from './bootstrap.ts';
import { rowsOf } from './fittable.ts';
import type { Fittable } from './fittable.ts';
import { measure } from './metrics.ts';
import type { Metrics } from './metrics.ts';

/**
 * Which method predicts best, and where does it fail? Fits each on the students who are not held out, predicts every answer of those who
 * are, one step ahead, and measures. One row is one question, however many competencies it needs: spreading it over several rows would
 * show a method the answer (37 % of the positions of one public set), and raises AUC by a tenth for nothing.
 */
export function evaluate(responses: Responses, how: { readonly methods: readonly Fittable[]; readonly seed: number; readonly resamples?: number; readonly shouldStop?: () => boolean }): readonly Evaluation[] {
  const students = studentsOf(responses, true);
  const fitOn = studentsOf(responses, false);
  const rows = rowsOf(responses, students);
  const credit = Float64Array.from(rows, (row) => responses.credit[row] ?? 0);
  const { prior, gapDays } = historyOf(responses, students);
  const evaluations: Evaluation[] = [];
  for (const method of how.methods) {
    if (how.shouldStop?.() === true) break;
    const predicted = method.fit(responses, fitOn)(responses, students);
    evaluations.push({
      name: method.name, recommended: method.isRecommended, ...measure(predicted, credit),
      interval: bootstrapAuc({ responses, students, predicted, credit, seed: how.seed, resamples: how.resamples ?? 200 }),
      byPrior: slices({ predicted, credit, by: prior, borders: [0, 1, 3, 6, 11, 21, Infinity] }),
      byGap: slices({ predicted, credit, by: gapDays, borders: [0, 1 / 24, 1, 7, 30, Infinity] }),
    });
  }
  return evaluations;
}

export type Evaluation = Metrics & {
  readonly name: string;
  readonly recommended: boolean;
  /** 95 % of the resampled groups of students have an AUC between these. */
  readonly interval: readonly [number, number];
  /** By how many answers on the question's competencies the student had given before (the least practised one counts). */
  readonly byPrior: readonly Slice[];
  /** By days since the least recent of the question's competencies was last answered; empty without times. */
  readonly byGap: readonly Slice[];
};

/** From `from` up to but not including `to` (null = no end). `predicted` and `observed` are means; their distance is the calibration error. */
type Slice = { readonly from: number; readonly to: number | null; readonly count: number; readonly auc: number | null; readonly predicted: number; readonly observed: number };

/** What stood before each answer. NaN = does not belong in any slice. */
function historyOf(responses: Responses, students: readonly number[]): { readonly prior: Float64Array; readonly gapDays: Float64Array } {
  const { competency, competencyStart, at, studentStart } = responses;
  const prior: number[] = [];
  const gapDays: number[] = [];
  for (const student of students) {
    const seen = new Map<number, { count: number; at: number }>();
    for (let row = studentStart[student] ?? 0; row < (studentStart[student + 1] ?? 0); row += 1) {
      const now = at[row] ?? 0;
      const needed = competency.subarray(competencyStart[row] ?? 0, competencyStart[row + 1] ?? 0);
      let [least, oldest] = [needed.length === 0 ? 0 : Infinity, Infinity];
      for (const one of needed) {
        const before = seen.get(one);
        least = Math.min(least, before?.count ?? 0);
        if (before !== undefined && before.at > 0) oldest = Math.min(oldest, before.at);
        seen.set(one, { count: (before?.count ?? 0) + 1, at: now });
      }
      prior.push(least);
      gapDays.push(now > 0 && oldest < Infinity ? Math.max(0, now - oldest) / 86_400 : NaN);
    }
  }
  return { prior: Float64Array.from(prior), gapDays: Float64Array.from(gapDays) };
}

function slices(of: { readonly predicted: Float64Array; readonly credit: Float64Array; readonly by: Float64Array; readonly borders: readonly number[] }): readonly Slice[] {
  return of.borders.slice(0, -1).flatMap((from, i): readonly Slice[] => {
    const to = of.borders[i + 1] ?? Infinity;
    const isIn = (_: number, row: number) => (of.by[row] ?? NaN) >= from && (of.by[row] ?? NaN) < to;
    const [predicted, credit] = [of.predicted.filter(isIn), of.credit.filter(isIn)];
    if (predicted.length === 0) return [];
    const { auc } = measure(predicted, credit);
    return [{ from, to: to === Infinity ? null : to, count: predicted.length, auc: Number.isFinite(auc) ? auc : null, predicted: mean(predicted), observed: mean(credit) }];
  });
}

function mean(numbers: Float64Array): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
