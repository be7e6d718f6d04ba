import type { LearningStage } from '../model/index.ts';
import type { Reason } from '../problem/index.ts';

/** What a student could do next in one period, what it is worth, and why. The schedule chooses among these. */
export type Option = {
  /** Stable within a day: `${studentId}/${periodId}/${adoptionId}/${competencyId}/${modalityId}`. */
  readonly id: string;
  readonly studentId: string;
  readonly periodId: string;
  readonly adoptionId: string;
  readonly purpose: 'competency' | 'project' | 'routine';
  /** null for routines. */
  readonly competencyId: string | null;
  readonly modalityId: string;
  /** In order of doing; never empty. The exit check is counted in `checkMinutes`, not here. */
  readonly activityIds: readonly string[];
  readonly exitCheckId: string | null;
  readonly stage: LearningStage;
  /** Why the last task on this competency was missed, as far as anybody can tell; null where the last task was no miss. */
  readonly cause: MissCause | null;
  /** Minutes of the activities. */
  readonly minutes: number;
  /** Minutes of the exit check for this student, extra time included. */
  readonly checkMinutes: number;
  /** Minutes of `minutes` on a screen, assistive technology not counted. */
  readonly screenMinutes: number;
  /** 0..100; 100 is this student's best option in this period, so that students and models compare. */
  readonly value: number;
  /** What the value is made of; the sum of `points` is the value before scaling. */
  readonly terms: readonly ValueTerm[];
  readonly reasons: readonly Reason[];
  /** No evidence came from the student's last school day: the choice rests on older knowledge, and the card says so. */
  readonly isWithoutEvidence: boolean;
};

/** What a miss seems to come from: each has its own response, in the choice of modality and on the adult's card. */
export type MissCause =
  | { readonly kind: 'gap-below'; readonly competencyId: string }
  | { readonly kind: 'misconception'; readonly misconceptionId: string }
  | { readonly kind: 'slip' }
  /** There was a miss, but nothing that tells why. */
  | { readonly kind: 'no-evidence' };

export type ValueTerm = {
  readonly id: string;
  /** Contribution in the term's weighted unit, may be negative. */
  readonly points: number;
  readonly basis: Basis;
};

/** What a term of value rests on. Every plan reports the share of its value that rests on assumed terms. */
export type Basis = 'measured' | 'published' | 'assumed';
