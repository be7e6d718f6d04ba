import type { AdoptedModel } from '../../model/index.ts';
import type { CheckedDay } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

const limit = { id: 'teacher-minutes', tier: 'approval' } as const;

/**
 * Counted are the activities' minutes in stations whose responsible adult is a teacher and whose modality has that adult teach or circulate.
 * What a later period can give is taken as the shortest such activity there is, so that the week is not planned on its best days.
 */
export const teacherMinutes: Constraint = {
  ...limit,
  sentence: 'Every student has the week\'s minutes with a certified teacher who teaches or circulates, at the pace of the week.',

  encode(draft) {
    const perWeek = draft.limits.teacherMinutesPerWeek;
    if (perWeek === null) return;
    const led = (adopted: AdoptedModel) => adopted.model.practice.modalities.filter(({ adult }) => adult.task !== 'supervises').map(({ id }) => id);
    const ledIds = new Map(draft.facts.models.map((adopted) => [adopted.adoption.id, new Set(led(adopted))]));
    const kinds = draft.kinds.filter(({ modality, adopted }) => modality !== null && ledIds.get(adopted.adoption.id)?.has(modality.id) === true);
    const activities = draft.facts.models.flatMap(({ adoption, model }) => [...adoption.activities, ...model.instruction.activities].filter(({ modalityId }) => ledIds.get(adoption.id)?.has(modalityId) === true));
    const atLeast = Math.min(...activities.map(({ minutes }) => minutes));
    if (!Number.isFinite(atLeast)) return;
    const isTeacher = new Set(draft.facts.roster.people.filter(({ role }) => role === 'teacher').map(({ id }) => id));
    const adultIds = [...draft.adults.keys()].filter((id) => isTeacher.has(id));
    for (const [studentId, demands] of Map.groupBy(draft.demands, (demand) => demand.student.id)) {
      const given = draft.week.before(studentId)
        .filter(({ station }) => isTeacher.has(station.adultIds[0] ?? '') && ledIds.get(station.adoptionId)?.has(station.modalityId ?? '') === true)
        .reduce((sum, { seat }) => sum + seat.minutes, 0);
      const due = draft.dueToday({
        owed: perWeek * draft.week.hereShare(studentId), given,
        rest: draft.week.ahead(studentId).length * atLeast, can: demands.length * atLeast,
      });
      if (due > 0) {
        draft.contacts.push({
          constraintId: limit.id, demands: demands.map((demand) => ({ demand, amount: null })), adultIds, isResponsible: true, kinds,
          atLeast: due, price: draft.prices.approval,
        });
      }
    }
  },

  check(day) {
    const perWeek = day.limits.teacherMinutesPerWeek;
    const shortest = shortestLed(day);
    if (perWeek === null || shortest === undefined) return [];
    const isLed = (station: { readonly adultIds: readonly string[]; readonly adoptionId: string; readonly modalityId: string | null }) => {
      const modality = day.facts.models.find(({ adoption }) => adoption.id === station.adoptionId)?.model.practice.modalities.find(({ id }) => id === station.modalityId);
      return modality !== undefined && modality.adult.task !== 'supervises' && day.person(station.adultIds[0] ?? '')?.role === 'teacher';
    };
    return [...Map.groupBy(day.expected, ({ studentId }) => studentId)].flatMap(([studentId, periods]) => {
      const due = day.dueToday({
        owed: perWeek * day.week.presence(studentId),
        given: day.week.past(studentId).filter(({ station }) => isLed(station)).reduce((sum, { seat }) => sum + seat.minutes, 0),
        rest: day.week.future(studentId).length * shortest,
        can: periods.length * shortest,
      });
      const today = day.seats.filter(({ seat, station }) => seat.studentId === studentId && isLed(station.station)).reduce((sum, { seat }) => sum + seat.minutes, 0);
      return today >= due - 1e-9 ? [] : [violationOf(limit, { students: [studentId], params: { student: studentId, minutes: today, due: Math.ceil(due - 1e-9), week: perWeek } })];
    });
  },
};

function shortestLed(day: CheckedDay): number | undefined {
  const minutes = day.facts.models.flatMap(({ adoption, model }) => [...model.instruction.activities, ...adoption.activities]
    .filter((activity) => ['teaches', 'circulates'].includes(model.practice.modalities.find(({ id }) => id === activity.modalityId)?.adult.task ?? ''))
    .map((activity) => activity.minutes));
  return minutes.length === 0 ? undefined : Math.min(...minutes);
}
