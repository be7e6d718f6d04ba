import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Chairs are counted, not estimated. A plan that puts 31 students into a room of 30 seats is wrong for one of them.
 */
const limit = { id: 'seats', tier: 'never' } as const;

export const seats: Constraint = {
  ...limit,
  sentence: 'A space has a seat for everybody planned in it.',

  encode(draft) {
    for (const own of draft.spaces.values()) own.seats = own.space.seats;
  },

  check(day) {
    return [...Map.groupBy(day.stations, ({ station }) => `${station.periodId} ${station.spaceId}`).values()].flatMap((own) => {
      const [first] = own;
      const count = own.reduce((sum, station) => sum + station.seats.length, 0);
      if (first?.space === undefined || count <= first.space.seats) return [];
      const { spaceId, periodId } = first.station;
      return [violationOf(limit, {
        students: own.flatMap((station) => station.seats.map(({ student }) => student.id)), space: spaceId, period: periodId,
        params: { space: spaceId, period: periodId, count, seats: first.space.seats },
      })];
    });
  },
};
