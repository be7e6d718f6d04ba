import type { Framework } from '@heddle/engine/competency';
import type { Evidence } from '@heddle/engine/evidence';
import type { Judgement, MasteryMethod, ParameterFile, StudentProjection } from '@heddle/engine/mastery';
import type { Adoption, LearningModel, Material, ModelLimits } from '@heddle/engine/model';
import type { DiagnosticEvent, DiagnosticParameterFile, ReadAnew, RoundPlan } from '@heddle/engine/path';
import type { Reason } from '@heddle/engine/problem';
import type { Accommodation, BellPeriod, CalendarDay, Enrollment, Equipment, Instant, KeepApart, Organization, Person, Roster, SchoolDate, Section, Service, Space, StaffOffer, Unavailability, WalkingTime } from '@heddle/engine/roster';
import type { Approval, DayPlan, Lock, Wish } from '@heddle/engine/schedule';
import type { StorePlace } from './open-database.ts';

/**
 * The ledger of one school as services see it. Facts and decisions are insert-only; projections are folds that `rebuild` may throw away.
 * Every call runs inside one tenant transaction with an acting person: there is no other way to the database.
 */
export type Store = {
  /** Creates the school's tenant; refuses one that exists. */
  createSchool(who: Acting, school: { readonly id: string; readonly name: string; readonly timeZone: string }): Promise<void>;
  schools(): Promise<readonly { readonly id: string; readonly name: string; readonly timeZone: string }[]>;
  /** Runs `work` in one transaction of the school; all or nothing. Handlers get only `tx`, so nothing can reach past it. */
  transact<T>(who: Acting & { readonly schoolId: string }, work: (tx: SchoolTransaction) => Promise<T>): Promise<T>;
  /** Reads one state of the school piece by piece: others have their turn at the database in between. Not within `transact`. */
  read<T>(who: Acting & { readonly schoolId: string }, work: (reader: SchoolReader) => Promise<T>): Promise<T>;
  readonly engine: 'pglite' | 'postgres';
  /** What whoever starts it should read: which engine this is and what that means. */
  readonly notices: readonly Reason[];
  /** Where a store in another thread of this process finds the same database. A port in it is handed over: each thread asks for its own. */
  share(): StorePlace;
  close(): Promise<void>;
};

/** Who acts, as whom, and why; goes into the audit row of the same transaction. */
export type Acting = {
  readonly actor: { readonly kind: 'operator' | 'person' | 'system'; readonly id: string };
  readonly actingAs: string | null;
  readonly purpose: string;
  readonly now: Instant;
};

/** Roster and configuration records, by kind. The whole body is kept; a change is a new version, never an edit. */
export type EntityBodies = {
  readonly organization: Organization;
  readonly person: Person;
  readonly section: Section;
  readonly enrollment: Enrollment;
  readonly space: Space;
  readonly bell: BellPeriod;
  readonly 'calendar-day': CalendarDay;
  readonly 'staff-offer': StaffOffer;
  readonly accommodation: Accommodation;
  readonly service: Service;
  readonly 'keep-apart': KeepApart;
  readonly equipment: Equipment;
  readonly walking: WalkingTime;
  readonly unavailability: Unavailability;
  readonly framework: Framework;
  readonly adoption: Adoption;
  readonly material: Material;
  /** A model package's files by path, as they were adopted: judgements and plans cite its version for ever. */
  readonly 'model-package': { readonly id: string; readonly version: string; readonly files: Readonly<Record<string, string>> };
  readonly 'school-limits': ModelLimits;
  readonly lock: Lock;
  readonly wish: Wish;
};
export type EntityKind = keyof EntityBodies;

export type EntityChange<Kind extends EntityKind = EntityKind> = {
  [K in Kind]: {
    readonly kind: K;
    readonly id: string;
    /** null = deactivated. */
    readonly body: EntityBodies[K] | null;
    /** Students whose data the body holds; their part is erasable. */
    readonly studentIds: readonly string[];
    readonly occurredAt: Instant;
  };
}[Kind];

export type PlanStatus = 'draft' | 'published' | 'shadow';
export type StoredPlan = {
  readonly id: string;
  /** Its place in the ledger: two plans of one moment still have an order. */
  readonly number: number;
  readonly status: PlanStatus;
  readonly plan: DayPlan;
  readonly watermark: number;
  readonly inputHash: string;
  readonly recordedAt: Instant;
  readonly seconds: number;
  /** Seats of students erased since: the plan can still be read, and says how much of it is gone. */
  readonly erasedSeats: number;
};

/** The decision to work with one version of a method's parameters. */
export type TakenParameters = {
  /** Of the method: 'bayes-irt'. */
  readonly method: string;
  /** 'bayes-irt-local@1.0.0'; where the school goes back to what its models name, the name that they give. */
  readonly version: string;
  /** null = what the models name. */
  readonly file: ParameterFile | null;
  /** SHA-256 of the file's content. */
  readonly hash: string | null;
  /** The version in whose place it came. */
  readonly before: string;
  readonly by: string;
  readonly reason: string;
  /** What was shown before: how many moved where, by name. */
  readonly moved: Readonly<Record<string, number>>;
};
/** The same for the rates that a school's diagnostics begin with; null = those that ship. */
export type TakenDiagnosticParameters = Pick<TakenParameters, 'version' | 'hash' | 'before' | 'by' | 'reason'> & { readonly file: DiagnosticParameterFile | null; readonly readAnew: ReadAnew };
export type StoredParameters = TakenParameters & { readonly recordedAt: Instant };

/** Hashes of all projections before and after a rebuild. */
export type Rebuilt = {
  readonly before: string;
  readonly after: string;
  /** Whatever the methods and parameters in force had made came out the same. */
  readonly equal: boolean;
  /** Students whose projection another method or version had made; folded by those in force now, and no fault. */
  readonly outdated: number;
};

/** A late fact never edits a decision; it opens one of these for a person. */
export type Review = {
  readonly id: string;
  readonly studentId: string;
  readonly kind: 'judgement' | 'plan';
  readonly decisionId: string;
  readonly evidenceIds: readonly string[];
  /** Of a judgement: on which competency. null for plans, and for reviews older than this field. */
  readonly competencyId: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedBy: ReviewClosing | null;
};

/** The evidence that the review asked for, a plan published anew, or a named person with a reason. */
export type ReviewClosing =
  | { readonly kind: 'evidence'; readonly evidenceIds: readonly string[] }
  | { readonly kind: 'plan'; readonly planId: string }
  | { readonly kind: 'person'; readonly personId: string; readonly reason: string };

export type SchoolTransaction = {
  readonly schoolId: string;

  /** Highest ledger number so far; 0 when empty. Gap-free within the school. */
  watermark(): Promise<number>;

  // facts
  /** Same id and same content again changes nothing; answers how many were new versions. */
  recordEntities(changes: readonly EntityChange[]): Promise<{ readonly recorded: number; readonly unchanged: number }>;
  /** Latest version of every entity of a kind, deactivated ones left out, sorted by id. */
  readEntities<K extends EntityKind>(kind: K): Promise<readonly { readonly id: string; readonly body: EntityBodies[K] }[]>;
  readRoster(): Promise<Roster>;
  /** Throws HeddleError `services.model-missing`, `services.model-not-sound`. */
  readAdoptedModels(): Promise<readonly { readonly adoption: Adoption; readonly model: LearningModel }[]>;
  /**
   * Accepts evidence with its projections and its effects (reviews) in this transaction.
   * Same id, same content: a duplicate, which is success. Same id, other content: refused and alarmed.
   */
  recordEvidence(evidence: readonly Evidence[]): Promise<{ readonly accepted: number; readonly duplicates: number; readonly conflicts: readonly string[]; readonly reviewsOpened: number }>;
  /** Sorted by (occurredAt, id). `before` is exclusive; `studentId` and `numbers` narrow. */
  readEvidence(filter: { readonly before?: Instant; readonly studentId?: string; /** Of the ledger: after the one, up to the other. */ readonly numbers?: { readonly after: number; readonly until: number } }): Promise<readonly Evidence[]>;
  /** Adds one event to a diagnostic; false, and nothing written, when an event of its number is there already. */
  recordDiagnosticEvent(event: DiagnosticEvent): Promise<boolean>;
  /** In the order recorded. `before` is exclusive; `studentId` narrows. */
  readDiagnosticEvents(filter: { readonly before?: Instant; readonly studentId?: string }): Promise<readonly DiagnosticEvent[]>;

  // decisions
  recordJudgements(judgements: readonly Judgement[], seen: Seen): Promise<void>;
  readJudgements(filter: { readonly before?: Instant; readonly studentId?: string }): Promise<readonly Judgement[]>;
  recordPlan(plan: DayPlan, status: PlanStatus, seen: Seen & { readonly seconds: number }): Promise<string>;
  /** The latest of that status on the day, or undefined. */
  findPlan(on: SchoolDate, status: PlanStatus): Promise<StoredPlan | undefined>;
  /** The published plan of the day that was in force before this plan was recorded, or undefined. */
  findEarlierPlan(on: SchoolDate, planId: string): Promise<StoredPlan | undefined>;
  /** Published plans of the days, oldest first, one a day (the latest). */
  readPublishedPlans(filter: { readonly from: SchoolDate; readonly until: SchoolDate }): Promise<readonly StoredPlan[]>;
  /** Every date with a draft or published plan, oldest first. */
  readPlannedDays(): Promise<readonly SchoolDate[]>;
  recordApprovals(approvals: readonly Approval[]): Promise<void>;
  readApprovals(on: SchoolDate): Promise<readonly Approval[]>;
  recordRoundPlan(round: RoundPlan, status: 'draft' | 'published'): Promise<void>;
  readRoundPlans(filter: { readonly on: SchoolDate; readonly status: 'draft' | 'published' }): Promise<readonly RoundPlan[]>;
  readReviews(filter: { readonly isOpen: boolean }): Promise<readonly Review[]>;
  /** Closes open reviews; answers how many. One that is closed or unknown is passed over. Later late evidence opens a new one. */
  closeReviews(closings: readonly { readonly reviewId: string; readonly by: ReviewClosing }[]): Promise<number>;

  /** Records the decision and folds every projection by it. */
  recordParameters(taken: TakenParameters, progress?: (done: number, of: number) => void): Promise<void>;
  /** All ever taken, oldest first; the last of a method is in force. */
  readParameters(): Promise<readonly StoredParameters[]>;
  recordDiagnosticParameters(taken: TakenDiagnosticParameters): Promise<void>;
  readDiagnosticParameters(): Promise<readonly TakenDiagnosticParameters[]>;
  /** Methods whose parameters the school has taken in place of those its models name. */
  takenMethods(): Promise<readonly MasteryMethod[]>;

  // projections
  /** What is folded of each student, by id. */
  readProjections(): Promise<ReadonlyMap<string, readonly StudentProjection[]>>;
  /** Throws the projections away and folds them again from the facts. */
  rebuild(progress?: (done: number, of: number) => void): Promise<Rebuilt>;

  // erasure
  /** Erases every payload of the student and leaves tombstones; answers how many of each kind. Unknown students are refused. */
  eraseStudent(studentId: string): Promise<Readonly<Record<string, number>>>;

  audit(row: { readonly action: string; readonly object: string; readonly detail: Readonly<Record<string, string | number>> }): Promise<void>;
};

/** What planning reads of a school. */
export type SchoolReader = Pick<SchoolTransaction, 'watermark' | 'readEntities' | 'readRoster' | 'readAdoptedModels' | 'readEvidence' | 'readDiagnosticEvents' | 'readJudgements'
  | 'findPlan' | 'readPublishedPlans' | 'readRoundPlans' | 'takenMethods' | 'readProjections'>;

/** What a decision rested on. */
export type Seen = { readonly watermark: number; readonly inputHash: string; readonly versions: Readonly<Record<string, string>> };
