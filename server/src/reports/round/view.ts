import type { Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import type { Named } from '../day-view.ts';

/** The standing groups of a round as whoever leads the school reviews them. Names are looked up already. */
export type RoundView = {
  readonly locale: Locale;
  readonly on: SchoolDate;
  readonly schoolName: string;
  readonly from: SchoolDate;
  readonly until: SchoolDate;
  /** Nobody has published it yet. */
  readonly isProposed: boolean;
  /** `was`: the teacher of the round before, where it was another. */
  readonly periods: readonly { readonly name: string; readonly groups: readonly { readonly teacher: string; readonly students: readonly (Named & { readonly was: string | null })[] }[] }[];
  readonly moves: readonly { readonly student: string; readonly period: string; readonly from: string; readonly to: string; readonly by: string; readonly reason: string }[];
  readonly students: readonly Named[];
  readonly teachers: readonly Named[];
  readonly inPeriods: readonly Named[];
  readonly leaders: readonly Named[];
};
