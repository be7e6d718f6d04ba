import type { Activity, AdoptedModel, ExitCheck, Modality, ModelLimits, Need } from '../../model/index.ts';
import type { Option } from '../../path/index.ts';
import type { Commitment, Grade, Person, RosterIndex, SchoolDate, SchoolDay, Space, StaffOffer, Unavailability } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { Meeting, Seat, Station } from '../plan.ts';
import type { DayRule, Prices, Task } from './instance.ts';

/**
 * The instance while it is being written: named people and open limits. Each constraint's `encode` narrows it, and nothing else does,
 * so that leaving a constraint out really leaves it out. Nothing here is limited until a constraint says so.
 */
export type InstanceDraft = {
  readonly facts: DayFacts;
  /** The strictest of the school's limits and those of its models. */
  readonly limits: ModelLimits;
  readonly prices: Prices;
  readonly periods: SchoolDay['periods'];
  readonly adults: ReadonlyMap<string, DraftAdult>;
  readonly spaces: ReadonlyMap<string, DraftSpace>;
  readonly kinds: readonly DraftKind[];
  readonly demands: readonly DraftDemand[];
  /** Sets that are counted, and how many there are. */
  readonly equipment: Map<string, number>;
  readonly contacts: DraftContact[];
  readonly apart: (readonly [string, string])[];
  readonly ceilings: { readonly constraintId: string; readonly demands: readonly DraftDemand[]; readonly atMost: number; readonly price: number }[];
  readonly dayRules: { readonly rule: DayRule['rule']; readonly demands: readonly DraftDemand[]; readonly except: readonly DraftKind[]; readonly price: number }[];
  readonly companies: { readonly members: readonly DraftDemand[]; readonly due: readonly DraftDemand[]; readonly price: number }[];
  /** `optionIds`: options of the demand with which the student goes on with somebody. */
  readonly continuations: { readonly demand: DraftDemand; readonly optionIds: readonly string[]; readonly adultIds: readonly string[]; readonly price: number }[];
  readonly walks: { readonly periodIds: readonly [string, string]; readonly spaceIds: readonly [string, string]; readonly price: number }[];
  readonly floors: { readonly demands: readonly DraftDemand[]; readonly atLeast: number; readonly price: number; readonly perPoint: number }[];
  /** Minutes an option of this modality has in the period: two periods' where it holds two, 0 where none follows. */
  minutesFor(modalityId: string, demand: DraftDemand): number;
  /** Today's demands of one student, in order of time. */
  demandsOf(studentId: string): readonly DraftDemand[];
  readonly index: RosterIndex;
  /** What holds the person or space today whatever the plan: a section outside the models, a pull-out. */
  commitmentOf(id: string, periodId: string): Commitment['kind'] | undefined;
  /** Not reported out, and still of this school. Spaces: today only. */
  isHere(subject: Unavailability['subject'], on: SchoolDate, periodId: string): boolean;
  /** Here, free of fixed commitments, and, for an adult, offering the period. */
  isFree(personId: string, on: SchoolDate, periodId: string): boolean;
  isReserved(studentId: string, on: SchoolDate, periodId: string): boolean;
  activity(adopted: AdoptedModel, activityId: string): Activity | undefined;
  exitCheck(adopted: AdoptedModel, exitCheckId: string): ExitCheck | undefined;
  rankOf(grade: Grade): number | undefined;
  dueToday(pace: { readonly owed: number; readonly given: number; readonly rest: number; readonly can: number }): number;
  readonly week: DraftWeek;
};

/** The school week around today, as pace and history need it. */
export type DraftWeek = {
  /** Share of the week's days with planned periods on which the student is here, 0..1. */
  hereShare(studentId: string): number;
  /** The student's places of earlier days of this week, as they were published. */
  before(studentId: string): readonly PastPlace[];
  /** The student's places of every earlier day that is known, oldest first. */
  earlier(studentId: string): readonly PastPlace[];
  /** The student's periods on the week's later days, known absences left out. */
  ahead(studentId: string): readonly FuturePlace[];
  /** The student's newest published place in an adoption, of any earlier day. */
  last(studentId: string, adoptionId: string): PastPlace | undefined;
};

export type PastPlace = {
  readonly on: SchoolDate;
  readonly periodId: string;
  readonly minutes: number;
  readonly seat: Seat;
  readonly meeting: Meeting;
  readonly station: Station;
  readonly seatsInStation: readonly string[];
};

export type FuturePlace = { readonly on: SchoolDate; readonly weekday: number; readonly periodId: string; readonly minutes: number };

export type DraftAdult = {
  readonly person: Person;
  readonly offer: StaffOffer | null;
  /** Stations at once, by period id; absent = no limit. */
  readonly stationsAtOnce: Map<string, number>;
  /** Period ids of which at least one stays free of stations. */
  readonly neverAll: (readonly string[])[];
  busyAtMost: number | null;
  preparationsAtMost: number | null;
};

export type DraftSpace = {
  readonly space: Space;
  readonly stationsAtOnce: Map<string, number>;
  seats: number | null;
};

export type DraftKind = {
  readonly adopted: AdoptedModel;
  /** null = fallback. */
  readonly modality: Modality | null;
  spaceIds: ReadonlySet<string>;
  adultIds: ReadonlySet<string>;
  ratio: readonly { readonly throughRank: number; readonly students: number }[];
  studentsPerAdult: number | null;
  groupMin: number;
  groupMax: number | null;
  groupsPerStation: number | null;
  isPrepared: boolean;
  periods: 1 | 2;
};

export type DraftDemand = {
  readonly student: Person;
  readonly period: SchoolDay['periods'][number];
  readonly adopted: AdoptedModel;
  /** Set by the rule that everybody present has a place. */
  isAsked: boolean;
  /** Absent, or somewhere else by a fixed commitment. */
  isAway: boolean;
  spaceIds: ReadonlySet<string> | null;
  readonly withAdultIds: Set<string>;
  groupAtMost: number | null;
  options: DraftOption[];
};

/** An option with what limits take off its value. A limit of tier 'never' removes it from the demand instead. */
type DraftOption = { readonly option: Option; price: number; unit?: Task['unit']; needs?: readonly Need[] };

type DraftContact = {
  readonly constraintId: string;
  readonly demands: readonly { readonly demand: DraftDemand; /** null = the minutes of the option taken. */ readonly amount: number | null }[];
  readonly adultIds: readonly string[];
  readonly isResponsible: boolean;
  readonly kinds: readonly DraftKind[] | null;
  readonly atLeast: number;
  readonly price: number;
};
