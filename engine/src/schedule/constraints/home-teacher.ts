import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * One adult who knows the student is worth more than the best match each day. Wanted, not forced: only in periods in which the round
 * plan gives the student a standing group with a home teacher.
 */
const limit = { id: 'home-teacher', tier: 'preferred' } as const;

export const homeTeacher: Constraint = {
  ...limit,
  sentence: 'Students with a standing group spend the wanted share of the week\'s meetings with their home teacher.',

  encode(draft) {
    const share = draft.limits.homeTeacherShare;
    if (share === null) return;
    const { on } = draft.facts.day;
    const groups = draft.facts.rounds.filter(({ from, until }) => from <= on && on <= until)
      .flatMap((round) => round.standingGroups.map((group) => ({ ...group, adoptionId: round.adoptionId })));
    for (const { periodId, homeTeacherId, studentIds, adoptionId } of groups) {
      for (const studentId of studentIds) {
        const demands = draft.demandsOf(studentId)
          .filter(({ period, adopted }) => period.id === periodId && adopted.adoption.id === adoptionId && draft.isFree(studentId, on, periodId));
        if (demands.length === 0) continue;
        const before = draft.week.before(studentId).filter((place) => place.periodId === periodId && place.station.adoptionId === adoptionId);
        const ahead = draft.week.ahead(studentId).filter((place) => place.periodId === periodId).length;
        const due = draft.dueToday({
          owed: share * (before.length + demands.length + ahead),
          given: before.filter(({ station }) => station.adultIds.includes(homeTeacherId)).length,
          rest: ahead,
          can: draft.isFree(homeTeacherId, on, periodId) ? demands.length : 0,
        });
        if (due > 0) {
          draft.contacts.push({
            constraintId: limit.id, demands: demands.map((demand) => ({ demand, amount: 1 })),
            adultIds: [homeTeacherId], isResponsible: false, kinds: null, atLeast: due, price: draft.prices.preferred,
          });
        }
      }
    }
  },

  check(day) {
    const share = day.limits.homeTeacherShare;
    if (share === null) return [];
    const rounds = day.facts.rounds.filter((round) => day.plan.on >= round.from && day.plan.on <= round.until);
    return rounds.flatMap((round) => round.standingGroups.flatMap((group) => group.studentIds.flatMap((studentId) => {
      const { periodId, homeTeacherId } = group;
      const today = day.expected.filter((one) => one.studentId === studentId && one.periodId === periodId && one.adoptionId === round.adoptionId).length;
      const past = day.week.past(studentId).filter(({ seat, station }) => seat.periodId === periodId && station.adoptionId === round.adoptionId);
      const future = day.week.future(studentId).filter((one) => one.periodId === periodId).length;
      const due = day.dueToday({
        owed: share * (past.length + today + future),
        given: past.filter(({ station }) => station.adultIds.includes(homeTeacherId)).length,
        rest: future,
        can: day.whyAway(homeTeacherId, periodId) === undefined ? today : 0,
      });
      const had = day.seatsOf(studentId).filter(({ seat, station }) => seat.periodId === periodId && station.station.adultIds.includes(homeTeacherId)).length;
      return had >= due - 1e-9 ? [] : [violationOf(limit, {
        students: [studentId], adults: [homeTeacherId], period: periodId,
        params: { student: studentId, adult: homeTeacherId, period: periodId, percent: Math.round(share * 100) },
      })];
    })));
  },
};
