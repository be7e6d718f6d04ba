import { gradeNumber, isGrade } from '../../roster/index.ts';
import type { Grade } from '../../roster/index.ts';

/** The place of a grade in a school career; undefined for a word that is no grade, so that a check can say so instead of failing. */
export function gradeIndex(grade: Grade): number | undefined {
  return isGrade(grade) ? gradeNumber(grade) : undefined;
}

/** Whether students of a scope may meet work of a grade: a grade of the scope itself, or within the span that needs no approval. */
export function isInReach(grade: Grade, { scope, span }: { readonly scope: readonly Grade[]; readonly span: { readonly below: number; readonly above: number } }): boolean {
  const index = gradeIndex(grade);
  return index !== undefined && scope.some((own) => {
    const at = gradeIndex(own);
    return at !== undefined && index >= at - span.below && index <= at + span.above;
  });
}
