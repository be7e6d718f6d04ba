import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Some lessons build a story: the second makes no sense before the first, and the first is stale after the third. Where a model says so, a
 * student goes through a unit in order, within a day and from day to day. Going back is a person's decision.
 */
const limit = { id: 'unit-order', tier: 'approval' } as const;

export const unitOrder: Constraint = {
  ...limit,
  sentence: 'Lessons of a unit come in its order; nobody gets the same step again, or an earlier one.',

  encode(draft) {
    for (const [, demands] of Map.groupBy(draft.demands, ({ adopted, student }) => `${adopted.adoption.id} ${student.id}`)) {
      const [first] = demands;
      if (first === undefined) continue;
      const { student, adopted } = first;
      const unitOf = (activityIds: readonly string[]) => activityIds.map((id) => draft.activity(adopted, id)?.unit).find((unit) => unit !== undefined);
      const reached = new Map<string, number>();
      for (const { station, meeting } of draft.week.earlier(student.id)) {
        const unit = station.adoptionId === adopted.adoption.id ? unitOf(meeting.activityIds) : undefined;
        if (unit !== undefined) reached.set(unit.id, Math.max(unit.step, reached.get(unit.id) ?? 0));
      }
      let hasUnit = false;
      for (const own of demands.flatMap(({ options }) => options)) {
        const unit = unitOf(own.option.activityIds);
        if (unit === undefined) continue;
        hasUnit = true;
        own.unit = unit;
        if (unit.step <= (reached.get(unit.id) ?? 0)) own.price += draft.prices.approval;
      }
      if (hasUnit && demands.length > 1) draft.dayRules.push({ rule: 'unit-in-order', demands, except: [], price: draft.prices.approval });
    }
  },

  check(day) {
    return [...new Set(day.seats.map(({ student }) => student.id))].flatMap((studentId) => {
      const done = new Map<string, number>();
      const activitiesOf = (adoptionId: string) => day.facts.models.filter(({ adoption }) => adoption.id === adoptionId)
        .flatMap(({ adoption, model }) => [...adoption.activities, ...model.instruction.activities]);
      for (const { station, meeting } of day.week.earlier(studentId)) {
        for (const { id, unit } of activitiesOf(station.adoptionId)) {
          if (unit !== undefined && meeting.activityIds.includes(id)) done.set(`${station.adoptionId} ${unit.id}`, Math.max(unit.step, done.get(`${station.adoptionId} ${unit.id}`) ?? 0));
        }
      }
      return day.seatsOf(studentId).filter(({ meeting }) => !meeting.isSecondPart).flatMap(({ seat, meeting, station }) => meeting.activities.flatMap((activity) => {
        if (activity.unit === undefined) return [];
        const key = `${station.station.adoptionId} ${activity.unit.id}`;
        const last = done.get(key) ?? 0;
        done.set(key, Math.max(last, activity.unit.step));
        return activity.unit.step > last ? [] : [violationOf(limit, {
          students: [studentId], period: seat.periodId, params: { student: studentId, period: seat.periodId, activity: activity.id, step: activity.unit.step, last },
        })];
      }));
    });
  },
};
