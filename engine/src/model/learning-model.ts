import type { Framework } from '../competency/index.ts';
import type { Grade, SchoolDate } from '../roster/index.ts';

/**
 * A learning model as the engine uses it: the parsed, checked form of a package of plain files.
 * The four parts are the four designs that a learning model bundles. The file format is documented in docs/guide/model-format.md.
 */
export type LearningModel = {
  readonly id: string;
  /** Semantic: major = plans or judgements change in kind. */
  readonly version: string;
  readonly title: string;
  readonly scope: {
    readonly kind: 'school' | 'subject' | 'function';
    readonly subject: string | null;
    readonly grades: readonly Grade[];
  };
  readonly aims: readonly Aim[];
  /** Ids that were renamed, old to new, so that a judgement or plan made under the old one is still understood. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly instruction: InstructionDesign;
  readonly practice: PracticeDesign;
  readonly operations: OperationsDesign;
  readonly technology: TechnologyDesign;
};

/**
 * Where a design choice comes from. 'none' (our own choice, nothing measured) and 'unverified' (said somewhere, not checked)
 * are allowed, and shown. Any component may carry one; aims and modalities must.
 */
export type Rationale = { readonly source: string; readonly strength: 'strong' | 'moderate' | 'weak' | 'none' | 'unverified' };

/** For a component that is a bag of numbers: the rationale of each, by its key. */
export type Rationales = Readonly<Record<string, Rationale>>;

export type Aim = {
  readonly id: string;
  readonly statement: string;
  readonly measure: string;
  readonly interval: string;
  readonly evidence: readonly Rationale[];
  readonly warnings: readonly string[];
};

// --- evidence words ----------------------------------------------------------------------------------------------
// They stand here because a package names them and `model` comes before `evidence` in the house.

export type EvidenceKind =
  | 'exit-check' | 'quiz' | 'practice' | 'project' | 'observation' | 'diagnostic' | 'conversation' | 'self-report';

/**
 * Which judgements a source may support. 'awards': may raise a level. 'informs': moves the estimate, never a level alone.
 * 'context': kept and shown, moves nothing (self-report is never more than this).
 */
export type TrustTier = 'awards' | 'informs' | 'context';

// --- instruction -------------------------------------------------------------------------------------------------

type InstructionDesign = {
  readonly frameworks: readonly Framework[];
  readonly mastery: MasteryPolicy;
  readonly path: PathPolicy;
  readonly activities: readonly Activity[];
  readonly exitChecks: readonly ExitCheck[];
  readonly misconceptions: readonly Misconception[];
  readonly items: readonly ItemTemplate[];
};

/** How levels are given. One rule a level, each with its text as written, which judgements copy. */
export type MasteryPolicy = {
  /** Estimation method and the version of its parameter file. */
  readonly method: string;
  readonly parameters: string;
  readonly provisional: LevelRule;
  readonly secure: LevelRule;
  /** Estimate below which a level's review falls due, 0..1. */
  readonly reviewBelow: number;
  readonly rationale?: Rationale;
};

export type LevelRule = {
  readonly id: string;
  /** At least `m` of `n` answers of one task right. A task with fewer than n answers needs the same share, rounded up. */
  readonly m: number;
  readonly n: number;
  readonly kinds: readonly EvidenceKind[];
  /** Does an answer given with help count as right? */
  readonly countsHelped: boolean;
  /** Needs a task on a later school day than the first that met m of n. */
  readonly needsLaterDay: boolean;
  /** Needs a task of another evidence kind than the first that met m of n. */
  readonly needsAnotherKind: boolean;
  /** Besides, what is estimated with the task counted in, as it will have faded after so many days without practice. Left out: the task alone decides. */
  readonly estimate?: { readonly atLeast: number; readonly afterDays: number };
  readonly text: string;
  readonly rationale?: Rationale;
};

export type PathPolicy = {
  /** Grades above and below the student's own that may be planned without approval. */
  readonly gradeSpan: { readonly below: number; readonly above: number };
  /** Share of a round's meetings on the student's own grade or the declared destination, 0..1. */
  readonly expectationFloor: number;
  /** Share of meetings that may go back to what was passed, to make it secure or to review it, 0..1. */
  readonly reviewBudget: number;
  /** Meetings in a row on one competency without a level before an adult, a prerequisite or a pause steps in. */
  readonly stuckAfter: number;
  /** Estimate at which an unjudged prerequisite counts as ready enough, 0..1. */
  readonly readyAt: number;
  /** Competencies offered per student and period, best first. */
  readonly breadth: number;
  /** Multiplies the points of a term of value, by term id. 1 where a term is not named; unknown ids are refused by `model check`. */
  readonly weights: Readonly<Record<string, number>>;
  /** By key of this policy, or `weights.<term id>`. */
  readonly rationales?: Rationales;
};

/** Something a group does in one meeting, in one modality. */
export type Activity = {
  readonly id: string;
  readonly title: string;
  readonly competencyIds: readonly string[];
  readonly modalityId: string;
  readonly minutes: number;
  readonly isOnScreen: boolean;
  /** What to bring or open: a title or an address inside the school's own material. */
  readonly material: string;
  readonly pagesToCopy: number;
  /** The printable form; null makes the activity unplannable. May be another activity's sheet. */
  readonly printable: string | null;
  /** A lesson of a unit whose lessons stay in order, and its place there. */
  readonly unit?: { readonly id: string; readonly step: number };
  /** Sets that are counted, by the school's own word for them. */
  readonly needs?: readonly Need[];
  readonly rationale?: Rationale;
};

/** How many of a set that is counted (tablets, balances, kits) work takes. */
export type Need = { readonly equipment: string; readonly amount: number; readonly per: 'group' | 'student' };

/** The check that closes a meeting on a competency. */
export type ExitCheck = {
  readonly id: string;
  readonly competencyId: string;
  readonly title: string;
  readonly minutes: number;
  readonly questions: number;
  readonly pagesToCopy: number;
  readonly rationale?: Rationale;
};

export type Misconception = {
  readonly id: string;
  readonly competencyId: string;
  /** What the student seems to believe, in plain words. */
  readonly statement: string;
  /** What an adult does about it. */
  readonly response: string;
  readonly rationale?: Rationale;
};

/** A question with parameters: same seed, same numbers. Answers are scored on the server; a key never reaches a browser. */
export type ItemTemplate = {
  readonly id: string;
  readonly competencyId: string;
  readonly kind: string;
  readonly parameters: Readonly<Record<string, { readonly from: number; readonly to: number; readonly step: number }>>;
  /** Conditions on the parameters (expressions of the item language) that a draw must meet. */
  readonly where: readonly string[];
  /** Text with {name} or {expression} holes. */
  readonly prompt: string;
  /** An expression of the item language. */
  readonly answer: string;
  /** Wrong answers that tell something: the misconception each one shows. */
  readonly distractors: readonly { readonly value: string; readonly misconceptionId: string }[];
  readonly rationale?: Rationale;
};

/**
 * One row of a school's own curriculum: what it has for a standard and a use. Kept as given; turned into activities and exit checks
 * for the framework planned with each time the school is read, so that frameworks and materials may arrive in any order.
 */
export type Material = {
  readonly id: string;
  /** Code of the standard, as the framework writes it: "6.RP.A.1". */
  readonly code: string;
  /** "lesson", "small group", "exit check" ...: matched by Modality.materialUse. */
  readonly use: string;
  readonly title: string;
  readonly minutes: number;
  readonly pagesToCopy: number;
  readonly isOnScreen: boolean;
};

// --- practice ----------------------------------------------------------------------------------------------------

type PracticeDesign = {
  readonly modalities: readonly Modality[];
  readonly habits: readonly Habit[];
};

/** What adults look for in how students work. It proposes a conversation, and feeds no level, value or group. */
export type Habit = { readonly id: string; readonly title: string; readonly lookFors: readonly string[]; readonly rationale?: Rationale };

export type Modality = {
  readonly id: string;
  readonly title: string;
  readonly delivery: 'teacher-led' | 'collaborative' | 'independent';
  readonly groupSize: { readonly min: number; readonly max: number };
  /** Groups, each on its own competency, that one station of this modality can host at once. */
  readonly groupsPerStation: number;
  readonly adult: {
    /** What only this adult does. */
    readonly task: 'teaches' | 'circulates' | 'supervises';
    /** Qualification the responsible adult needs; 'subject' = the scope's subject; null = any adult of the school. */
    readonly qualification: string | null;
    /** Students for whom one adult is enough, by the youngest grade present; first entry whose grade fits. */
    readonly ratio: readonly { readonly throughGrade: Grade; readonly students: number }[];
  };
  readonly spaceKinds: readonly string[];
  readonly isOnScreen: boolean;
  /** Sets that every meeting in it takes, beside those of its activities. */
  readonly needs?: readonly Need[];
  /** Periods that one meeting holds; absent = 1. Two only where the bell schedule lets one period run on into the next. */
  readonly periods?: 1 | 2;
  /** May a student come back to a competency in it on the same day? Absent = no. */
  readonly againSameDay?: boolean;
  /** Which column `use` of a school's own materials supplies activities for this modality: "lesson", "practice sheet" ... */
  readonly materialUse: string;
  /** Stages of learning it suits, with how well, 0..1. */
  readonly fits: Readonly<Record<LearningStage, number>>;
  /** Modalities to prefer after a miss in this one, best first. */
  readonly afterMiss: readonly string[];
  readonly rationale: Rationale;
};

/** new = no passed task yet; practice = provisional, not secure; review = secure and due. */
export type LearningStage = 'new' | 'practice' | 'review';

// --- operations --------------------------------------------------------------------------------------------------

export type OperationsDesign = {
  readonly roundSchoolDays: number;
  /** The periods the model is made for. A school's shorter period leaves activities out; the check of a package reads the shortest. */
  readonly periodMinutes: { readonly shortest: number; readonly longest: number };
  readonly limits: ModelLimits;
  readonly routines: readonly Routine[];
  readonly fallback: { readonly title: string; readonly spaceKinds: readonly string[]; readonly studentsPerAdult: number };
  /** By key of this design, or `limits.<key>`. */
  readonly rationales?: Rationales;
};

/** A meeting that is about no competency: advisory, a conference. */
export type Routine = {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly perRound: number;
  readonly rationale?: Rationale;
};

/**
 * Numbers behind the constraints. null = the model sets none. Day-wide limits also stand in the school's own limits; the strictest wins.
 */
export type ModelLimits = {
  /** Minutes a week with a certified teacher who teaches or circulates, per student. */
  readonly teacherMinutesPerWeek: number | null;
  readonly screenMinutesPerDay: number | null;
  readonly screenMinutesInARow: number | null;
  /** Minutes an adult may be planned without a break. */
  readonly adultMinutesInARow: number | null;
  readonly planningMinutesPerDay: number | null;
  /** Different (competency, modality) pairs one adult prepares a day. */
  readonly preparationsPerDay: number | null;
  /** Wall-clock window in which an adult's duty-free lunch falls, and its minutes. */
  readonly dutyFreeLunch: { readonly start: string; readonly end: string; readonly minutes: number } | null;
  /** Share of the week's meetings with the home teacher, 0..1. */
  readonly homeTeacherShare: number | null;
  /** Share of the week's meetings in the round's standing group, 0..1. */
  readonly stableGroupShare: number | null;
  /** Most students one adult may have in a station, whatever the modality. */
  readonly studentsPerAdult: number | null;
};

// --- technology --------------------------------------------------------------------------------------------------

export type TechnologyDesign = {
  readonly evidenceSources: readonly EvidenceSource[];
  readonly retention: readonly RetentionRule[];
};

export type RetentionRule = { readonly data: string; readonly keep: string; readonly why: string };

/** A tool that sends evidence, and how far it is trusted. */
export type EvidenceSource = {
  readonly id: string;
  readonly title: string;
  readonly trust: TrustTier;
  readonly kinds: readonly EvidenceKind[];
  readonly rationale?: Rationale;
};

// --- adoption ----------------------------------------------------------------------------------------------------

/** A school running one version of a model: what it claims, where, and with whom. */
export type Adoption = {
  readonly id: string;
  readonly modelId: string;
  readonly modelVersion: string;
  readonly from: SchoolDate;
  readonly until: SchoolDate | null;
  /** Sections whose students and time the model plans. Everything else is a fixed commitment. */
  readonly claims: { readonly subject: string | null; readonly sectionIds: readonly string[] };
  readonly spaceIds: readonly string[];
  readonly staffIds: readonly string[];
  /** The framework planned with; null = the model's own. */
  readonly frameworkId: string | null;
  /** Activities and exit checks of the school's own curriculum, beside (not instead of) the model's. */
  readonly activities: readonly Activity[];
  readonly exitChecks: readonly ExitCheck[];
};

/** An adoption together with the model it runs: what the engine plans with. */
export type AdoptedModel = { readonly adoption: Adoption; readonly model: LearningModel };
