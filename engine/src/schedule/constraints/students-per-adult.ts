import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * The ceiling above all modalities: independent work is where numbers creep up, because nobody seems to be teaching.
 */
const limit = { id: 'students-per-adult', tier: 'never' } as const;

export const studentsPerAdult: Constraint = {
  ...limit,
  sentence: 'No station has more students to each of its adults than the limit, in independent work and fallback as well.',

  encode(draft) {
    const most = draft.limits.studentsPerAdult;
    if (most === null) return;
    for (const kind of draft.kinds) kind.studentsPerAdult = Math.min(most, kind.studentsPerAdult ?? most);
  },

  check(day) {
    const most = day.limits.studentsPerAdult;
    if (most === null) return [];
    return day.stations.filter(({ adults, seats }) => seats.length > most * adults.length).map(({ station, adults, seats }) => violationOf(limit, {
      students: seats.map(({ student }) => student.id), adults: station.adultIds, space: station.spaceId, period: station.periodId,
      params: { adults: station.adultIds, space: station.spaceId, period: station.periodId, count: seats.length, most: most * adults.length },
    }));
  },
};
