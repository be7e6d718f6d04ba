import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * The morning's check says whether there is more to learn; until it has been read, a second meeting on the same thing is a guess, and the day
 * gets narrow. So the rule is kept wherever there is anything else to do. It costs what fallback costs: a second meeting is still better than
 * a study place. A model says which of its modalities do not count, such as work on a project or practice planned after a lesson.
 */
const limit = { id: 'competency-once', tier: 'preferred' } as const;

export const competencyOnce: Constraint = {
  ...limit,
  sentence: 'A student works on a competency once a day; a modality may be left out of this.',

  encode(draft) {
    const except = draft.kinds.filter(({ modality }) => modality?.againSameDay === true);
    for (const [, demands] of Map.groupBy(draft.demands, ({ student }) => student.id)) {
      if (demands.length > 1) draft.dayRules.push({ rule: 'competency-once', demands, except, price: draft.prices.fallback });
    }
  },

  check(day) {
    return [...Map.groupBy(day.seats, ({ student }) => student.id).keys()].flatMap((studentId) => {
      const done = new Set<string>();
      return day.seatsOf(studentId).flatMap(({ seat, meeting, station }) => {
        const { competencyId } = meeting.meeting;
        if (competencyId === null || meeting.isSecondPart || station.modality?.againSameDay === true) return [];
        const isSecond = done.has(competencyId);
        done.add(competencyId);
        return !isSecond ? [] : [violationOf(limit, {
          students: [studentId], period: seat.periodId, params: { student: studentId, period: seat.periodId, competency: competencyId },
        })];
      });
    });
  },
};
