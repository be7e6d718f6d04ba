import { gradeDistance } from '../grade-distance.ts';
import type { EstimateQuestion, MasteryState } from '../mastery.ts';
import type { IrtPrior } from './model.ts';
import { slot } from './layout.ts';

/**
 * What stands in for evidence on a competency, in logits: its grade against the student's, and what was seen of its prerequisites and its
 * parent. Joined when an estimate is asked for, never stored, so that correcting a roster or a map changes no state.
 *
 * It yields to what contradicts it: a high expectation to wrong answers, a low one to right ones. So a right answer can never lower an
 * estimate by making the grade count for less.
 */
export function priorShift(of: { readonly prior: IrtPrior; readonly state: MasteryState; readonly question: EstimateQuestion }): { readonly grade: number; readonly neighbours: number } {
  const { prior, state, question } = of;
  const { graph, competencyId } = question;
  const distance = gradeDistance(question.grade, graph.competencies.get(competencyId)?.grades ?? []) ?? 0;
  const parent = graph.parentOf(competencyId);
  const share = (ids: readonly string[]) => meanDeviation(state, ids);
  const yielding = (logits: number) => {
    const kept = Math.min(prior.most, Math.max(-prior.most, logits));
    const against = numberOf(state, competencyId, kept > 0 ? slot.wrongs : slot.rights);
    return kept / (1 + prior.yields * against);
  };
  return {
    grade: yielding(prior.perGrade * distance),
    neighbours: yielding(prior.fromPrerequisites * share(graph.prerequisitesOf(competencyId)) + (parent === undefined ? 0 : prior.fromParent * share([parent]))),
  };
}

/** How far the student stands above or below their own ability there; 0 where nothing was seen. Little evidence has moved it little. */
function meanDeviation(state: MasteryState, ids: readonly string[]): number {
  const seen = ids.filter((id) => Object.hasOwn(state, id));
  return seen.length === 0 ? 0 : seen.reduce((total, id) => total + numberOf(state, id, slot.mean), 0) / seen.length;
}

function numberOf(state: MasteryState, id: string, place: number): number {
  return Object.hasOwn(state, id) ? state[id]?.[place] ?? 0 : 0;
}
