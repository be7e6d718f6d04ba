import { creditOf } from '../../evidence/index.ts';
import type { Evidence, Help } from '../../evidence/index.ts';
import type { MasteryState } from '../mastery.ts';

/** One piece of evidence as a method reads it. */
export type Answer = {
  /** Each once. */
  readonly competencyIds: readonly string[];
  readonly itemId: string | null;
  /** 0..1. */
  readonly credit: number;
  /** 1 = alone; less with help. */
  readonly weight: number;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/**
 * Folds evidence into a state for methods whose steps are small: `step` answers what becomes of each entry that the answer touches.
 * What is only context is left out here, so that no method can forget to.
 */
export function foldAnswers(of: {
  readonly state: MasteryState;
  readonly evidence: readonly Evidence[];
  readonly helpWeights: Readonly<Record<Help, number>>;
  readonly step: (find: (id: string) => readonly number[] | undefined, answer: Answer) => Iterable<readonly [string, readonly number[]]>;
}): MasteryState {
  const next = new Map(Object.entries(of.state));
  const find = (id: string) => next.get(id);
  for (const { trust, competencyIds, itemId, result, help, occurredAt } of of.evidence) {
    if (trust === 'context') continue;
    const answer = { competencyIds: [...new Set(competencyIds)], itemId, credit: creditOf(result), weight: of.helpWeights[help], at: Date.parse(occurredAt) };
    // All entries are computed before any is written: each part of an answer sees the student as they came to it.
    for (const [id, numbers] of [...of.step(find, answer)]) next.set(id, numbers);
  }
  return Object.fromEntries(next);
}

/** What is stored under an id, whatever the id is called. */
export function findNumbers(state: MasteryState, id: string): readonly number[] | undefined {
  return Object.hasOwn(state, id) ? state[id] : undefined;
}
