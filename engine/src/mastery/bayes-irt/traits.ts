import { fourPlaces, own, traitCount } from './layout.ts';
import type { Asked } from './layout.ts';

/**
 * What questions have in common beyond their competencies: a few traits a student, and for every item and competency how much it draws
 * on each (its *loading*). Two steps of one problem, or two questions with the same trick, load alike, so that an answer to one speaks for
 * the other. The student's traits are followed as the rest is, by a Kalman step with a diagonal covariance, on what ability and deviations
 * left unexplained:
 *
 *   logit P(right) = score + loading . traits
 *
 * Loadings are found as in matrix factorisation by stochastic gradient steps (Koren, Bell & Volinsky 2009), with the student's side
 * inferred on the way instead of fitted, so that a student never seen before is treated as those it was learned from.
 */
/** By item or competency: `traitCount` numbers each. */
export type Loadings = { readonly item: Float64Array; readonly competency: Float64Array };

/** How a student's traits and the loadings move. Chosen on training students. */
type TraitSettings = {
  readonly variance: number;
  readonly drift: number;
};

const traitSettings: TraitSettings = { variance: 2, drift: 0.002 };
const leastVariance = 0.01;

export function startTraits(student: Float64Array): void {
  student.fill(0, own.traits, own.traits + traitCount);
  student.fill(traitSettings.variance, own.traits + traitCount, own.traits + 2 * traitCount);
}

/** What the traits add to the score of a question, in logits. */
export function traitScore(student: Float64Array, loading: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < traitCount; k += 1) sum += (loading[k] ?? 0) * (student[own.traits + k] ?? 0);
  return sum;
}

/** `base` is the score without the traits. */
export function observeTraits(student: Float64Array, loading: Float64Array, answer: { readonly base: number; readonly credit: number; readonly weight: number }): void {
  let [score, variance] = [answer.base, 0];
  for (let k = 0; k < traitCount; k += 1) {
    const load = loading[k] ?? 0;
    score += load * (student[own.traits + k] ?? 0);
    variance += load * load * (student[own.traits + traitCount + k] ?? 0);
  }
  const p = 1 / (1 + Math.exp(-score));
  const known = answer.weight * p * (1 - p);
  const shrink = 1 + known * variance;
  const surprise = (answer.weight * (answer.credit - p)) / shrink;
  for (let k = 0; k < traitCount; k += 1) {
    const load = loading[k] ?? 0;
    const at = own.traits + k;
    const spread = student[at + traitCount] ?? 0;
    student[at] = fourPlaces((student[at] ?? 0) + spread * load * surprise);
    student[at + traitCount] = fourPlaces(Math.max(leastVariance, spread - (spread * spread * load * load * known) / shrink) + traitSettings.drift);
  }
}

/** The loading of a question: its item's, and the mean of its competencies'. `from` are places of their first numbers. */
export function addLoading(asked: Asked, loadings: Float64Array, of: { readonly from: number; readonly share: number }): void {
  for (let k = 0; k < traitCount; k += 1) asked.loading[k] = (asked.loading[k] ?? 0) + of.share * (loadings[of.from + k] ?? 0);
}

