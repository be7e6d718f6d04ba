import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * "Identical lessons from one day to the next" was among the first complaints about plans made by machine. After a miss the same
 * competency comes again in another way, not the same sheet. Fallback is no lesson, so it is no last time.
 */
const limit = { id: 'no-repeat', tier: 'approval' } as const;

export const noRepeat: Constraint = {
  ...limit,
  sentence: 'A student does not get the activity of last time again.',

  encode(draft) {
    for (const [, demands] of Map.groupBy(draft.demands, ({ student, adopted }) => `${adopted.adoption.id} ${student.id}`)) {
      const [first] = demands;
      if (first === undefined) continue;
      const last = draft.week.last(first.student.id, first.adopted.adoption.id)?.meeting.activityIds ?? [];
      for (const own of first.options) if (own.option.activityIds.some((id) => last.includes(id))) own.price += draft.prices.approval;
      demands.slice(1).forEach((later, position) => {
        const earlier = demands[position];
        if (earlier !== undefined) draft.dayRules.push({ rule: 'activity-once', demands: [earlier, later], except: [], price: draft.prices.approval });
      });
    }
  },

  check(day) {
    const taught = day.seats.filter(({ meeting }) => meeting.meeting.purpose !== 'fallback' && !meeting.isSecondPart);
    const byModel = Map.groupBy(taught, ({ seat, station }) => `${station.station.adoptionId} ${seat.studentId}`);
    return [...byModel.values()].flatMap((seats) => {
      const inOrder = [...seats].sort((left, right) => left.station.period.startMinute - right.station.period.startMinute);
      return inOrder.flatMap(({ seat, meeting, station }, position) => {
        const before = inOrder[position - 1]?.meeting.meeting ?? day.week.lastSeat(seat.studentId, station.station.adoptionId)?.meeting;
        const again = meeting.meeting.activityIds.find((id) => before?.activityIds.includes(id) === true);
        return again === undefined ? [] : [violationOf(limit, {
          students: [seat.studentId], period: seat.periodId, params: { student: seat.studentId, period: seat.periodId, activity: again },
        })];
      });
    });
  },
};
