import type { Evidence } from './evidence.ts';

/**
 * The one order in which evidence is read, whatever the order in which it arrived: by when it happened, then by id.
 * Every fold over evidence starts here, so that a file imported twice, late or backwards ends in the same state.
 */
export function sortEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toSorted(compareEvidence);
}

/** Admitted instants are all written alike (UTC, milliseconds), so that comparing the text compares the time. */
export function compareEvidence(a: Evidence, b: Evidence): number {
  return compareText(a.occurredAt, b.occurredAt) || compareText(a.id, b.id);
}

/** By code unit: the same on every machine, where a locale's collation is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
