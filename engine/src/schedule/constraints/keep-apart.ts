import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Two students who must not meet (a conflict, a court order) are in two stations. Two groups in one room are not apart.
 */
const limit = { id: 'keep-apart', tier: 'never' } as const;

export const keepApart: Constraint = {
  ...limit,
  sentence: 'Two students to keep apart are never in one station.',

  encode(draft) {
    for (const [one, others] of draft.index.apartFrom) {
      for (const other of others) if (one < other) draft.apart.push([one, other]);
    }
  },

  check(day) {
    const { on } = day.plan;
    const pairs = day.facts.roster.keepApart.filter(({ from, until }) => from <= on && (until === null || until >= on));
    return day.stations.flatMap(({ station, seats }) => {
      const here = new Set(seats.map(({ student }) => student.id));
      return pairs.filter(({ studentIds }) => studentIds.every((id) => here.has(id))).map(({ studentIds }) => violationOf(limit, {
        students: studentIds, space: station.spaceId, period: station.periodId,
        params: { students: studentIds, space: station.spaceId, period: station.periodId },
      }));
    });
  },
};
