import type { Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import type { Named } from '../day-view.ts';

/** What a teacher may decide about one student's day, and ask about it. Names are looked up and sentences are in it already. */
export type ChoicesView = {
  readonly locale: Locale;
  readonly on: SchoolDate;
  readonly schoolName: string;
  readonly student: Named;
  /** Periods in which a model plans the student; no others can be decided about. */
  readonly periods: readonly ChoicePeriod[];
  /** Who may fix a place. */
  readonly deciders: readonly Named[];
  /** What a wish may be for. */
  readonly modalities: readonly Named[];
  readonly competencies: readonly Named[];
  readonly locks: readonly { readonly id: string; readonly period: string; readonly place: string; readonly by: string; readonly reason: string }[];
  /** `isKept` is null where the plan has no place for the student then. */
  readonly wishes: readonly { readonly period: Named; readonly what: string; readonly isKept: boolean | null }[];
  /** What was found when somebody asked why not, or null. */
  readonly answer: { readonly period: string; readonly lesson: string; readonly says: readonly string[] } | null;
};

type ChoicePeriod = Named & {
  /** What the plan has the student do; '' = no place. */
  readonly now: string;
  /** What anybody does then. `value` names it in a form. */
  readonly lessons: readonly { readonly value: string; readonly text: string; readonly isNow: boolean }[];
};
