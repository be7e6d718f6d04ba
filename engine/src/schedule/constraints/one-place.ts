import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

const limit = { id: 'one-place', tier: 'never' } as const;

export const onePlace: Constraint = {
  ...limit,
  sentence: 'Every present student of a planned section has exactly one place in each of its periods, and nobody else has one.',

  encode(draft) {
    for (const demand of draft.demands) demand.isAsked = true;
  },

  check(day) {
    const key = (studentId: string, periodId: string) => `${periodId} ${studentId}`;
    const seats = Map.groupBy(day.seats, ({ seat }) => key(seat.studentId, seat.periodId));
    const enrolled = new Set(day.enrolled.map(({ studentId, periodId }) => key(studentId, periodId)));
    const miscounted = day.expected.flatMap(({ studentId, periodId }) => {
      const count = seats.get(key(studentId, periodId))?.length ?? 0;
      return count === 1 ? [] : [{ studentId, periodId, count }];
    });
    const strangers = [...seats.values()].flatMap((own) => own.slice(0, 1)).filter(({ seat }) => !enrolled.has(key(seat.studentId, seat.periodId)));
    const extra = [...strangers.map(({ seat }) => seat), ...day.looseSeats].map(({ studentId, periodId }) => ({ studentId, periodId, count: 1 }));
    return [...miscounted, ...extra].map(({ studentId, periodId, count }) => violationOf(limit, {
      students: [studentId], period: periodId, params: { student: studentId, period: periodId, count },
    }));
  },
};
