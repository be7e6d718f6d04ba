import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * One station in a space at a time: a group that was promised a room finds it empty. An open area that holds several groups at once
 * is several spaces in the roster, each with seats of its own.
 */
const limit = { id: 'space-once', tier: 'never' } as const;

export const spaceOnce: Constraint = {
  ...limit,
  sentence: 'A space holds one station in a period.',

  encode(draft) {
    for (const space of draft.spaces.values()) {
      for (const { id } of draft.periods) space.stationsAtOnce.set(id, Math.min(1, space.stationsAtOnce.get(id) ?? 1));
    }
  },

  check(day) {
    return [...Map.groupBy(day.stations, ({ station }) => `${station.periodId} ${station.spaceId}`).values()].flatMap((own) => {
      const station = own[0]?.station;
      return station === undefined || own.length === 1 ? [] : [violationOf(limit, {
        space: station.spaceId, period: station.periodId, params: { space: station.spaceId, period: station.periodId, count: own.length },
      })];
    });
  },
};
