import type { Activity } from '../model/index.ts';
import type { Candidate } from './candidate.ts';
import type { StudentDay } from './student-day.ts';

/**
 * Which activity, of those there are for a competency in a modality? Never the one done at the last meeting on it, never one done on the
 * last day, and none that does not fit the period with the student's own time for the check. Then the one done least.
 */
export function chooseActivity(choice: { readonly candidate: Candidate; readonly modalityId: string; readonly minutes: number }, day: StudentDay): Activity | undefined {
  const { candidate, modalityId, minutes } = choice;
  const own = day.past.filter(({ competencyId }) => competencyId === candidate.id);
  const lastDay = day.past.at(-1)?.on;
  const justDone = new Set([...own.at(-1)?.activityIds ?? [], ...day.past.filter(({ on }) => on === lastDay).flatMap(({ activityIds }) => activityIds)]);
  const timesDone = (id: string) => own.filter(({ activityIds }) => activityIds.includes(id)).length;
  return candidate.planned.activities.get(modalityId)
    ?.filter((activity) => activity.minutes <= minutes && !justDone.has(activity.id))
    .toSorted((a, b) => timesDone(a.id) - timesDone(b.id))
    .at(0);
}
