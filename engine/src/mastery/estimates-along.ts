import type { CompetencyGraph } from '../competency/index.ts';
import { sortEvidence } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { Grade, Instant } from '../roster/index.ts';
import type { MasteryMethod, MasteryState } from './mastery.ts';

/** What was estimated at a moment in the past, from what had happened by then, and under which parameter file. */
export type EstimateThen = (of: { readonly studentId: string; readonly competencyId: string; readonly at: Instant; readonly afterDays: number }) => { readonly p: number; readonly parameters: string };

/**
 * Answers estimates of the past for rules that ask for one. Each student's evidence is folded once, as far as it is asked for, so that questions
 * should come in order of time; an earlier one starts that student anew. Students nobody asks about cost nothing.
 */
export function estimatesAlong(of: {
  readonly evidence: readonly Evidence[];
  readonly method: MasteryMethod;
  readonly gradeOf: (studentId: string) => Grade | null;
  readonly graph: Pick<CompetencyGraph, 'competencies' | 'prerequisitesOf' | 'parentOf'>;
}): EstimateThen {
  const { method, graph } = of;
  const evidenceOf = Map.groupBy(of.evidence, (record) => record.studentId);
  const walks = new Map<string, { readonly evidence: readonly Evidence[]; readonly next: number; readonly state: MasteryState }>();
  return ({ studentId, competencyId, at, afterDays }) => {
    const known = walks.get(studentId) ?? { evidence: sortEvidence(evidenceOf.get(studentId) ?? []), next: 0, state: method.start() };
    const isTooFar = (known.evidence[known.next - 1]?.occurredAt ?? '') > at;
    const from = isTooFar ? { next: 0, state: method.start() } : known;
    let next = from.next;
    while ((known.evidence[next]?.occurredAt ?? endOfTime) <= at) next += 1;
    const state = next === from.next ? from.state : method.apply(from.state, known.evidence.slice(from.next, next));
    walks.set(studentId, { evidence: known.evidence, next, state });
    const asOf = new Date(Date.parse(at) + afterDays * 86_400_000).toISOString();
    return { p: method.estimate(state, { competencyId, asOf, grade: of.gradeOf(studentId), graph }).p, parameters: method.parameters };
  };
}

/** Sorts after every instant. */
const endOfTime = '~';
