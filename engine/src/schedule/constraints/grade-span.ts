import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * A sixth-grader was once sent into trigonometry by a plan. What lies beyond the model's span of grades needs a person's yes.
 */
const limit = { id: 'grade-span', tier: 'approval' } as const;

export const gradeSpan: Constraint = {
  ...limit,
  sentence: 'A student works on competencies within the model\'s grades above and below the student\'s own.',

  encode(draft) {
    for (const { student, adopted, options } of draft.demands) {
      const own = draft.rankOf(student.grade ?? '');
      if (own === undefined) continue;
      const { below, above } = adopted.model.instruction.path.gradeSpan;
      for (const priced of options) {
        const grades = draft.facts.graph.competencies.get(priced.option.competencyId ?? '')?.grades ?? [];
        const ranks = grades.flatMap((grade) => draft.rankOf(grade) ?? []);
        if (ranks.length > 0 && !ranks.some((rank) => rank >= own - below && rank <= own + above)) priced.price += draft.prices.approval;
      }
    }
  },

  check(day) {
    return day.seats.flatMap(({ seat, student, station, meeting }) => {
      const competency = day.facts.graph.competencies.get(meeting.meeting.competencyId ?? '');
      const grade = day.rankOf(student.grade ?? '');
      if (meeting.isSecondPart || competency === undefined || grade === undefined || station.adopted === undefined) return [];
      const { gradeSpan: span } = station.adopted.model.instruction.path;
      const distances = competency.grades.flatMap((other) => day.rankOf(other) ?? []).map((rank) => rank - grade);
      if (distances.length === 0 || distances.some((distance) => -span.below <= distance && distance <= span.above)) return [];
      return [violationOf(limit, {
        students: [student.id], period: seat.periodId,
        params: { student: student.id, period: seat.periodId, competency: competency.id, below: span.below, above: span.above },
      })];
    });
  },
};
