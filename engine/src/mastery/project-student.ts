import { sortEvidence } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { MasteryMethod, MasteryState, StudentProjection } from './mastery.ts';

/**
 * Folds one student's evidence into what the store keeps. A projection, not a fact: `rebuild` throws it away and folds again,
 * and gets the same bytes, because evidence is sorted first, numbers are rounded at each step and keys stand in order.
 */
export function projectStudent(fold: { readonly evidence: readonly Evidence[]; readonly method: MasteryMethod }): StudentProjection {
  const { evidence, method } = fold;
  return { method: method.id, parameters: method.parameters, state: inKeyOrder(method.apply(method.start(), sortEvidence(evidence))) };
}

function inKeyOrder(state: MasteryState): MasteryState {
  return Object.fromEntries(Object.keys(state).toSorted().map((key) => [key, state[key] ?? []]));
}
