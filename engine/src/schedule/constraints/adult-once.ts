import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Nobody can be in two rooms. Helping counts as much as leading: an adult who is promised to a student in one room is not free
 * to lead a station in another.
 */
const limit = { id: 'adult-once', tier: 'never' } as const;

export const adultOnce: Constraint = {
  ...limit,
  sentence: 'An adult is in one station in a period.',

  encode(draft) {
    for (const adult of draft.adults.values()) {
      for (const { id } of draft.periods) adult.stationsAtOnce.set(id, Math.min(1, adult.stationsAtOnce.get(id) ?? 1));
    }
  },

  check(day) {
    const places = day.stations.flatMap(({ station }) => [...new Set(station.adultIds)].map((adultId) => ({ adultId, station })));
    return [...Map.groupBy(places, ({ adultId, station }) => `${station.periodId} ${adultId}`).values()].flatMap((own) => {
      const first = own[0];
      return first === undefined || own.length === 1 ? [] : [violationOf(limit, {
        adults: [first.adultId], period: first.station.periodId, params: { adult: first.adultId, period: first.station.periodId, count: own.length },
      })];
    });
  },
};
