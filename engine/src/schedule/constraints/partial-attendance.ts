import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Who comes late or leaves early is in school for the rest of the period, and has a place there with something that can be finished. Whoever has
 * too few minutes for anything is expected in the study place, and not looked for in the corridor.
 */
const limit = { id: 'partial-attendance', tier: 'never' } as const;

export const partialAttendance: Constraint = {
  ...limit,
  sentence: 'A student who is there for part of a period does what fits in those minutes, or is in the study place.',

  encode(draft) {
    const { on } = draft.facts.day;
    const there = new Map(draft.facts.availability.filter((one) => one.on === on && one.subject.kind === 'person')
      .flatMap(({ subject, partly = [] }) => partly.map(({ periodId, minutes }) => [`${subject.id} ${periodId}`, minutes] as const)));
    for (const demand of draft.demands) {
      const minutes = there.get(`${demand.student.id} ${demand.period.id}`);
      if (minutes !== undefined) demand.options = demand.options.filter(({ option }) => option.minutes + option.checkMinutes <= minutes);
    }
  },

  check(day) {
    return day.facts.availability.filter(({ on, subject }) => on === day.plan.on && subject.kind === 'person').flatMap(({ subject, partly }) => (partly ?? []).flatMap((part) => {
      const seat = day.seatsOf(subject.id).find((one) => one.seat.periodId === part.periodId);
      if (seat === undefined || seat.meeting.meeting.purpose === 'fallback') return [];
      const written = seat.meeting.activities.reduce((sum, { minutes }) => sum + minutes, 0) + (seat.meeting.exitCheck?.minutes ?? 0);
      const minutes = Math.max(written, seat.seat.minutes + seat.seat.checkMinutes);
      return minutes <= part.minutes ? [] : [violationOf(limit, {
        students: [subject.id], period: part.periodId, params: { student: subject.id, period: part.periodId, minutes, most: part.minutes },
      })];
    }));
  },
};
