import { gradeDistance } from '../mastery/index.ts';
import type { Standing } from '../mastery/index.ts';
import type { LearningStage } from '../model/index.ts';
import type { Reason } from '../problem/index.ts';
import type { Candidate } from './candidate.ts';
import { findStuck } from './find-stuck.ts';
import type { PlannedCompetency } from './index-model.ts';
import { findCause } from './miss-cause.ts';
import { firstGaps, missingPrerequisites } from './prerequisites.ts';
import { enough } from './review-budget.ts';
import type { StudentDay } from './student-day.ts';

/**
 * What could this student work on today? Everything plannable that is not secure, whose prerequisites are in place and which lies
 * within reach of the student's grade; besides that review that is due. What is held back on purpose is noted.
 */
export function findCandidates(day: StudentDay): { readonly candidates: readonly Candidate[]; readonly notes: readonly Reason[] } {
  const gaps = findGaps(day);
  const notes: Reason[] = gaps.unplanned.map(({ id, above }) => ({ code: 'path.gap-without-material', params: { student: day.student.id, competency: above, competencies: [id] } }));
  const found: Candidate[] = [];
  for (const [id, planned] of day.index.planned) {
    const standing = day.mastery.standings.get(id);
    const stage = stageOf(standing);
    if (stage === null || (stage === 'new' && missingPrerequisites(id, day).length > 0)) continue;
    const stuck = stage === 'review' ? ({ kind: 'free' } as const) : findStuck(id, standing, day);
    if (stuck.kind === 'rest') {
      notes.push({ code: 'path.pause', params: { student: day.student.id, competency: id, count: stuck.count } });
      continue;
    }
    found.push({
      id, planned, stage, standing,
      estimate: standing?.estimate ?? day.mastery.estimate(id),
      cause: findCause(standing, day),
      gapBelowOf: gaps.above.get(id) ?? [],
      stuck: stuck.kind === 'teacher' ? { count: stuck.count } : null,
      isBeyondSpan: isBeyondSpan(planned, day),
      isSupported: false,
    });
  }
  const within = withinSpan(found);
  return { candidates: [...within, ...supportedWork(within, day)], notes };
}

/** new = never passed; practice = passed once; review = secure and fading. null = secure and fresh: nothing to do. */
function stageOf(standing: Standing | undefined): LearningStage | null {
  if (standing === undefined || standing.level === 'none') return 'new';
  if (standing.level === 'provisional') return 'practice';
  return standing.isReviewDue ? 'review' : null;
}

/** The gaps below what was missed last, each with what it holds up; those that nobody here has material for, apart. */
function findGaps(day: StudentDay): { readonly above: ReadonlyMap<string, readonly string[]>; readonly unplanned: readonly { readonly id: string; readonly above: string }[] } {
  const above = new Map<string, string[]>();
  const unplanned: { readonly id: string; readonly above: string }[] = [];
  for (const id of new Set([...day.mastery.standings.keys(), ...day.past.map(({ competencyId }) => competencyId)])) {
    const standing = day.mastery.standings.get(id);
    const cause = day.index.planned.has(id) ? findCause(standing, day) : null;
    const gaps = cause?.kind === 'gap-below' ? new Set([cause.competencyId, ...firstGaps(id, day)]) : [];
    // While a competency rests, what comes before it is the way on.
    const resting = stageOf(standing) === 'new' && findStuck(id, standing, day).kind === 'rest' ? unsureBelow(id, day) : [];
    for (const gap of new Set([...gaps, ...resting])) {
      if (day.index.planned.has(gap)) above.set(gap, [...above.get(gap) ?? [], id]);
      else unplanned.push({ id: gap, above: id });
    }
  }
  return { above, unplanned };
}

function unsureBelow(id: string, { index, mastery }: StudentDay): readonly string[] {
  return index.planned.get(id)?.prerequisiteIds.filter((below) => index.planned.has(below) && mastery.standings.get(below)?.level !== 'secure') ?? [];
}

function isBeyondSpan({ competency }: PlannedCompetency, { student, index }: StudentDay): boolean {
  const { below, above } = index.adopted.model.instruction.path.gradeSpan;
  const distance = gradeDistance(student.grade, competency.grades);
  return distance !== null && (distance > below || distance < -above);
}

/** Work beyond the span costs a person's approval each time, so that it is offered only to a student who has hardly anything else. */
function withinSpan(candidates: readonly Candidate[]): readonly Candidate[] {
  const within = candidates.filter(({ isBeyondSpan }) => !isBeyondSpan);
  return within.length >= enough ? within : candidates;
}
/**
 * The floor holds for those too whose prerequisites are missing: when nothing of their grade is within reach, the nearest of it is
 * offered all the same, with a teacher.
 */
function supportedWork(candidates: readonly Candidate[], day: StudentDay): readonly Candidate[] {
  const floor = day.index.adopted.model.instruction.path.expectationFloor;
  if (floor <= 0 || candidates.some(({ id }) => day.isExpected(id))) return [];
  return [...day.index.planned]
    .filter(([id]) => day.isExpected(id) && stageOf(day.mastery.standings.get(id)) === 'new' && findStuck(id, day.mastery.standings.get(id), day).kind === 'free')
    .map(([id, planned]) => ({ id, planned, missing: missingPrerequisites(id, day).length }))
    .toSorted((a, b) => a.missing - b.missing)
    .slice(0, supportedChoices)
    .map(({ id, planned }) => ({
      id, planned, stage: 'new', standing: day.mastery.standings.get(id), estimate: day.mastery.estimate(id), cause: findCause(day.mastery.standings.get(id), day),
      gapBelowOf: [], stuck: null, isBeyondSpan: false, isSupported: true,
    }));
}
const supportedChoices = 2;
