import type { Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import type { Named } from '../day-view.ts';

/** The standing groups of a round as whoever leads the school reviews, proposes and publishes them. Names are looked up already. */
export type RoundView = {
  readonly locale: Locale;
  readonly on: SchoolDate;
  readonly schoolName: string;
  readonly from: SchoolDate;
  readonly until: SchoolDate;
  /** What is shown: what is in force, what is proposed, or nothing, because no round holds the day; then `from` and `until` are the day. */
  readonly state: 'in-force' | 'proposed' | 'none';
  readonly isInForce: boolean;
  /** The reader asked for the proposal. */
  readonly isAsked: boolean;
  /** What is proposed and not in force; `mark` says which, so that it is this one that is published. */
  readonly proposal: { readonly from: SchoolDate; readonly until: SchoolDate; readonly mark: string } | null;
  /** The day to offer as the first of the next round. */
  readonly next: SchoolDate;
  /** `was`: the teacher of the round before, where it was another. */
  readonly periods: readonly { readonly name: string; readonly groups: readonly { readonly teacher: string; readonly students: readonly (Named & { readonly was: string | null })[] }[] }[];
  readonly moves: readonly { readonly student: string; readonly period: string; readonly from: string; readonly to: string; readonly by: string; readonly reason: string }[];
  readonly students: readonly Named[];
  readonly teachers: readonly Named[];
  readonly inPeriods: readonly Named[];
  readonly leaders: readonly Named[];
};
