import type { Standing } from '../mastery/index.ts';
import { isTeacherLed } from './candidate.ts';
import type { StudentDay } from './student-day.ts';

/**
 * Is a student stuck, and whose turn is it then? No competency may hold a student for ever: after the model's number of meetings or
 * tasks without progress a teacher takes over; when that was tried, a prerequisite; when none is left, a pause with a date.
 * Only then may the competency come back, again with a teacher first.
 */
type Stuck =
  | { readonly kind: 'free' }
  | { readonly kind: 'teacher'; readonly count: number }
  /** Not offered today: other work first. */
  | { readonly kind: 'rest'; readonly count: number };

/** Meetings on other work before a competency that a teacher could not move either comes back. Our own choice: a school week. */
export const restMeetings = 5;

export function findStuck(competencyId: string, standing: Standing | undefined, day: StudentDay): Stuck {
  const { past, index } = day;
  const since = standing?.lastProgressOn ?? '';
  const run = past.filter((meeting) => meeting.competencyId === competencyId && meeting.on > since);
  const count = Math.max(run.length, standing?.missesInARow ?? 0);
  if (count < index.adopted.model.instruction.path.stuckAfter) return { kind: 'free' };

  const isTaught = (modalityId: string) => {
    const modality = index.modalities.get(modalityId);
    return modality !== undefined && isTeacherLed(modality);
  };
  // A lesson at the start of the run was the first teaching; only one from here on was an answer to being stuck.
  const wasTaughtSince = run.slice(index.adopted.model.instruction.path.stuckAfter - 1).some(({ modalityId }) => isTaught(modalityId));
  const last = run.at(-1);
  const others = last === undefined ? restMeetings : past.length - 1 - past.lastIndexOf(last);
  const canBeTaught = [...index.planned.get(competencyId)?.activities.keys() ?? []].some(isTaught);
  return others >= restMeetings || (canBeTaught && !wasTaughtSince) ? { kind: 'teacher', count } : { kind: 'rest', count };
}
