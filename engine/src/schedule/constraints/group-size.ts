import type { Violation } from '../plan.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Sizes belong to a modality: partner work alone is no partner work, and a small group of fifteen is none. A person may allow
 * an exception, with a reason; the plan asks for it by name.
 */
const limit = { id: 'group-size', tier: 'approval' } as const;

export const groupSize: Constraint = {
  ...limit,
  sentence: 'A group has no fewer and no more students than its modality says, and a station no more groups.',

  encode(draft) {
    for (const kind of draft.kinds) {
      if (kind.modality === null) continue;
      kind.groupMin = kind.modality.groupSize.min;
      kind.groupMax = kind.modality.groupSize.max;
      kind.groupsPerStation = kind.modality.groupsPerStation;
    }
  },

  check(day) {
    return day.stations.flatMap(({ station, modality, meetings }): readonly Violation[] => {
      if (modality === undefined) return [];
      const { min, max } = modality.groupSize;
      const where = { space: station.spaceId, period: station.periodId, modality: modality.id };
      const sizes = meetings.filter(({ seats }) => seats.length < min || seats.length > max).map(({ seats }) => violationOf(limit, {
        students: seats.map(({ student }) => student.id), adults: station.adultIds, space: station.spaceId, period: station.periodId,
        params: { ...where, what: 'students', count: seats.length, min, max },
      }));
      const tooMany = meetings.length <= modality.groupsPerStation ? [] : [violationOf(limit, {
        adults: station.adultIds, space: station.spaceId, period: station.periodId,
        params: { ...where, what: 'groups', count: meetings.length, min: 1, max: modality.groupsPerStation },
      })];
      return [...sizes, ...tooMany];
    });
  },
};
