import type { CompetencyGraph } from '../competency/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { LevelRule } from '../model/index.ts';
import type { Reason } from '../problem/index.ts';
import type { Grade, Instant, SchoolDate } from '../roster/index.ts';

/**
 * What a student knows. Three things that never stand for each other:
 * an *estimate* is computed and fades with time, a *level* is a judgement and changes only on evidence,
 * *credit* is given once and withdrawn only by a person.
 */

export type Estimate = {
  /** Probability that the student, working alone, gets a typical question on the competency right now, 0..1: the same meaning for every method. */
  readonly p: number;
  /** Standard deviation of p, 0..0.5: how sure. */
  readonly sd: number;
  /** Pieces of evidence on this competency itself. */
  readonly count: number;
  readonly lastAt: Instant | null;
  readonly reasons: readonly Reason[];
};

/**
 * The fold of one student's own evidence, sorted by (occurredAt, id): a few numbers by competency id, under '' what a method keeps
 * about the student as a whole, and under keys that start with DEL (U+007F) what it keeps of a question that comes back. Every method's state has this one shape, so that the store keeps it as JSON, compares it
 * byte by byte and never has to know the method. It holds nothing of the roster or the framework: those may be corrected
 * without a single state changing.
 */
export type MasteryState = Readonly<Record<string, readonly number[]>>;

/**
 * One way to estimate, ready with one versioned parameter file. Pure: `apply` returns a new state and never changes the old one.
 * Every method passes `method.conformance.test-suite.ts`.
 */
export type MasteryMethod = {
  readonly id: string;
  /** Version of the parameter file it runs on: 'bkt-1'. */
  readonly parameters: string;
  /**
   * Which way of adding up this is: raised whenever a change of the program makes the same evidence under the same parameters another state
   * (a coarser rounding is enough). What an earlier program kept is then folded anew, and is no fault.
   */
  readonly fold: number;
  /**
   * What it learns from. 'practice' = only from how often something was practised, so that a wrong answer raises the estimate as a right one
   * does (AFM): it may be compared with others, and no model may rest levels on it.
   */
  readonly reads: 'answers' | 'practice';
  start(): MasteryState;
  /** Evidence in sorted order, none of it before what the state has seen; in one go or in several, the result is the same. */
  apply(state: MasteryState, evidence: readonly Evidence[]): MasteryState;
  estimate(state: MasteryState, question: EstimateQuestion): Estimate;
};

/** What is asked of a state, with what it may be judged by beside the evidence: the student's grade and the map of competencies. */
export type EstimateQuestion = {
  readonly competencyId: string;
  readonly asOf: Instant;
  readonly grade: Grade | null;
  readonly graph: Pick<CompetencyGraph, 'competencies' | 'prerequisitesOf' | 'parentOf'>;
  /** Narrows the estimate to one question where the method knows items. */
  readonly itemId?: string;
  /** What that question needs besides `competencyId`: the estimate is then of the question as a whole, whichever of them is named first. */
  readonly togetherWith?: readonly string[];
};

/** What the store keeps of a student: `JSON.stringify` of it is the same bytes whatever the order of arrival. */
export type StudentProjection = {
  readonly method: string;
  readonly parameters: string;
  readonly fold: number;
  /** How many pieces of evidence it adds up (those that may inform), and the last of them in order: by these two it is known which they are. */
  readonly count: number;
  readonly last: { readonly at: Instant; readonly id: string } | null;
  readonly state: MasteryState;
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
  /** The rule's numbers beside its text; and, where it asked for an estimate, what that was and under which parameter file. Records older than these have none. */
  readonly criterion?: Criterion;
  readonly by: { readonly kind: 'rule' } | { readonly kind: 'person'; readonly personId: string; readonly reason: string };
  readonly reasons: readonly Reason[];
};

export type Criterion = Omit<LevelRule, 'id' | 'text' | 'rationale'> & { readonly estimated: { readonly p: number; readonly parameters: string } | null };

/** One student's standing in one competency on one day: what path reads. */
export type Standing = {
  readonly competencyId: string;
  readonly level: Level;
  /** When a person judged the level that holds; null where a rule did, or nobody. With level 'none' it was taken, and only later evidence gives it back. */
  readonly judgedByPersonAt: Instant | null;
  readonly estimate: Estimate;
  /** Set when the estimate has faded below the policy's review mark, and the newest task is no pass that still answers it (review-clock.ts). */
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
  /** School date of the last passed task or raised level; null where there was none. The stuck rule counts from here. */
  readonly lastProgressOn: SchoolDate | null;
};

/** Everything path needs to know about one student. `standings` holds only competencies with evidence or a judgement. */
export type StudentMastery = {
  readonly studentId: string;
  readonly standings: ReadonlyMap<string, Standing>;
  /** School date of the last evidence that may inform; null where there is none. */
  readonly lastEvidenceOn: SchoolDate | null;
  /** Set for a while after a long break: what to warm up first. */
  readonly reWarm: ReWarm | null;
  /** For any competency, evidence or not: unknown is not zero. At the moment asked for, or at another from what is known now. */
  estimate(competencyId: string, at?: Instant): Estimate;
};

/** A few competencies to come back to after so many days away (re-warm.ts). */
export type ReWarm = { readonly awayDays: number; readonly competencyIds: readonly string[] };
