import type { Reason } from '../problem/index.ts';
import type { SchoolDate } from '../roster/index.ts';

/** The schedule as things people act on. Names are looked up by whoever prints: cards carry ids, codes and minutes. */

export type StudentCard = {
  readonly studentId: string;
  readonly on: SchoolDate;
  readonly entries: readonly StudentEntry[];
};

export type StudentEntry = {
  readonly periodId: string;
  readonly startMinute: number;
  readonly endMinute: number;
  /** 'section' = a fixed commitment outside the models. */
  readonly kind: 'meeting' | 'fallback' | 'section';
  readonly title: string;
  readonly spaceId: string | null;
  readonly adultIds: readonly string[];
  readonly partnerIds: readonly string[];
  readonly competencyId: string | null;
  readonly modalityId: string | null;
  readonly bring: readonly string[];
  readonly exitCheck: { readonly title: string; readonly questions: number; readonly minutes: number } | null;
  readonly reasons: readonly Reason[];
  readonly isWithoutEvidence: boolean;
};

export type AdultCard = {
  readonly adultId: string;
  readonly on: SchoolDate;
  readonly stations: readonly {
    readonly periodId: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly spaceId: string;
    readonly isResponsible: boolean;
    readonly otherAdultIds: readonly string[];
    readonly groups: readonly AdultGroup[];
  }[];
  /** Everything to copy for the day, by material. */
  readonly copies: readonly { readonly material: string; readonly pages: number; readonly students: number }[];
};

export type AdultGroup = {
  readonly meetingId: string;
  readonly competencyId: string | null;
  readonly modalityId: string | null;
  readonly purpose: 'competency' | 'project' | 'routine' | 'fallback';
  readonly students: readonly {
    readonly studentId: string;
    readonly reasons: readonly Reason[];
    /** Accommodations to keep in this meeting, as reasons with sentences. */
    readonly keep: readonly Reason[];
    readonly isWithoutEvidence: boolean;
  }[];
  readonly materials: readonly string[];
  /** What the adult does in this group, and why: the instructional step. */
  readonly steps: readonly Reason[];
  readonly exitCheck: { readonly title: string; readonly questions: number; readonly minutes: number } | null;
};

/** One page for a stranger: the adult's card without levels, reasons or anything private. */
export type SubstituteSheet = Pick<AdultCard, 'adultId' | 'on' | 'copies'> & {
  readonly stations: readonly {
    readonly periodId: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly spaceId: string;
    readonly groups: readonly {
      readonly title: string;
      readonly studentIds: readonly string[];
      readonly materials: readonly string[];
      readonly steps: readonly Reason[];
      readonly keep: readonly Reason[];
    }[];
  }[];
};
