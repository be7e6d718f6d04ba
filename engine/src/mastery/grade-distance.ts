import type { Grade } from '../roster/index.ts';

/**
 * How many grades lie between a student and a competency: 0 on grade, positive when the competency is below the student's grade
 * (it was taught in an earlier year), negative when it is above. null where either side has no grade.
 */
export function gradeDistance(student: Grade | null, competency: readonly Grade[]): number | null {
  const own = student === null ? null : gradeNumber(student);
  const taught = competency.map(gradeNumber).filter((grade) => grade !== null);
  if (own === null || taught.length === 0) return null;
  const first = Math.min(...taught);
  const last = Math.max(...taught);
  return own < first ? own - first : own > last ? own - last : 0;
}

/** 'KG' is 0 and '01' is 1; null for anything that is no year of school ('UG', 'Other'). */
export function gradeNumber(grade: Grade): number | null {
  if (grade === 'KG' || grade === 'K') return 0;
  if (grade === 'PK' || grade === 'PR') return -1;
  return /^\d{1,2}$/.test(grade) ? Number(grade) : null;
}
