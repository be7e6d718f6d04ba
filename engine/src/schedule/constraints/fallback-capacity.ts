import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * A fallback without a capacity would swallow every difficult student and make any plan look feasible.
 */
const limit = { id: 'fallback-capacity', tier: 'never' } as const;

export const fallbackCapacity: Constraint = {
  ...limit,
  sentence: 'Fallback is a real place with real adults, each with no more students than the model allows there.',

  encode(draft) {
    for (const kind of draft.kinds) {
      if (kind.modality !== null) continue;
      const most = kind.adopted.model.operations.fallback.studentsPerAdult;
      kind.studentsPerAdult = Math.min(most, kind.studentsPerAdult ?? most);
    }
  },

  check(day) {
    return day.stations.filter(({ station }) => station.modalityId === null).flatMap(({ station, adopted, adults, seats }) => {
      const most = (adopted?.model.operations.fallback.studentsPerAdult ?? 0) * adults.length;
      return seats.length <= most ? [] : [violationOf(limit, {
        students: seats.map(({ student }) => student.id), adults: station.adultIds, space: station.spaceId, period: station.periodId,
        params: { adults: station.adultIds, space: station.spaceId, period: station.periodId, count: seats.length, most },
      })];
    });
  },
};
