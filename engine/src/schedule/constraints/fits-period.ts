import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * An exit check that is cut off by the bell tells nothing. The material's own minutes count, whatever the plan claims.
 */
const limit = { id: 'fits-period', tier: 'never' } as const;

export const fitsPeriod: Constraint = {
  ...limit,
  sentence: 'What a student does in a meeting, exit check included, fits in the period.',

  encode(draft) {
    for (const demand of draft.demands) {
      demand.options = demand.options.filter(({ option }) => option.minutes + option.checkMinutes <= draft.minutesFor(option.modalityId, demand));
    }
  },

  check(day) {
    return day.seats.flatMap(({ seat, meeting, station }) => {
      const written = meeting.activities.reduce((sum, { minutes }) => sum + minutes, 0) + (meeting.exitCheck?.minutes ?? 0);
      const own = seat.minutes + seat.checkMinutes;
      // A part of a meeting over two periods fits in its own period, and what is written for it in both together.
      const [minutes, most] = own > station.period.minutes ? [own, station.period.minutes] : [Math.max(written, own), meeting.minutesHeld];
      return minutes <= most ? [] : [violationOf(limit, {
        students: [seat.studentId], period: seat.periodId,
        params: { student: seat.studentId, period: seat.periodId, minutes, most },
      })];
    });
  },
};
