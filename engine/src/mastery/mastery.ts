import type { Evidence } from '../evidence/index.ts';
import type { Reason } from '../problem/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';

/**
 * What a student knows. Three things that never stand for each other:
 * an *estimate* is computed and fades with time, a *level* is a judgement and changes only on evidence,
 * *credit* is given once and withdrawn only by a person.
 */

export type Estimate = {
  /** Probability that the student can do a typical task of the competency now, 0..1. */
  readonly p: number;
  /** Standard deviation of p, 0..0.5: how sure. */
  readonly sd: number;
  /** Pieces of evidence on this competency itself. */
  readonly count: number;
  readonly lastAt: Instant | null;
  readonly reasons: readonly Reason[];
};

/**
 * One way to estimate. Pure: `apply` returns a new state and never changes the old one.
 * A state belongs to one student and is the fold of that student's own evidence, sorted by (occurredAt, id),
 * under one versioned parameter file. Every method passes `method.conformance.ts`.
 */
export type MasteryMethod<State, MethodParams> = {
  readonly id: string;
  start(params: MethodParams, student: { readonly grade: string | null }): State;
  apply(state: State, evidence: Evidence): State;
  /** `item` narrows the estimate to one question where the method knows items. */
  estimate(state: State, competencyId: string, asOf: Instant, item?: string): Estimate;
};

/** 'provisional' opens the next step; 'secure' needs a later day and another kind of task. */
export type Level = 'none' | 'provisional' | 'secure';

/** A decision that a level holds, with all that it rested on copied in. */
export type Judgement = {
  readonly studentId: string;
  readonly competencyId: string;
  readonly level: Level;
  /** The school date of the evidence that carried it. */
  readonly on: SchoolDate;
  readonly at: Instant;
  readonly evidenceIds: readonly string[];
  readonly policyId: string;
  /** The rule as it was written that day, so that a later change of the model never rewrites history. */
  readonly policyText: string;
  readonly by: { readonly kind: 'rule' } | { readonly kind: 'person'; readonly personId: string; readonly reason: string };
  readonly reasons: readonly Reason[];
};

/** One student's standing in one competency on one day: what path reads. */
export type Standing = {
  readonly competencyId: string;
  readonly level: Level;
  readonly estimate: Estimate;
  /** Set when the estimate has faded below the policy's review mark since the level was given. */
  readonly isReviewDue: boolean;
  /** The last task on it: how many right of how many, and when; null where there is no evidence. */
  readonly lastTask: {
    readonly taskId: string | null;
    readonly on: SchoolDate;
    readonly at: Instant;
    readonly correct: number;
    readonly of: number;
    readonly isPassed: boolean;
    readonly activityId: string | null;
    readonly misconceptionIds: readonly string[];
  } | null;
  /** Tasks in a row on this competency without reaching a level, newest run. */
  readonly missesInARow: number;
};

/** Everything path needs to know about one student. `standings` holds only competencies with evidence or a judgement. */
export type StudentMastery = {
  readonly studentId: string;
  readonly standings: ReadonlyMap<string, Standing>;
  /** For any competency, evidence or not: unknown is not zero. */
  estimate(competencyId: string): Estimate;
};
