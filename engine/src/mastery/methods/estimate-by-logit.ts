import type { Reason } from '../../problem/index.ts';
import { gradeDistance } from '../grade-distance.ts';
import type { Estimate, EstimateQuestion } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';

/** What the grade lets expect where a method has no better: logits for each grade that a competency lies below the student's own, and the most of them. */
export type GradePrior = { readonly perGrade: number; readonly most: number };

/**
 * Turns what a logistic method believes into an estimate. `sd` is by the delta method from an assumed spread of the logit that shrinks with
 * the answers seen: these methods keep no spread of their own.
 */
export function estimateByLogit(of: {
  readonly question: EstimateQuestion;
  readonly prior: GradePrior;
  readonly logit: number;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
  /** Answers on other competencies that the estimate also rests on. */
  readonly others?: number;
}): Estimate {
  const { question, prior, count, others = 0 } = of;
  const ids = competenciesOf(question);
  const distance = ids.reduce((sum, id) => sum + (gradeDistance(question.grade, question.graph.competencies.get(id)?.grades ?? []) ?? 0), 0) / ids.length;
  const shift = Math.max(-prior.most, Math.min(prior.most, prior.perGrade * distance));
  const p = 1 / (1 + Math.exp(-(of.logit + shift)));
  const competency = question.competencyId;
  const reason: Reason = count > 0 ? { code: 'mastery.estimate-by-answers', params: { competency, count } }
    : others > 0 ? { code: 'mastery.estimate-by-others', params: { competency, count: others } }
      : { code: 'mastery.estimate-by-grade', params: { competency } };
  return {
    p: ninePlaces(p),
    sd: ninePlaces(p * (1 - p) * Math.sqrt(spreadAtStart / (1 + count / 4))),
    count,
    lastAt: count === 0 ? null : new Date(of.lastAt).toISOString(),
    reasons: [reason],
  };
}

/** Students of one class differ by about one logit from each other (PISA, NWEA); four answers halve what is not known of one. Assumed. */
const spreadAtStart = 1;

/** What the question needs, the one asked about first. */
export function competenciesOf({ competencyId, togetherWith = [] }: EstimateQuestion): readonly string[] {
  return [...new Set([competencyId, ...togetherWith])];
}
