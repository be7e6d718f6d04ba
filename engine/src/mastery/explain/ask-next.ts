import type { Evidence } from '../../evidence/index.ts';
import { compareText } from '../../evidence/index.ts';
import type { Reason } from '../../problem/index.ts';
import type { Estimate, EstimateQuestion, MasteryMethod, MasteryState } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';

/**
 * What should be asked next, when we are unsure? The question whose answer would tell most: the expected move of the estimates it speaks to, its
 * own competency and those right before and after it, over both answers that may come. A question whose answer is known beforehand moves
 * nothing; one at even chances on something never seen moves most.
 *
 *   tells = P(right) * sum |p after a right one - p| + P(wrong) * sum |p after a wrong one - p|
 *
 * Worked out with the method itself, so that it holds for every method and for items where a method knows them.
 */
export type AskNext = {
  readonly competencyId: string;
  /** The item that tells most, where the method knows items apart. */
  readonly itemId: string | null;
  readonly tells: number;
  readonly estimate: Estimate;
  readonly reason: Reason;
};

export function askNext(of: {
  readonly state: MasteryState;
  readonly method: MasteryMethod;
  readonly question: Omit<EstimateQuestion, 'competencyId' | 'itemId'>;
  readonly graph: EstimateQuestion['graph'] & { successorsOf(id: string): readonly string[] };
  readonly candidates: readonly string[];
  readonly itemsOf?: (competencyId: string) => readonly string[];
}): readonly AskNext[] {
  const { method, state, question, graph } = of;
  return [...new Set(of.candidates)].map((competencyId): AskNext => {
    const near = [competencyId, ...graph.prerequisitesOf(competencyId), ...graph.successorsOf(competencyId)];
    const tellsOf = (itemId: string | null) => {
      const asked = { ...question, competencyId, ...(itemId === null ? {} : { itemId }) };
      const right = method.estimate(state, asked).p;
      const moved = (score: 0 | 1) => {
        const after = method.apply(state, [hypothetical({ competencyId, itemId, score, at: question.asOf })]);
        return near.reduce((sum, id) => sum + Math.abs(method.estimate(after, { ...question, competencyId: id }).p - method.estimate(state, { ...question, competencyId: id }).p), 0);
      };
      return ninePlaces(right * moved(1) + (1 - right) * moved(0));
    };
    const plain = tellsOf(null);
    const [best] = (of.itemsOf?.(competencyId) ?? []).map((itemId) => ({ itemId, tells: tellsOf(itemId) })).toSorted((a, b) => b.tells - a.tells || compareText(a.itemId, b.itemId));
    const estimate = method.estimate(state, { ...question, competencyId });
    const chosen = best !== undefined && best.tells > plain ? best : { itemId: null, tells: plain };
    return { competencyId, ...chosen, estimate, reason: reasonOf(competencyId, estimate) };
  }).toSorted((a, b) => b.tells - a.tells || compareText(a.competencyId, b.competencyId));
}

function reasonOf(competency: string, { count, p }: Estimate): Reason {
  if (count === 0) return { code: 'mastery.ask-unseen', params: { competency } };
  return { code: 'mastery.ask-unsure', params: { competency, count, chance: p } };
}

function hypothetical(of: { readonly competencyId: string; readonly itemId: string | null; readonly score: 0 | 1; readonly at: string }): Evidence {
  return {
    id: 'hypothetical', studentId: '', competencyIds: [of.competencyId], kind: 'quiz', result: { kind: 'score', score: of.score }, help: 'none', itemId: of.itemId,
    taskId: null, activityId: null, misconceptionIds: [], sourceId: '', trust: 'informs', occurredAt: of.at, recordedAt: of.at,
  };
}
