import { sortEvidence } from '../../evidence/index.ts';
import type { Evidence } from '../../evidence/index.ts';
import type { EstimateQuestion, MasteryMethod } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';

/**
 * What does an estimate rest on, and how much on each? Additive terms in logits (log of p / (1 - p)): they sum to the estimate's own logit, for
 * every method alike, because each is what the estimate gains when one more thing is told to the very method that made it:
 *
 *   start    a student of whom nothing is known, not even the grade
 *   grade    ... whose grade is known
 *   elsewhere ... and what was answered on other competencies
 *   answers  ... and what was answered on this one, as if just now
 *   time     ... and how long ago that was
 *
 * The order is fixed, from what is said of many students to what this one did. Another order would share out differently (Shapley 1953 averages
 * over all orders, at many times the cost); the sum would be the same.
 */
export type EstimateTerm = { readonly id: 'start' | 'grade' | 'elsewhere' | 'answers' | 'time'; readonly logit: number };

export function estimateTerms(of: { readonly evidence: readonly Evidence[]; readonly method: MasteryMethod; readonly question: EstimateQuestion }): readonly EstimateTerm[] {
  const { method, question } = of;
  const told = sortEvidence(of.evidence.filter(({ trust }) => trust !== 'context'));
  const own = told.filter(({ competencyIds }) => competencyIds.includes(question.competencyId));
  const elsewhere = method.apply(method.start(), told.filter((record) => !own.includes(record)));
  const all = method.apply(method.start(), told);
  const lastAt = own.at(-1)?.occurredAt ?? question.asOf;
  const logits = [
    logitOf(method.estimate(method.start(), { ...question, grade: null }).p),
    logitOf(method.estimate(method.start(), question).p),
    logitOf(method.estimate(elsewhere, question).p),
    logitOf(method.estimate(all, { ...question, asOf: lastAt }).p),
    logitOf(method.estimate(all, question).p),
  ];
  return names.map((id, i) => ({ id, logit: ninePlaces((logits[i] ?? 0) - (i === 0 ? 0 : logits[i - 1] ?? 0)) }));
}

const names = ['start', 'grade', 'elsewhere', 'answers', 'time'] as const;

/** A chance of 0 or 1 has no logit; nothing is surer than one in a million here. */
function logitOf(p: number): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, p));
  return Math.log(kept / (1 - kept));
}
