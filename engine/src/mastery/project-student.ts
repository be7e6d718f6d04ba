import { compareText, sortEvidence } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { MasteryMethod, MasteryState, StudentProjection } from './mastery.ts';

/**
 * Folds one student's evidence into what the store keeps. A projection, not a fact: `rebuild` throws it away and folds again,
 * and gets the same bytes, because evidence is sorted first, numbers are rounded at each step and keys stand in order.
 */
export function projectStudent(fold: { readonly evidence: readonly Evidence[]; readonly method: MasteryMethod }): StudentProjection {
  const { method } = fold;
  const seen = informing(sortEvidence(fold.evidence));
  return projectionOf(method, { seen: seen.length, last: seen.at(-1), state: method.apply(method.start(), seen) });
}

/**
 * The projection with new evidence added: a night's work is then the night's answers and not the year's. undefined where that would not be
 * the fold of all: made by another method or version, or something new happened before what it holds already.
 */
export function continueProjection(of: { readonly projection: StudentProjection; readonly evidence: readonly Evidence[]; readonly method: MasteryMethod }): StudentProjection | undefined {
  const { projection, method } = of;
  const added = informing(sortEvidence(of.evidence));
  const [first] = added;
  if (!isMadeBy(projection, method)) return undefined;
  if (first === undefined) return projection;
  if (projection.last !== null && (compareText(projection.last.at, first.occurredAt) || compareText(projection.last.id, first.id)) >= 0) return undefined;
  return projectionOf(method, { seen: projection.count + added.length, last: added.at(-1), state: method.apply(projection.state, added) });
}

/**
 * The state after the evidence, started from a projection as far as that is a beginning of it. Evidence is only ever added, and the last
 * of `count` pieces says which they are; so whatever does not fit (late evidence since, an older day, another version) is folded anew,
 * with the same outcome.
 */
export function stateAfter(of: { /** Sorted, and all that may inform. */ readonly evidence: readonly Evidence[]; readonly method: MasteryMethod; readonly projection: StudentProjection | undefined }): MasteryState {
  const { evidence, method, projection } = of;
  if (projection === undefined || !isMadeBy(projection, method) || !isBeginning(projection, evidence)) return method.apply(method.start(), evidence);
  return projection.count === evidence.length ? projection.state : method.apply(projection.state, evidence.slice(projection.count));
}

function isBeginning({ count, last }: StudentProjection, evidence: readonly Evidence[]): boolean {
  const same = evidence[count - 1];
  return last === null || (same !== undefined && same.id === last.id && same.occurredAt === last.at);
}

export function isMadeBy(projection: Pick<StudentProjection, 'method' | 'parameters' | 'fold'>, method: MasteryMethod): boolean {
  return projection.method === method.id && projection.parameters === method.parameters && projection.fold === method.fold;
}

function projectionOf(method: MasteryMethod, of: { readonly seen: number; readonly last: Evidence | undefined; readonly state: MasteryState }): StudentProjection {
  const { last } = of;
  return {
    method: method.id, parameters: method.parameters, fold: method.fold, count: of.seen, last: last === undefined ? null : { at: last.occurredAt, id: last.id },
    state: inKeyOrder(of.state),
  };
}

/** Self-report and other context is kept and shown, and moves no estimate. */
function informing(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ trust }) => trust !== 'context');
}

function inKeyOrder(state: MasteryState): MasteryState {
  return Object.fromEntries(Object.keys(state).toSorted().map((key) => [key, state[key] ?? []]));
}
