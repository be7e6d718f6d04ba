import { compareText } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { estimatesAlong, judge, judgementKey, practicesOf, studentMastery, thirdsOf } from '../mastery/index.ts';
import type { Judgement, MasteryMethod, StudentMastery, StudentProjection, Third } from '../mastery/index.ts';
import type { Grade, Instant, SchoolDate } from '../roster/index.ts';
import type { ModelIndex } from './index-model.ts';
import { isReady } from './prerequisites.ts';

/**
 * Who would stand elsewhere tonight if the estimates were made with other parameters? Asked before a school takes a version, because a
 * better fit on paper is no reason to surprise a class. Three things of a student in a competency hang on an estimate: a level, where a rule
 * asks for one; whether what comes next is open; whether a review is due. Levels that were given stay: only what tonight would add is compared.
 */
export function whoMoves(of: {
  readonly students: readonly { readonly id: string; readonly grade: Grade | null }[];
  readonly evidence: readonly Evidence[];
  /** The part of it that the model judges. */
  readonly judged: readonly Evidence[];
  readonly judgements: readonly Judgement[];
  readonly projections: ReadonlyMap<string, readonly StudentProjection[]>;
  readonly index: ModelIndex;
  readonly from: MasteryMethod;
  readonly to: MasteryMethod;
  readonly asOf: Instant;
  readonly dateOf: (at: Instant) => SchoolDate;
}): readonly Move[] {
  const { index, asOf, dateOf } = of;
  const policy = index.adopted.model.instruction.mastery;
  const grades = new Map(of.students.map(({ id, grade }) => [id, grade]));
  const evidenceOf = Map.groupBy(of.evidence, ({ studentId }) => studentId);
  const thirds = new Map([...thirdsOf(practicesOf(of.judged, dateOf))].map(([practice, third]) => [judgementKey(practice), third]));

  const side = (method: MasteryMethod) => {
    const estimateThen = estimatesAlong({ evidence: of.evidence, method, gradeOf: (id) => grades.get(id) ?? null, graph: index.graph });
    const earned = judge({ evidence: of.judged, previous: of.judgements, policy, dateOf, estimateThen });
    const judgementsOf = Map.groupBy([...of.judgements, ...earned], ({ studentId }) => studentId);
    return (student: { readonly id: string; readonly grade: Grade | null }): StudentMastery => studentMastery({
      student, evidence: evidenceOf.get(student.id) ?? [], judgements: judgementsOf.get(student.id) ?? [], policy, method, graph: index.graph, asOf, dateOf,
      projection: of.projections.get(student.id)?.find((one) => one.method === method.id),
    });
  };
  const [before, after] = [side(of.from), side(of.to)];
  return of.students.toSorted((a, b) => compareText(a.id, b.id)).flatMap((student) => {
    const [was, would] = [before(student), after(student)];
    const ids = new Set([...index.planned.keys(), ...was.standings.keys(), ...would.standings.keys()]);
    return [...ids].toSorted(compareText).flatMap((competencyId) => {
      const third = thirds.get(judgementKey({ studentId: student.id, competencyId })) ?? null;
      const p = { from: was.estimate(competencyId).p, to: would.estimate(competencyId).p };
      return changesOf({ competencyId, index, was, would }).map((change): Move => ({ studentId: student.id, competencyId, ...change, p, third }));
    });
  });
}

export type Move = {
  readonly studentId: string;
  readonly competencyId: string;
  /** 'ready' = what comes next is open or closed; 'review' = due or not due. */
  readonly what: 'level' | 'ready' | 'review';
  readonly from: string;
  readonly to: string;
  /** Up: a higher level, ready, no review due. */
  readonly isUp: boolean;
  readonly p: { readonly from: number; readonly to: number };
  /** Of how fast the student learns elsewhere; null where too little is known. */
  readonly third: Third | null;
};

function changesOf(of: { readonly competencyId: string; readonly index: ModelIndex; readonly was: StudentMastery; readonly would: StudentMastery }): readonly Pick<Move, 'what' | 'from' | 'to' | 'isUp'>[] {
  const { competencyId, index } = of;
  const [was, would] = [of.was, of.would].map((mastery) => {
    const standing = mastery.standings.get(competencyId);
    return { level: standing?.level ?? 'none', isReady: isReady(competencyId, { mastery, index }), isReviewDue: standing?.isReviewDue ?? false };
  });
  if (was === undefined || would === undefined) return [];
  const changes: Pick<Move, 'what' | 'from' | 'to' | 'isUp'>[] = [];
  if (was.level !== would.level) changes.push({ what: 'level', from: was.level, to: would.level, isUp: ranks.indexOf(would.level) > ranks.indexOf(was.level) });
  if (was.isReady !== would.isReady) changes.push({ what: 'ready', from: was.isReady ? 'ready' : 'not ready', to: would.isReady ? 'ready' : 'not ready', isUp: would.isReady });
  if (was.isReviewDue !== would.isReviewDue) changes.push({ what: 'review', from: was.isReviewDue ? 'due' : 'not due', to: would.isReviewDue ? 'due' : 'not due', isUp: !would.isReviewDue });
  return changes;
}

const ranks = ['none', 'provisional', 'secure'] as const;
