import type { Responses } from '../responses/responses.ts';

/**
 * A way to predict answers that can be fitted: what `evaluate` compares. A fitted one predicts one step ahead: each answer from the same
 * student's earlier answers alone, so that nothing later can leak into it.
 */
export type Fittable = {
  readonly name: string;
  readonly isRecommended: boolean;
  fit(responses: Responses, students: readonly number[]): Predictor;
};

/** P(right) of every answer of the students, in the order of `rowsOf`. Takes answers whose ids have the same numbers as those it was fitted on. */
export type Predictor = (responses: Responses, students: readonly number[]) => Float64Array;

/** The answers of the students, in order. */
export function rowsOf(responses: Responses, students: readonly number[]): Int32Array {
  const rows: number[] = [];
  for (const student of students) {
    const end = responses.studentStart[student + 1] ?? 0;
    for (let row = responses.studentStart[student] ?? 0; row < end; row += 1) rows.push(row);
  }
  return Int32Array.from(rows);
}
