import { gradeNumber, isGrade } from '../roster/index.ts';
import type { Grade } from '../roster/index.ts';

/**
 * How many grades lie between a student and a competency: 0 on grade, positive when the competency is below the student's grade
 * (it was taught in an earlier year), negative when it is above. null where either side has no grade that can be compared ('UG').
 */
export function gradeDistance(student: Grade | null, competency: readonly Grade[]): number | null {
  const taught = competency.filter(isGrade).map(gradeNumber);
  if (student === null || !isGrade(student) || taught.length === 0) return null;
  const own = gradeNumber(student);
  const first = Math.min(...taught);
  const last = Math.max(...taught);
  return own < first ? own - first : own > last ? own - last : 0;
}
