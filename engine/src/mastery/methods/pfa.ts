import type { Evidence, Help } from '../../evidence/index.ts';
import type { Estimate, EstimateQuestion, MasteryMethod, MasteryState } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';
import { competenciesOf, estimateByLogit } from './estimate-by-logit.ts';
import type { GradePrior } from './estimate-by-logit.ts';
import { findNumbers, foldAnswers } from './fold-answers.ts';

export type PfaParameters = {
  readonly id: string;
  /** Added once, whatever is asked. */
  readonly always: number;
  /** By competency: how easy it is, what a right answer adds, what a wrong one takes away (both 0 or more). `otherwise` is for any other. */
  readonly competencies: Readonly<Record<string, readonly [easy: number, right: number, wrong: number]>>;
  readonly otherwise: readonly [easy: number, right: number, wrong: number];
  readonly helpWeights: Readonly<Record<Help, number>>;
  readonly prior: GradePrior;
};

/**
 * Performance factors analysis (Pavlik, Cen & Koedinger 2009, Performance factors analysis: a new alternative to knowledge tracing):
 * how often the student was right, and how often wrong, on what the question needs,
 *
 *   logit P(right) = always + sum over competencies ( easy + right * log(1 + rights) - wrong * log(1 + wrongs) )
 *
 * with the logarithm of Gervet et al. (2020) instead of the plain count, so that the hundredth answer says less than the first. In the paper
 * a wrong answer may raise (practice teaches); here neither weight may be negative. It forgets nothing, neither old answers nor with time.
 */
export function createPfa(parameters: PfaParameters): MasteryMethod {
  return {
    id: 'pfa',
    parameters: parameters.id,
    fold: 1,
    reads: 'answers',
    start: () => ({}),
    apply: (state, evidence) => applyAll(parameters, state, evidence),
    estimate: (state, question) => estimate(parameters, state, question),
  };
}

function applyAll({ helpWeights }: PfaParameters, state: MasteryState, evidence: readonly Evidence[]): MasteryState {
  return foldAnswers({
    state, evidence, helpWeights,
    step: (find, { competencyIds, credit, weight, at }) => competencyIds.map((id) => {
      const [rights = 0, wrongs = 0, count = 0] = find(id) ?? [];
      // A wrong answer only says that one of them failed: the blame is shared.
      return [id, [ninePlaces(rights + weight * credit), ninePlaces(wrongs + (weight * (1 - credit)) / competencyIds.length), count + 1, at]] as const;
    }),
  });
}

function estimate(parameters: PfaParameters, state: MasteryState, question: EstimateQuestion): Estimate {
  const logit = competenciesOf(question).reduce((sum, id) => {
    const [easy, right, wrong] = Object.hasOwn(parameters.competencies, id) ? parameters.competencies[id] ?? parameters.otherwise : parameters.otherwise;
    const [rights = 0, wrongs = 0] = findNumbers(state, id) ?? [];
    return sum + easy + right * Math.log1p(rights) - wrong * Math.log1p(wrongs);
  }, parameters.always);
  const [, , count = 0, lastAt = 0] = findNumbers(state, question.competencyId) ?? [];
  return estimateByLogit({ question, prior: parameters.prior, logit, count, lastAt });
}
