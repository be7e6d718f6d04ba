import type { Grade } from '../../roster/index.ts';

/** Grades as CEDS writes them, in order; kindergarten is 0. */
export function gradeRank(grade: Grade): number | undefined {
  if (/^(0[1-9]|1[0-3])$/.test(grade)) return Number(grade);
  const early = ['IT', 'PR', 'PK', 'TK', 'KG'].indexOf(grade);
  return early < 0 ? undefined : early - 4;
}
