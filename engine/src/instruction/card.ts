import type { Reason } from '../problem/index.ts';
import type { SchoolDate } from '../roster/index.ts';

/** The schedule as things people act on. Names are looked up by whoever prints: cards carry ids, codes and minutes. */

export type StudentCard = {
  readonly studentId: string;
  readonly on: SchoolDate;
  /** In the order of the day. A period in which nothing is known of the student has no entry. */
  readonly entries: readonly StudentEntry[];
};

export type StudentEntry = {
  readonly periodId: string;
  readonly startMinute: number;
  readonly endMinute: number;
  /**
   * 'section' = a fixed commitment outside the models; 'service' = the student leaves for time with a named adult;
   * 'reserved' = kept free by the round plan (advisory, a conference); 'absent' = known to be away.
   */
  readonly kind: 'meeting' | 'fallback' | 'section' | 'service' | 'reserved' | 'absent';
  /** The competency's, the section's, the fallback's or the reserved meeting's own title; '' for a service or an absence. */
  readonly title: string;
  readonly spaceId: string | null;
  /** Only adults who are here that day. */
  readonly adultIds: readonly string[];
  readonly partnerIds: readonly string[];
  readonly competencyId: string | null;
  readonly modalityId: string | null;
  /** What is done there, by title, in the order of doing. */
  readonly activities: readonly string[];
  /** What the student handles themselves; empty where a teacher brings the material. */
  readonly bring: readonly string[];
  readonly exitCheck: ExitCheckOnCard | null;
  /** This student's own accommodations in this meeting. */
  readonly keep: readonly Reason[];
  readonly reasons: readonly Reason[];
  readonly isWithoutEvidence: boolean;
};

/** `minutes` without anybody's extra time. */
export type ExitCheckOnCard = { readonly title: string; readonly questions: number; readonly minutes: number };

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
  /** The adult's standing sections and pull-out services: the part of the day that no model plans. */
  readonly fixed: readonly FixedCommitment[];
  /** Everything to copy for the day, by material; only on the responsible adult's card, so that nothing is copied twice. */
  readonly copies: readonly Copies[];
};

export type FixedCommitment = {
  readonly periodId: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly kind: 'section' | 'service';
  /** The section's title; '' for a service. */
  readonly title: string;
  readonly spaceId: string | null;
  /** Present students only. */
  readonly studentIds: readonly string[];
  /** The adult is away then: somebody has to stand in. */
  readonly isAdultOut: boolean;
};

/** `material` is the printable form; `pages` for each student. */
export type Copies = { readonly material: string; readonly pages: number; readonly students: number };

export type AdultGroup = {
  readonly meetingId: string;
  /** The competency's or the fallback's title. */
  readonly title: string;
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
  /** What is done, by title, in the order of doing. */
  readonly activities: readonly string[];
  readonly materials: readonly string[];
  /** What the adult does in this group, and why: the instructional step. In the order of doing. */
  readonly steps: readonly Reason[];
  readonly exitCheck: ExitCheckOnCard | null;
};

/** One page for a stranger: the adult's card without levels, reasons or anything private. */
export type SubstituteSheet = Pick<AdultCard, 'adultId' | 'on' | 'copies' | 'fixed'> & {
  readonly stations: readonly {
    readonly periodId: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly spaceId: string;
    readonly groups: readonly {
      readonly title: string;
      readonly modalityId: string | null;
      readonly studentIds: readonly string[];
      readonly activities: readonly string[];
      readonly materials: readonly string[];
      readonly steps: readonly Reason[];
      readonly keep: readonly Reason[];
    }[];
  }[];
};
