import type { EvidenceKind, TrustTier } from '../model/index.ts';
import type { Instant } from '../roster/index.ts';

/** One record of what a student showed, whatever tool or person it came from. */

/** Help the student had. A helped answer counts less, by the model's mastery policy. */
export type Help = 'none' | 'hint' | 'worked-together';

export type Result =
  | { readonly kind: 'score'; /** 0..1 */ readonly score: number }
  | { readonly kind: 'level'; /** 0..of */ readonly level: number; readonly of: number };

export type Evidence = {
  readonly id: string;
  readonly studentId: string;
  readonly competencyIds: readonly string[];
  readonly kind: EvidenceKind;
  readonly result: Result;
  readonly help: Help;
  /** The single question, when known. */
  readonly itemId: string | null;
  /** What was sat at one go (one exit check of five questions): policies of "m of n" count inside one task. */
  readonly taskId: string | null;
  readonly activityId: string | null;
  /** Misconceptions that the answer itself showed (a known wrong option), never a guess. */
  readonly misconceptionIds: readonly string[];
  readonly sourceId: string;
  readonly trust: TrustTier;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
};
