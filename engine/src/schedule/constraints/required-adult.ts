import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Some students are never without a named adult. It is the adult who comes to what suits the student, not the other way round.
 */
const limit = { id: 'required-adult', tier: 'never' } as const;

export const requiredAdult: Constraint = {
  ...limit,
  sentence: 'A student whose accommodation names an adult has that adult in the station in every planned period.',

  encode(draft) {
    for (const demand of draft.demands) {
      for (const need of draft.index.accommodationsOf.get(demand.student.id) ?? []) {
        // An adult who is out can help nobody: the student gets a place all the same, and the check below says who is missing.
        if (need.kind === 'adult' && draft.isFree(need.personId, draft.facts.day.on, demand.period.id)) demand.withAdultIds.add(need.personId);
      }
    }
  },

  check(day) {
    return day.seats.flatMap(({ seat, station }) => day.accommodations(seat.studentId)
      .filter((need) => need.kind === 'adult')
      .filter((need) => !station.station.adultIds.includes(need.personId))
      .map((need) => violationOf(limit, {
        students: [seat.studentId], adults: [need.personId], period: seat.periodId,
        params: { student: seat.studentId, adult: need.personId, period: seat.periodId },
      })));
  },
};
