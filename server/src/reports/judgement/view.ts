import type { Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import type { Named } from '../day-view.ts';

/** One student's level in one competency as a teacher judges it. Names are looked up and sentences are in it already. */
export type JudgementView = {
  readonly locale: Locale;
  readonly on: SchoolDate;
  readonly schoolName: string;
  readonly student: Named;
  /** What may be judged, by code; null before one is chosen. */
  readonly competencies: readonly Named[];
  readonly now: {
    readonly competency: Named;
    readonly level: string;
    /** What it rests on, in the words of staff. */
    readonly staff: readonly string[];
    /** Judgements so far, oldest first, each in a sentence. */
    readonly history: readonly string[];
  } | null;
  /** Whose word it may be, today. */
  readonly deciders: readonly Named[];
  readonly today: SchoolDate;
  readonly isNoted: boolean;
  /** What was sent and not taken: the words stay in the form, each fault beside its field. */
  readonly tried: {
    readonly level: string; readonly by: string; readonly of: string; readonly reason: string;
    readonly faults: readonly { readonly field: JudgementField; readonly says: string }[];
  };
};

export type JudgementField = 'level' | 'by' | 'of' | 'reason';
