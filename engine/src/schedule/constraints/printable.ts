import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Screens fail. A plan whose every part can be printed survives a morning without a network.
 */
const limit = { id: 'printable', tier: 'never' } as const;

export const printable: Constraint = {
  ...limit,
  sentence: 'Every planned activity has a printable form, so that a day without computers is still a day.',

  encode(draft) {
    for (const demand of draft.demands) {
      const hasForm = (activityId: string) => draft.activity(demand.adopted, activityId)?.printable !== null;
      demand.options = demand.options.filter(({ option }) => option.activityIds.every(hasForm));
    }
  },

  check(day) {
    return day.stations.flatMap(({ station, meetings }) => meetings.flatMap(({ activities, seats }) => activities
      .filter((activity) => activity.printable === null)
      .map((activity) => violationOf(limit, {
        students: seats.map(({ student }) => student.id), space: station.spaceId, period: station.periodId,
        params: { activity: activity.id, space: station.spaceId, period: station.periodId },
      }))));
  },
};
