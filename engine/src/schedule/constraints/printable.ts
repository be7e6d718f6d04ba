import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

const limit = { id: 'printable', tier: 'never' } as const;

export const printable: Constraint = {
  ...limit,
  sentence: 'Every planned activity has a printable form, so that a day without computers is still a day.',

  encode(draft) {
    for (const demand of draft.demands) {
      demand.options = demand.options.filter(({ option }) => option.activityIds.every((id) => draft.activity(demand.adopted, id)?.printable !== null));
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
