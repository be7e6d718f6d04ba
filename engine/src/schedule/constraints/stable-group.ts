import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Groups that change every day never become a class. A student is in the stable group where at least half of the others in the
 * station belong to it.
 */
const limit = { id: 'stable-group', tier: 'preferred' } as const;

export const stableGroup: Constraint = {
  ...limit,
  sentence: 'Students with a standing group spend the wanted share of the week\'s meetings among its members.',

  encode(draft) {
    const share = draft.limits.stableGroupShare;
    if (share === null) return;
    const { on } = draft.facts.day;
    for (const round of draft.facts.rounds.filter(({ from, until }) => from <= on && on <= until)) {
      for (const { periodId, studentIds } of round.standingGroups) {
        const members = studentIds.filter((id) => draft.isFree(id, on, periodId)).flatMap((id) => draft.demandsOf(id))
          .filter(({ period, adopted }) => period.id === periodId && adopted.adoption.id === round.adoptionId);
        const due = members.filter(({ student }) => {
          const before = draft.week.before(student.id)
            .filter((place) => place.periodId === periodId && place.station.adoptionId === round.adoptionId);
          const ahead = draft.week.ahead(student.id).filter((place) => place.periodId === periodId).length;
          const friends = (ids: readonly string[]) => ids.filter((id) => id !== student.id && studentIds.includes(id)).length;
          const given = before.filter(({ seatsInStation }) => 2 * friends(seatsInStation) >= seatsInStation.length - 1).length;
          return draft.dueToday({ owed: share * (before.length + 1 + ahead), given, rest: ahead, can: 1 }) > 0;
        });
        if (due.length > 0) draft.companies.push({ members, due, price: draft.prices.preferred });
      }
    }
  },

  check(day) {
    const share = day.limits.stableGroupShare;
    if (share === null) return [];
    const isAmong = (studentId: string, group: readonly string[], present: readonly string[]) => {
      const others = present.filter((id) => id !== studentId);
      return others.filter((id) => group.includes(id)).length >= others.length / 2;
    };
    const rounds = day.facts.rounds.filter((round) => day.plan.on >= round.from && day.plan.on <= round.until);
    return rounds.flatMap((round) => round.standingGroups.flatMap(({ periodId, studentIds }) => studentIds.flatMap((studentId) => {
      const seats = day.seatsOf(studentId).filter(({ seat, station }) => seat.periodId === periodId && station.station.adoptionId === round.adoptionId);
      const past = day.week.past(studentId).filter(({ seat, station }) => seat.periodId === periodId && station.adoptionId === round.adoptionId);
      const future = day.week.future(studentId).filter((one) => one.periodId === periodId).length;
      const due = day.dueToday({
        owed: share * (past.length + seats.length + future),
        given: past.filter(({ studentIdsInStation }) => isAmong(studentId, studentIds, studentIdsInStation)).length, rest: future, can: seats.length,
      });
      const had = seats.filter(({ station }) => isAmong(studentId, studentIds, station.seats.map(({ student }) => student.id))).length;
      return had >= due - 1e-9 ? [] : [violationOf(limit, {
        students: [studentId], period: periodId, params: { student: studentId, period: periodId, percent: Math.round(share * 100) },
      })];
    })));
  },
};
