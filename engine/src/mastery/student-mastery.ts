import type { CompetencyGraph } from '../competency/index.ts';
import { compareText, groupTasks, sortEvidence } from '../evidence/index.ts';
import type { Evidence, Task } from '../evidence/index.ts';
import type { MasteryPolicy } from '../model/index.ts';
import type { Grade, Instant, SchoolDate } from '../roster/index.ts';
import { judgementKey, latestJudgements } from './latest-judgements.ts';
import type { Estimate, Judgement, MasteryMethod, Standing, StudentMastery, StudentProjection } from './mastery.ts';
import { outcomeOf } from './meets-rule.ts';
import { findReWarm } from './re-warm.ts';
import { isReviewDue, reviewAnsweredAt } from './review-clock.ts';
import { stateAfter } from './project-student.ts';

/**
 * Where does one student stand on one day? Estimate, level and last task side by side, as path and every screen read them.
 * Evidence and judgements of other students and of instants after `asOf` are passed over, so that an old day can be asked again.
 */
export function studentMastery(of: {
  readonly student: { readonly id: string; readonly grade: Grade | null };
  readonly evidence: readonly Evidence[];
  readonly judgements: readonly Judgement[];
  readonly policy: MasteryPolicy;
  readonly method: MasteryMethod;
  /** What the store has folded already; the same comes out without it, later. */
  readonly projection?: StudentProjection | undefined;
  readonly graph: CompetencyGraph;
  readonly asOf: Instant;
  readonly dateOf: (at: Instant) => SchoolDate;
}): StudentMastery {
  const { student, policy, method, asOf, dateOf } = of;
  const seen = sortEvidence(of.evidence.filter((record) => record.studentId === student.id && record.trust !== 'context' && record.occurredAt <= asOf));
  const state = stateAfter({ evidence: seen, method, projection: of.projection });
  const judgements = latestJudgements(of.judgements.filter((judgement) => judgement.studentId === student.id && judgement.at <= asOf));
  const tasks = Map.groupBy(groupTasks(seen.filter(({ kind }) => isJudgedBy(policy, kind)), dateOf), (task) => task.competencyId);

  // Path asks for the same prerequisite from many sides; an answer is computed once.
  const estimates = new Map<string, Estimate>();
  const estimate = (competencyId: string, at: Instant = asOf): Estimate => {
    const known = at === asOf ? estimates.get(competencyId) : undefined;
    const found = known ?? method.estimate(state, { competencyId, asOf: at, grade: student.grade, graph: of.graph });
    if (at === asOf) estimates.set(competencyId, found);
    return found;
  };

  const touched = new Set([...seen.flatMap((record) => record.competencyIds), ...[...judgements.values()].map((judgement) => judgement.competencyId)]);
  const standings = [...touched].toSorted(compareText).map((competencyId) => standingOf({
    competencyId, policy, estimateAt: (at) => estimate(competencyId, at),
    judgement: judgements.get(judgementKey({ studentId: student.id, competencyId })),
    tasks: tasks.get(competencyId) ?? [],
  }));
  const last = seen.at(-1);
  return {
    studentId: student.id,
    standings: new Map(standings.map((standing) => [standing.competencyId, standing])),
    lastEvidenceOn: last === undefined ? null : dateOf(last.occurredAt),
    reWarm: findReWarm({ shownAt: seen.map(({ occurredAt }) => occurredAt), asOf, dateOf, standings, graph: of.graph }),
    estimate,
  };
}

function standingOf(of: {
  readonly competencyId: string;
  readonly estimateAt: (at?: Instant) => Estimate;
  readonly policy: MasteryPolicy;
  readonly judgement: Judgement | undefined;
  /** In order of time. */
  readonly tasks: readonly Task[];
}): Standing {
  const { competencyId, estimateAt, policy, judgement, tasks } = of;
  const level = judgement?.level ?? 'none';
  const estimate = estimateAt();
  const passed = tasks.findLast((task) => outcomeOf(task, policy.provisional).isMet);
  const judgedByPersonAt = judgement?.by.kind === 'person' ? judgement.at : null;
  // A level given by a person is progress as a pass is: misses before it are answered, and so is a review.
  const givenAt = level === 'none' ? null : judgedByPersonAt;
  const misses = tasks.slice(passed === undefined ? 0 : tasks.indexOf(passed) + 1).filter(({ at }) => givenAt === null || at > givenAt);
  const progress = [passed?.on, level === 'none' ? undefined : judgement?.on].filter((on) => on !== undefined);
  const lastTask = lastTaskOf(tasks.at(-1), policy);
  const answered = reviewAnsweredAt({ level, judgedByPersonAt, lastTask });
  return {
    competencyId, level, judgedByPersonAt, estimate,
    isReviewDue: isReviewDue({ level, mark: policy.reviewBelow, p: estimate.p, pAtPass: answered === null ? null : estimateAt(answered).p }),
    lastTask,
    missesInARow: misses.length,
    lastProgressOn: progress.toSorted().at(-1) ?? null,
  };
}

function lastTaskOf(task: Task | undefined, policy: MasteryPolicy): Standing['lastTask'] {
  if (task === undefined) return null;
  const { correct, of, isMet } = outcomeOf(task, policy.provisional);
  const { taskId, on, at, answers } = task;
  return {
    taskId, on, at, correct, of, isPassed: isMet,
    activityId: answers.find((answer) => answer.activityId !== null)?.activityId ?? null,
    misconceptionIds: [...new Set(answers.flatMap((answer) => answer.misconceptionIds))].toSorted(),
  };
}

/**
 * Only kinds of task that a rule judges count as passed or missed: a screenful of single practice questions would otherwise
 * read as a row of failures.
 */
function isJudgedBy(policy: MasteryPolicy, kind: Evidence['kind']): boolean {
  return policy.provisional.kinds.includes(kind) || policy.secure.kinds.includes(kind);
}
