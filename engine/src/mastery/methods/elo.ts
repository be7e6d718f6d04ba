import type { Evidence, Help } from '../../evidence/index.ts';
import type { Estimate, EstimateQuestion, MasteryMethod, MasteryState } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';
import { competenciesOf, estimateByLogit } from './estimate-by-logit.ts';
import type { GradePrior } from './estimate-by-logit.ts';
import { findNumbers, foldAnswers } from './fold-answers.ts';

export type EloParameters = {
  readonly id: string;
  /** Step of a rating after `count` answers: first / (1 + slower * count). */
  readonly first: number;
  readonly slower: number;
  /** The rating of the student as a whole moves by this share of a competency's step. */
  readonly wholeShare: number;
  /** By item: how hard it is, in logits; any other is typical, 0. */
  readonly items: Readonly<Record<string, number>>;
  readonly helpWeights: Readonly<Record<Help, number>>;
  readonly prior: GradePrior;
};

/**
 * Elo ratings for students and questions (Pelanek 2016, Applications of the Elo rating system in adaptive educational systems): each answer
 * moves the student's rating, as a whole and on what the question needs, by how much it surprised, less the more was seen:
 *
 *   p = 1 / (1 + exp(-(rating + mean rating of the competencies - difficulty)))     rating += first / (1 + slower * answers) * (credit - p)
 *
 * Question difficulties are fixed in the parameters while a student is followed. It knows no time. The state keeps the student's own rating
 * under ''.
 */
export function createElo(parameters: EloParameters): MasteryMethod {
  return {
    id: 'elo',
    parameters: parameters.id,
    fold: 1,
    reads: 'answers',
    start: () => ({}),
    apply: (state, evidence) => applyAll(parameters, state, evidence),
    estimate: (state, question) => estimate(parameters, state, question),
  };
}

/** How far a rating moves at its next answer. */
export function eloStep({ first, slower }: Pick<EloParameters, 'first' | 'slower'>, count: number): number {
  return first / (1 + slower * count);
}

function applyAll(parameters: EloParameters, state: MasteryState, evidence: readonly Evidence[]): MasteryState {
  return foldAnswers({
    state, evidence, helpWeights: parameters.helpWeights,
    step: (find, { competencyIds, itemId, credit, weight, at }) => {
      const logit = ratingOf(find, competencyIds) - difficultyOf(parameters, itemId);
      const surprise = weight * (credit - 1 / (1 + Math.exp(-logit)));
      const [whole = 0, answers = 0] = find('') ?? [];
      // A right answer shows everything it needs; a wrong one only that one of them failed, so the blame is shared.
      const share = surprise > 0 ? 1 : 1 / competencyIds.length;
      return [
        ['', [ninePlaces(whole + parameters.wholeShare * eloStep(parameters, answers) * surprise), answers + 1]] as const,
        ...competencyIds.map((id) => {
          const [rating = 0, count = 0] = find(id) ?? [];
          return [id, [ninePlaces(rating + share * eloStep(parameters, count) * surprise), count + 1, at]] as const;
        }),
      ];
    },
  });
}

function estimate(parameters: EloParameters, state: MasteryState, question: EstimateQuestion): Estimate {
  const logit = ratingOf((id) => findNumbers(state, id), competenciesOf(question)) - difficultyOf(parameters, question.itemId ?? null);
  const [, count = 0, lastAt = 0] = findNumbers(state, question.competencyId) ?? [];
  const [, others = 0] = findNumbers(state, '') ?? [];
  return estimateByLogit({ question, prior: parameters.prior, logit, count, lastAt, others });
}

function ratingOf(find: (id: string) => readonly number[] | undefined, competencyIds: readonly string[]): number {
  const [whole = 0] = find('') ?? [];
  return competencyIds.reduce((sum, id) => sum + (find(id)?.[0] ?? 0) / competencyIds.length, whole);
}

function difficultyOf({ items }: EloParameters, itemId: string | null): number {
  return itemId !== null && Object.hasOwn(items, itemId) ? items[itemId] ?? 0 : 0;
}
