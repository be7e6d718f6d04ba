import type { AdoptedModel } from '../../model/index.ts';
import type { Meeting } from '../plan.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Whoever explained the first step knows what was hard about it. So work that goes on, on a competency or through the lessons of its unit, goes
 * on with the teacher who led its first meeting, as far back as the history at hand reaches. Counted are meetings in which the adult teaches or
 * circulates; where that teacher is away or busy with a section, anybody will do, and a competency that nobody has begun is free.
 */
const limit = { id: 'teacher-continuity', tier: 'preferred' } as const;

export const teacherContinuity: Constraint = {
  ...limit,
  sentence: 'A student goes on with a competency, or a unit, with the teacher with whom it was begun.',

  encode(draft) {
    const { on } = draft.facts.day;
    for (const [, demands] of Map.groupBy(draft.demands, ({ adopted, student }) => JSON.stringify([adopted.adoption.id, student.id]))) {
      const [first] = demands;
      if (first === undefined) continue;
      const { student, adopted } = first;
      const led = ledIn(adopted);
      const workOf = (competencyId: string | null, activityIds: readonly string[]) => (
        activityIds.map((id) => draft.activity(adopted, id)?.unit?.id).find((id) => id !== undefined) ?? competencyId
      );
      const begunWith = new Map<string, string>();
      for (const { station, meeting } of draft.week.earlier(student.id)) {
        const teacher = station.adultIds[0] ?? '';
        if (station.adoptionId !== adopted.adoption.id || !led.has(meeting.modalityId) || draft.index.people.get(teacher)?.role !== 'teacher') continue;
        const work = workOf(meeting.competencyId, meeting.activityIds);
        if (work !== null && !begunWith.has(work)) begunWith.set(work, teacher);
      }
      for (const demand of begunWith.size === 0 ? [] : demands) {
        const goingOn = demand.options.flatMap(({ option }) => {
          const teacher = led.has(option.modalityId) ? begunWith.get(workOf(option.competencyId, option.activityIds) ?? '') : undefined;
          return teacher === undefined ? [] : [{ id: option.id, teacher }];
        });
        for (const [teacher, own] of Map.groupBy(goingOn, (one) => one.teacher)) {
          if (!draft.isFree(teacher, on, demand.period.id)) continue;
          draft.continuations.push({ demand, optionIds: own.map(({ id }) => id), adultIds: [teacher], price: draft.prices.preferred });
        }
      }
    }
  },

  check(day) {
    const workIn = new Map(day.facts.models.map((adopted) => [adopted.adoption.id, ledWork(adopted)]));
    return [...Map.groupBy(day.seats.filter(({ meeting }) => !meeting.isSecondPart), ({ student }) => student.id)].flatMap(([studentId, seats]) => {
      const begun = new Map<string, string>();
      for (const { station, meeting } of day.week.earlier(studentId).toReversed()) {
        const work = workIn.get(station.adoptionId)?.(meeting) ?? null;
        const adult = station.adultIds[0] ?? '';
        if (work !== null && day.person(adult)?.role === 'teacher') begun.set(JSON.stringify([station.adoptionId, work]), adult);
      }
      return seats.flatMap(({ seat, meeting: { meeting }, station: { station } }) => {
        const work = workIn.get(station.adoptionId)?.(meeting) ?? null;
        const adult = work === null ? undefined : begun.get(JSON.stringify([station.adoptionId, work]));
        if (adult === undefined || station.adultIds.includes(adult) || day.whyAway(adult, seat.periodId) !== undefined) return [];
        return [violationOf(limit, {
          students: [studentId], adults: [adult], period: seat.periodId, params: { student: studentId, adult, period: seat.periodId, competency: meeting.competencyId ?? '' },
        })];
      });
    });
  },
};

/** Modalities in which it matters who the adult is. */
function ledIn({ model }: AdoptedModel): ReadonlySet<string | null> {
  return new Set(model.practice.modalities.filter(({ adult }) => adult.task !== 'supervises').map(({ id }) => id));
}

/** What a led meeting goes on with from day to day: the unit of its activities, or the competency; null = nothing, or nobody leads. */
function ledWork({ adoption, model }: AdoptedModel): (meeting: Meeting) => string | null {
  const supervised = new Set(model.practice.modalities.filter(({ adult }) => adult.task === 'supervises').map(({ id }) => id));
  const unitOf = new Map([...adoption.activities, ...model.instruction.activities].flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, unit.id] as const])));
  return ({ modalityId, activityIds, competencyId }) => {
    if (modalityId === null || supervised.has(modalityId)) return null;
    const inUnit = activityIds.find((id) => unitOf.has(id));
    return inUnit === undefined ? competencyId : unitOf.get(inUnit) ?? null;
  };
}
