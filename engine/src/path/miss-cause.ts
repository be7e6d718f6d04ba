import type { Standing } from '../mastery/index.ts';
import type { MissCause } from './option.ts';
import { firstGaps, likely } from './prerequisites.ts';
import type { StudentDay } from './student-day.ts';

/**
 * Why was the last task missed? Looked for in the order in which a wrong guess would cost most: teaching on top of a gap helps nobody,
 * a misconception comes back until somebody hears it, a slip needs only another go. null where the last task was no miss, or a person has
 * given the level since.
 */
export function findCause(standing: Standing | undefined, day: StudentDay): MissCause | null {
  if (standing === undefined || standing.lastTask === null || standing.lastTask.isPassed || standing.level === 'secure') return null;
  const { competencyId, lastTask, level, judgedByPersonAt } = standing;
  if (level !== 'none' && judgedByPersonAt !== null && lastTask.at <= judgedByPersonAt) return null;
  const gap = level === 'none' ? firstGaps(competencyId, day)[0] ?? shownGap(competencyId, day) : undefined;
  if (gap !== undefined) return { kind: 'gap-below', competencyId: gap };
  const misconceptionId = lastTask.misconceptionIds[0];
  if (misconceptionId !== undefined) return { kind: 'misconception', misconceptionId };
  return isSlip(standing) ? { kind: 'slip' } : { kind: 'no-evidence' };
}

/** A prerequisite that was let pass by its estimate, and was itself missed when it was last tried. */
function shownGap(competencyId: string, { index, mastery }: StudentDay): string | undefined {
  return index.planned.get(competencyId)?.prerequisiteIds.find((id) => {
    const below = mastery.standings.get(id);
    return below?.level === 'none' && below.lastTask?.isPassed === false;
  });
}

/** Most were right, or everything before says that the student can do it. */
function isSlip({ lastTask, estimate }: Standing): boolean {
  return (lastTask !== null && lastTask.correct > lastTask.of / 2) || estimate.p >= likely;
}
