import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Some students work only in a small group. The group is who meets on one thing; fallback is one group.
 */
const limit = { id: 'accommodated-group-size', tier: 'never' } as const;

export const accommodatedGroupSize: Constraint = {
  ...limit,
  sentence: 'A student whose accommodation asks for a small group is never in a larger one, whatever the modality allows.',

  encode(draft) {
    for (const demand of draft.demands) {
      for (const need of draft.index.accommodationsOf.get(demand.student.id) ?? []) {
        if (need.kind === 'group-size') demand.groupAtMost = Math.min(need.atMost, demand.groupAtMost ?? need.atMost);
      }
    }
  },

  check(day) {
    return day.seats.flatMap(({ seat, meeting }) => day.accommodations(seat.studentId)
      .filter((need) => need.kind === 'group-size')
      .filter((need) => meeting.seats.length > need.atMost)
      .map((need) => violationOf(limit, {
        students: [seat.studentId], period: seat.periodId,
        params: { student: seat.studentId, period: seat.periodId, count: meeting.seats.length, most: need.atMost },
      })));
  },
};
