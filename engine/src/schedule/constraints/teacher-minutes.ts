import type { AdoptedModel } from '../../model/index.ts';
import type { Station } from '../plan.ts';
import type { CheckedDay } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * "It's better to have a teacher guiding you": students of such models complain of weeks alone with a screen. So the week has a floor
 * of minutes with a teacher who teaches or circulates, for everyone and not on average.
 * Counted are the activities' minutes in stations whose responsible adult is a teacher and whose modality has that adult teach or circulate.
 * What a later period can give is the longest such activity there is, and no more is asked of today than the shortest for each period: nobody
 * is called short of time that any teacher's meeting today would have made good.
 */
const limit = { id: 'teacher-minutes', tier: 'approval' } as const;

export const teacherMinutes: Constraint = {
  ...limit,
  sentence: 'Every student has the week\'s minutes with a certified teacher who teaches or circulates, at the pace of the week.',

  encode(draft) {
    const perWeek = draft.limits.teacherMinutesPerWeek;
    if (perWeek === null) return;
    const led = (adopted: AdoptedModel) => adopted.model.practice.modalities.filter(({ adult }) => adult.task !== 'supervises').map(({ id }) => id);
    const ledIds = new Map(draft.facts.models.map((adopted) => [adopted.adoption.id, new Set(led(adopted))]));
    const kinds = draft.kinds.filter(({ modality, adopted }) => modality !== null && ledIds.get(adopted.adoption.id)?.has(modality.id) === true);
    const activities = draft.facts.models.flatMap(({ adoption, model }) => [...adoption.activities, ...model.instruction.activities]
      .filter(({ modalityId }) => ledIds.get(adoption.id)?.has(modalityId) === true));
    if (activities.length === 0) return;
    const shortest = Math.min(...activities.map(({ minutes }) => minutes));
    const longest = Math.max(...activities.map(({ minutes }) => minutes));
    const isTeacher = new Set(draft.facts.roster.people.filter(({ role }) => role === 'teacher').map(({ id }) => id));
    // A week with a holiday owes its share of the days on which a bell rings in a plain one.
    const plainDays = new Set(draft.facts.roster.bell.flatMap(({ weekdays }) => weekdays)).size;
    const heldShare = plainDays === 0 ? 1 : Math.min(1, draft.facts.week.length / plainDays);
    const adultIds = [...draft.adults.keys()].filter((id) => isTeacher.has(id));
    for (const [studentId, all] of Map.groupBy(draft.demands, (demand) => demand.student.id)) {
      const demands = all.filter(({ period }) => draft.isFree(studentId, draft.facts.day.on, period.id));
      const given = draft.week.before(studentId)
        .filter(({ station }) => isTeacher.has(station.adultIds[0] ?? '') && ledIds.get(station.adoptionId)?.has(station.modalityId ?? '') === true)
        .reduce((sum, { seat }) => sum + seat.minutes, 0);
      const owed = perWeek * heldShare * draft.week.hereShare(studentId);
      const rest = draft.week.ahead(studentId).length * longest;
      const can = demands.length * shortest;
      const due = draft.dueToday({ owed, given, rest, can });
      const still = owed - given;
      if (still <= 0 || can === 0) continue;
      draft.contacts.push({
        constraintId: limit.id, demands: demands.map((demand) => ({ demand, amount: null })), adultIds, isResponsible: true, kinds,
        atLeast: due > 0 ? due : Math.min(still, can),
        // Not due yet: worth a little early, so that a whole class does not fall due on one day.
        price: due > 0 ? draft.prices.approval : 2 * draft.prices.preferred * (still / (still + rest)),
      });
    }
  },

  check(day) {
    const perWeek = day.limits.teacherMinutesPerWeek;
    const led = ledMinutes(day);
    if (perWeek === null || led.length === 0) return [];
    const isLed = (station: Station) => {
      const adopted = day.facts.models.find(({ adoption }) => adoption.id === station.adoptionId);
      const modality = adopted?.model.practice.modalities.find(({ id }) => id === station.modalityId);
      return modality !== undefined && modality.adult.task !== 'supervises' && day.person(station.adultIds[0] ?? '')?.role === 'teacher';
    };
    return [...Map.groupBy(day.expected, ({ studentId }) => studentId)].flatMap(([studentId, periods]) => {
      const due = day.dueToday({
        owed: perWeek * shareOfPlainWeek(day) * day.week.presence(studentId),
        given: day.week.past(studentId).filter(({ station }) => isLed(station)).reduce((sum, { seat }) => sum + seat.minutes, 0),
        rest: day.week.future(studentId).length * Math.max(...led),
        can: periods.length * Math.min(...led),
      });
      const today = day.seatsOf(studentId).filter(({ station }) => isLed(station.station)).reduce((sum, { seat }) => sum + seat.minutes, 0);
      return today >= due - 1e-9 ? [] : [violationOf(limit, {
        students: [studentId], params: { student: studentId, minutes: today, due: Math.ceil(due - 1e-9), week: perWeek },
      })];
    });
  },
};

/** What the calendar leaves of the week, 0..1. */
function shareOfPlainWeek({ facts }: CheckedDay): number {
  const ringsOn = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => facts.roster.bell.some((row) => row.weekdays.includes(weekday))).length;
  return ringsOn > facts.week.length ? facts.week.length / ringsOn : 1;
}

function ledMinutes(day: CheckedDay): readonly number[] {
  return day.facts.models.flatMap(({ adoption, model }) => {
    const led = model.practice.modalities.filter(({ adult }) => adult.task === 'teaches' || adult.task === 'circulates').map(({ id }) => id);
    return [...model.instruction.activities, ...adoption.activities].filter(({ modalityId }) => led.includes(modalityId)).map(({ minutes }) => minutes);
  });
}
