import type { Evidence, Help } from '../../evidence/index.ts';
import type { Estimate, EstimateQuestion, MasteryMethod, MasteryState } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';
import { competenciesOf, estimateByLogit } from './estimate-by-logit.ts';
import type { GradePrior } from './estimate-by-logit.ts';
import { findNumbers, foldAnswers } from './fold-answers.ts';

export type AfmParameters = {
  readonly id: string;
  /** Added once, whatever is asked. */
  readonly always: number;
  /** By competency: how easy it is, and what practice adds (0 or more). `otherwise` is for any other. */
  readonly competencies: Readonly<Record<string, readonly [easy: number, practice: number]>>;
  readonly otherwise: readonly [easy: number, practice: number];
  readonly helpWeights: Readonly<Record<Help, number>>;
  readonly prior: GradePrior;
};

/**
 * Additive factors model (Cen, Koedinger & Junker 2006, Learning factors analysis): how often the student practised what the question needs,
 *
 *   logit P(right) = always + sum over competencies ( easy + practice * log(1 + answers) )
 *
 * It does not see whether an answer was right, so that ten wrong ones raise the estimate as ten right ones do. That makes it a yardstick for
 * how much practice alone explains, and nothing to rest a level on: it says so (`reads`), and `selectMethod` refuses it.
 * The paper's ability of each student is left out, since it cannot be known of a new one.
 */
export function createAfm(parameters: AfmParameters): MasteryMethod {
  return {
    id: 'afm',
    parameters: parameters.id,
    fold: 1,
    reads: 'practice',
    start: () => ({}),
    apply: (state, evidence) => applyAll(parameters, state, evidence),
    estimate: (state, question) => estimate(parameters, state, question),
  };
}

function applyAll({ helpWeights }: AfmParameters, state: MasteryState, evidence: readonly Evidence[]): MasteryState {
  return foldAnswers({
    state, evidence, helpWeights,
    step: (find, { competencyIds, weight, at }) => competencyIds.map((id) => {
      const [practised = 0, count = 0] = find(id) ?? [];
      return [id, [ninePlaces(practised + weight), count + 1, at]] as const;
    }),
  });
}

function estimate(parameters: AfmParameters, state: MasteryState, question: EstimateQuestion): Estimate {
  const logit = competenciesOf(question).reduce((sum, id) => {
    const [easy, practice] = Object.hasOwn(parameters.competencies, id) ? parameters.competencies[id] ?? parameters.otherwise : parameters.otherwise;
    const [practised = 0] = findNumbers(state, id) ?? [];
    return sum + easy + practice * Math.log1p(practised);
  }, parameters.always);
  const [, count = 0, lastAt = 0] = findNumbers(state, question.competencyId) ?? [];
  return estimateByLogit({ question, prior: parameters.prior, logit, count, lastAt });
}
