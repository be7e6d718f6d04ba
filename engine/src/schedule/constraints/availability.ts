import type { Violation } from '../plan.ts';
import type { Away } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Who is there at all, and what is open? Absences, sections outside the models, reserved meetings and the hours a part-timer offers
 * come before any wish. The models plan only what the rest of the school leaves them.
 */
const limit = { id: 'availability', tier: 'never' } as const;

export const availability: Constraint = {
  ...limit,
  sentence: 'People are planned only when they are in school and free, adults only in periods they offer, spaces only when they are open and empty.',

  encode(draft) {
    const { on } = draft.facts.day;
    for (const { id: periodId } of draft.periods) {
      for (const [id, adult] of draft.adults) {
        const isOffered = adult.offer?.periodIds.includes(periodId) === true;
        const isTaken = draft.commitmentOf(id, periodId) === 'section';
        if (!isOffered || isTaken || !draft.isHere({ kind: 'person', id }, on, periodId)) adult.stationsAtOnce.set(periodId, 0);
      }
      for (const [id, space] of draft.spaces) {
        const isTaken = draft.commitmentOf(id, periodId) !== undefined;
        if (isTaken || !draft.isHere({ kind: 'space', id }, on, periodId)) space.stationsAtOnce.set(periodId, 0);
      }
    }
    for (const demand of draft.demands) {
      const { student, period } = demand;
      if (!draft.isHere({ kind: 'person', id: student.id }, on, period.id) || draft.isReserved(student.id, on, period.id)) demand.isAway = true;
    }
  },

  check(day) {
    const found: Violation[] = [];
    for (const { seat } of day.seats) {
      const away = day.whyAway(seat.studentId, seat.periodId);
      // Whoever is out with a service is the business of service-minutes.
      if (away === undefined || away.why === 'pull-out') continue;
      const { studentId, periodId } = seat;
      found.push(violationOf(limit, { students: [studentId], period: periodId, params: { what: 'student', student: studentId, period: periodId, ...told(away) } }));
    }
    for (const { station } of day.stations) {
      const { periodId, spaceId } = station;
      for (const adultId of station.adultIds) {
        const away = day.whyAway(adultId, periodId);
        if (away === undefined || away.why === 'pull-out') continue;
        const params = { what: 'adult', adult: adultId, period: periodId, ...told(away) };
        found.push(violationOf(limit, { adults: [adultId], period: periodId, params }));
      }
      const closed = day.whyClosed(spaceId, periodId);
      if (closed === undefined) continue;
      found.push(violationOf(limit, { space: spaceId, period: periodId, params: { what: 'space', space: spaceId, period: periodId, ...told(closed) } }));
    }
    return found;
  },
};

function told({ why, detail }: Away): { readonly why: string; readonly detail: string } {
  return { why, detail };
}
