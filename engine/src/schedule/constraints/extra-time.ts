import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Extra time is a right, and plans that forget it break the law: the exit check takes longer for these students, and an activity
 * that leaves too little of the period is not for them.
 */
const limit = { id: 'extra-time', tier: 'never' } as const;

export const extraTime: Constraint = {
  ...limit,
  sentence: 'A student with extra time has it for the exit check, within the period.',

  encode(draft) {
    for (const demand of draft.demands) {
      const factors = (draft.index.accommodationsOf.get(demand.student.id) ?? []).flatMap((one) => (one.kind === 'extra-time' ? [one.factor] : []));
      if (factors.length === 0) continue;
      const factor = Math.max(...factors);
      demand.options = demand.options.filter(({ option }) => {
        const check = option.exitCheckId === null ? undefined : draft.exitCheck(demand.adopted, option.exitCheckId);
        if (check === undefined) return true;
        const needed = check.minutes * factor;
        return option.checkMinutes >= needed && option.minutes + needed <= draft.minutesFor(option.modalityId, demand);
      });
    }
  },

  check(day) {
    return day.seats.flatMap(({ seat, meeting }) => {
      const { exitCheck } = meeting;
      if (exitCheck === undefined) return [];
      return day.accommodations(seat.studentId).filter((need) => need.kind === 'extra-time').flatMap(({ factor }) => {
        const needed = exitCheck.minutes * factor;
        const left = meeting.minutesHeld - Math.max(seat.minutes, meeting.activities.reduce((sum, { minutes }) => sum + minutes, 0));
        const given = Math.min(seat.checkMinutes, left);
        return given >= needed ? [] : [violationOf(limit, {
          students: [seat.studentId], period: seat.periodId,
        params: { student: seat.studentId, period: seat.periodId, needed, given: Math.max(0, given) },
        })];
      });
    });
  },
};
