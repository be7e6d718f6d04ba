import type { Option } from '../../path/index.ts';
import type { DayPlan, Lock, Meeting, Station } from '../plan.ts';

/**
 * What does a teacher mean by "with me in period 2", on a day that is planned? That the student comes to the lesson, and not that the lesson
 * turns into another. So what such a lock leaves open is taken from what the adult leads then: of several groups the student's own, else the one worth
 * most to the student, else the largest. A lock that names a lesson which the adult does not lead means that lesson, and stays as it is.
 *
 * `options` are what the students could do. Answers the locks as the search is to read them; what is checked and told are the locks themselves.
 */
export function joinLessons({ locks, plan, options }: { readonly locks: readonly Lock[]; readonly plan: DayPlan; readonly options: readonly Option[] }): readonly Lock[] {
  return locks.map((lock) => {
    const led = lock.adultId === null ? [] : lessonsOf(plan, lock);
    const [best] = led.toSorted((left, right) => liking(right, { lock, plan, options }) - liking(left, { lock, plan, options }) || (left.meeting.id < right.meeting.id ? -1 : 1));
    return best === undefined ? lock : { ...lock, competencyId: best.meeting.competencyId, modalityId: best.station.modalityId };
  });
}

type Lesson = { readonly station: Station; readonly meeting: Meeting };

/** What the adult leads or helps with then, as far as the lock leaves it open. Fallback and project time have no competency to join. */
function lessonsOf(plan: DayPlan, { on, adultId, spaceId, periodId, competencyId, modalityId }: Lock): readonly Lesson[] {
  if (adultId === null || on !== plan.on) return [];
  return plan.stations.filter((station) => station.periodId === periodId && station.adultIds.includes(adultId)
    && (spaceId === null || spaceId === station.spaceId) && (modalityId === null || modalityId === station.modalityId))
    .flatMap((station) => plan.meetings.filter((meeting) => meeting.stationId === station.id && meeting.competencyId !== null
      && (competencyId === null || competencyId === meeting.competencyId)).map((meeting) => ({ station, meeting })));
}

function liking({ station, meeting }: Lesson, { lock, plan, options }: { readonly lock: Lock; readonly plan: DayPlan; readonly options: readonly Option[] }): number {
  const seats = plan.seats.filter(({ meetingId }) => meetingId === meeting.id);
  if (seats.some(({ studentId }) => studentId === lock.studentId)) return Infinity;
  const own = options.filter(({ studentId, periodId, competencyId, modalityId }) => studentId === lock.studentId && periodId === lock.periodId
    && competencyId === meeting.competencyId && modalityId === station.modalityId);
  // A value is of up to 100 points and more; seats only decide between lessons of which the path offers none.
  return own.length > 0 ? 1e6 + Math.max(...own.map(({ value }) => value)) : seats.length;
}
