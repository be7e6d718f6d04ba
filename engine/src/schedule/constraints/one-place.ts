import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Is everybody somewhere, once? The first thing a school has to know of any plan: a student without a place stands in the corridor,
 * and one with two is missed in one of them. Absent students have none, so that nobody is looked for who is not there.
 */
const limit = { id: 'one-place', tier: 'never' } as const;

export const onePlace: Constraint = {
  ...limit,
  sentence: 'Every present student of a planned section has exactly one place in each of its periods, with the model that plans it; nobody else has one.',

  encode(draft) {
    for (const demand of draft.demands) demand.isAsked = true;
  },

  check(day) {
    const key = (studentId: string, periodId: string) => `${periodId} ${studentId}`;
    const seats = Map.groupBy(day.seats, ({ seat }) => key(seat.studentId, seat.periodId));
    const enrolled = new Set(day.enrolled.map(({ studentId, periodId }) => key(studentId, periodId)));
    const miscounted = day.expected.flatMap(({ studentId, periodId, adoptionId }) => {
      const own = seats.get(key(studentId, periodId)) ?? [];
      // One place in another model's station is a chair, not a place.
      const count = own.length === 1 && own[0]?.station.station.adoptionId !== adoptionId ? 0 : own.length;
      return count === 1 ? [] : [{ studentId, periodId, count }];
    });
    const strangers = [...seats.values()].flatMap((own) => own.slice(0, 1)).filter(({ seat }) => !enrolled.has(key(seat.studentId, seat.periodId)));
    const extra = [...strangers.map(({ seat }) => seat), ...day.looseSeats].map(({ studentId, periodId }) => ({ studentId, periodId, count: 1 }));
    return [...miscounted, ...extra].map(({ studentId, periodId, count }) => violationOf(limit, {
      students: [studentId], period: periodId, params: { student: studentId, period: periodId, count },
    }));
  },
};
