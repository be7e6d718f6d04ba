import type { Grade } from '../../roster/index.ts';
import { grades } from '../format/values.ts';

const order: readonly string[] = grades;

/** Place of a grade in a school career: KG is 0, '06' is 6. Undefined for a word that is no grade. */
export function gradeIndex(grade: Grade): number | undefined {
  const index = order.indexOf(grade);
  return index < 0 ? undefined : index;
}

/** Every grade a model's students may meet work of: those of its scope, widened by the span that needs no approval. */
export function gradesInReach(scope: readonly Grade[], span: { readonly below: number; readonly above: number }): ReadonlySet<Grade> {
  return new Set(
    grades.filter((_, index) =>
      scope.some((grade) => {
        const own = gradeIndex(grade);
        return own !== undefined && index >= own - span.below && index <= own + span.above;
      }),
    ),
  );
}
