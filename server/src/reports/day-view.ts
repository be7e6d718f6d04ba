import type { Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import type { ChangeInWords } from './change-in-words.ts';

/**
 * What the page of one day shows: plain data, every name looked up and every reason already a sentence in the reader's language.
 * A service answers with it as JSON; `dayPage` turns it into HTML.
 */
export type DayView = {
  readonly locale: Locale;
  readonly on: SchoolDate;
  readonly isToday: boolean;
  readonly status: 'draft' | 'published' | 'shadow';
  readonly schoolName: string;
  /** The calendar's note on a day that is not a plain one, or ''. */
  readonly dayNote: string;
  /** "Tuesday 15 September, 0:00": nothing that happened or arrived later was seen. */
  readonly asOf: string;
  /** In per cent, rounded up: no plan of the day is better by more than this; null where that is not proven. */
  readonly gap: number | null;
  /** "maths-lab@1.0.0" ... */
  readonly modelVersions: readonly string[];
  /** Nearest other days that have a plan. */
  readonly previousOn: SchoolDate | null;
  readonly nextOn: SchoolDate | null;
  /** For the pickers. Empty on a student's page and a substitute's sheet: nobody else's name stands there. */
  readonly adults: readonly Named[];
  readonly students: readonly Named[];
  /** What this plan changed of the one that was in force before it; on one person's page, for that person. */
  readonly changes: readonly ChangeInWords[];
  readonly content: SchoolContent | AdultContent | SubstituteContent | StudentContent;
};

export type Named = { readonly id: string; readonly name: string };
export type Time = { readonly period: string; readonly startMinute: number; readonly endMinute: number };

export type SchoolContent = {
  readonly kind: 'school';
  readonly counts: SchoolCounts;
  /** Limits that nobody may break and that this plan breaks all the same, by the independent checker: it cannot be published so. */
  readonly broken: readonly LimitNote[];
  readonly approvals: readonly LimitNote[];
  readonly periods: readonly SchoolPeriod[];
  /** What whoever leads the school can do from here; null where the page is only read. */
  readonly desk: Desk | null;
};

export type Desk = {
  readonly planId: string;
  /** The day that is planned next, unless another is chosen. */
  readonly next: SchoolDate;
  /** What is being worked out at the moment, on this day or another. */
  readonly work: { readonly kind: WorkKind; readonly on: SchoolDate } | null;
  /** Who may say yes. */
  readonly approvers: readonly Named[];
};
export type WorkKind = 'plan' | 'repair' | 'staffing';

export type SchoolCounts = {
  /** In per cent, rounded up: no plan of the day is better by more than this; null where that is not proven. */
  readonly gap: number | null;
  readonly students: number;
  readonly fallback: number;
  readonly absent: number;
  readonly adults: number;
  readonly groups: number;
  readonly biggestGroup: number;
  readonly withoutEvidence: number;
  /** Seats by who leads them: a teacher, classmates, the student alone. Fallback counts in none of them. */
  readonly withTeacher: number;
  readonly withClassmates: number;
  readonly alone: number;
  readonly onScreen: number;
  readonly seats: number;
  /** Whole percent of the plan's value that rests on terms nobody has measured. */
  readonly assumedPercent: number;
};

/** `rule` is what holds for everybody, `sentence` what is so here; `where` holds what the sentence does not say already. */
export type LimitNote = { readonly constraintId: string; readonly rule: string; readonly sentence: string; readonly where: readonly string[] };

export type SchoolPeriod = Time & {
  readonly id: string;
  readonly students: number;
  readonly groups: number;
  readonly fallback: number;
  readonly stations: readonly { readonly space: string; readonly adults: readonly Named[]; readonly groups: readonly SchoolGroup[] }[];
};

export type SchoolGroup = {
  readonly title: string;
  readonly modality: string;
  readonly isFallback: boolean;
  readonly students: readonly (Named & { readonly isWithoutEvidence: boolean })[];
};

export type AdultContent = {
  readonly kind: 'adult';
  readonly adult: Named;
  readonly students: number;
  readonly groups: number;
  readonly stations: readonly (Time & {
    readonly space: string;
    readonly isResponsible: boolean;
    readonly otherAdults: readonly Named[];
    /** Steps that hold for every group here, said once. */
    readonly steps: readonly string[];
    readonly groups: readonly AdultGroupView[];
  })[];
  readonly fixed: readonly FixedView[];
  readonly copies: readonly CopyView[];
};

/** What has to be copied before the day: pages for each of so many students. */
type CopyView = { readonly material: string; readonly pages: number; readonly students: number };

export type AdultGroupView = {
  readonly title: string;
  readonly modality: string;
  readonly isFallback: boolean;
  readonly steps: readonly string[];
  readonly activities: readonly string[];
  readonly materials: readonly string[];
  /** Students of whom the same is to be said stand together. */
  readonly students: readonly { readonly names: readonly Named[]; readonly why: readonly string[]; readonly keep: readonly string[]; readonly isWithoutEvidence: boolean }[];
  readonly size: number;
};

export type FixedView = Time & {
  readonly kind: 'section' | 'service';
  readonly title: string;
  readonly space: string;
  readonly isAdultOut: boolean;
  readonly students: readonly string[];
};

export type SubstituteContent = {
  readonly kind: 'substitute';
  readonly adult: Named;
  readonly stations: readonly (Time & {
    readonly space: string;
    /** All groups of a station share one. */
    readonly modality: string;
    readonly steps: readonly string[];
    readonly groups: readonly {
      readonly title: string;
      readonly students: readonly string[];
      readonly activities: readonly string[];
      readonly materials: readonly string[];
      readonly steps: readonly string[];
      readonly keep: readonly string[];
    }[];
  })[];
  readonly fixed: readonly FixedView[];
  readonly copies: readonly CopyView[];
};

export type StudentContent = {
  readonly kind: 'student';
  readonly student: Named;
  /** "6", or '' where the roster does not say. */
  readonly grade: string;
  readonly entries: readonly (Time & {
    readonly kind: 'meeting' | 'fallback' | 'section' | 'service' | 'reserved' | 'absent';
    readonly title: string;
    readonly modality: string;
    readonly space: string;
    readonly adults: readonly string[];
    readonly partners: readonly string[];
    readonly activities: readonly string[];
    /** Empty where a teacher brings the material. */
    readonly bring: readonly string[];
    readonly check: { readonly questions: number; readonly minutes: number } | null;
    readonly keep: readonly string[];
    /** In the student's wording, three sentences at most. */
    readonly why: readonly string[];
  })[];
};
