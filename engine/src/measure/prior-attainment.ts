import type { CompetencyGraph } from '../competency/index.ts';
import { gradeDistance } from '../mastery/index.ts';
import type { StudentMastery } from '../mastery/index.ts';
import type { Person } from '../roster/index.ts';

/**
 * What did a student know before, against what others of the same grade are asked? The mean estimate over the competencies of the student's own
 * grade and the one below, 0..1: whoever is behind has gaps there, and one number over all grades would only sort students by age.
 * undefined for a student without a grade.
 */
export function priorAttainment(of: { readonly student: Person; readonly mastery: StudentMastery; readonly graph: CompetencyGraph }): number | undefined {
  const near = [...of.graph.competencies.values()].filter(({ kind, grades }) => {
    const distance = gradeDistance(of.student.grade, grades);
    return kind !== 'habit' && (distance === 0 || distance === 1);
  });
  return near.length === 0 ? undefined : near.reduce((sum, { id }) => sum + of.mastery.estimate(id).p, 0) / near.length;
}
