import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * A room named in an accommodation (quiet, near the nurse, reachable by wheelchair) is needed in every planned period, not when it
 * is convenient.
 */
const limit = { id: 'required-space', tier: 'never' } as const;

export const requiredSpace: Constraint = {
  ...limit,
  sentence: 'A student whose accommodation names a space is placed there in every planned period.',

  encode(draft) {
    for (const demand of draft.demands) {
      const needed = (draft.index.accommodationsOf.get(demand.student.id) ?? []).flatMap((one) => (one.kind === 'space' ? [one.spaceId] : []));
      // A space that is closed today can help nobody: the student gets another place, and the check below says what is missing.
      const open = needed.filter((id) => draft.spaces.has(id) && draft.commitmentOf(id, demand.period.id) === undefined
        && draft.isHere({ kind: 'space', id }, draft.facts.day.on, demand.period.id));
      if (open.length > 0) demand.spaceIds = new Set(open);
    }
  },

  check(day) {
    return day.seats.flatMap(({ seat, station }) => {
      const named = day.accommodations(seat.studentId).filter((need) => need.kind === 'space').map(({ spaceId }) => spaceId);
      const [space] = named;
      return space === undefined || named.includes(station.station.spaceId) ? [] : [violationOf(limit, {
        students: [seat.studentId], space, period: seat.periodId, params: { student: seat.studentId, space, period: seat.periodId },
      })];
    });
  },
};
