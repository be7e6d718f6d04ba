import type { StudentDay } from './student-day.ts';

/** One student's knowledge, and what there is to learn. */
type Known = Pick<StudentDay, 'mastery' | 'index'>;

/** Prerequisites without which a new competency would be a stumble: neither judged nor likely. Unknown is judged by its prior, never as zero. */
export function missingPrerequisites(competencyId: string, day: Known): readonly string[] {
  const ids = day.index.planned.get(competencyId)?.prerequisiteIds ?? day.index.graph.prerequisitesOf(competencyId);
  return ids.filter((id) => !isReady(id, day));
}

/**
 * Provisional is enough to go on; so is an estimate at the model's mark. After a missed check the estimate must be so high that the miss
 * looks like a slip: three of five right leaves a fair estimate, and is still no reason to go on. Where a person took the level, no estimate
 * argues with them.
 */
export function isReady(competencyId: string, { mastery, index }: Known): boolean {
  const standing = mastery.standings.get(competencyId);
  if (standing !== undefined && standing.level !== 'none') return true;
  if (standing !== undefined && standing.judgedByPersonAt !== null) return false;
  const { readyAt } = index.adopted.model.instruction.path;
  return mastery.estimate(competencyId).p >= (standing?.lastTask?.isPassed === false ? Math.max(readyAt, likely) : readyAt);
}

/** High for a chance of a right answer that slips keep below 0.9 even for those who surely know it. Our own choice. */
export const likely = 0.75;

/**
 * Where does the trouble below a competency begin? Follows missing prerequisites down to those whose own prerequisites are in place:
 * the steps that can be worked on now.
 */
export function firstGaps(competencyId: string, day: Known): readonly string[] {
  const gaps: string[] = [];
  // A Set hands out members added while it is walked: it is its own queue, and a circle in a framework ends by itself.
  const open = new Set(missingPrerequisites(competencyId, day));
  for (const id of open) {
    const below = missingPrerequisites(id, day);
    if (below.length === 0) gaps.push(id);
    for (const lower of below) open.add(lower);
  }
  return gaps;
}
