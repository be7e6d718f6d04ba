import type { Locale } from '@heddle/engine/messages';
import type { Reason } from '@heddle/engine/problem';
import type { SchoolDate } from '@heddle/engine/roster';
import type { Named, WorkKind } from '../day-view.ts';

/** Long work as the page that shows it reads it: what was asked, how it stands, what came out. Sentences are in it already. */
export type WorkView = {
  readonly locale: Locale;
  readonly kind: WorkKind;
  readonly on: SchoolDate;
  readonly schoolName: string;
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly isStopping: boolean;
  /** The school's clock when it began, like 9:14; '' when idle. */
  readonly begunAt: string;
  /** The reader asked for just this, or for something else, while it ran. */
  readonly note: 'joined' | 'busy' | 'noted' | null;
  /** It was begun, and whoever served it then is gone: only this address remembers. */
  readonly wasBegun: boolean;
  readonly says: readonly string[];
  /** What the form of a repair offers; null on other pages. */
  readonly repair: RepairForm | null;
  readonly hasPlan: boolean;
  /** The day to offer for planning. */
  readonly next: SchoolDate;
};

/** The state of running work, as it is sent to an open page every so often. */
export type WorkState = {
  readonly kind: string;
  readonly on: SchoolDate;
  readonly state: 'running' | 'done' | 'failed';
  readonly seconds: number;
  readonly hasAnswer: boolean;
  readonly progress: (Reason & { readonly done: number; readonly of: number | null }) | null;
};

export type RepairForm = {
  readonly adults: readonly Named[];
  readonly spaces: readonly Named[];
  readonly students: readonly Named[];
  readonly periods: readonly Named[];
  /** Who is known to be out that day, with the periods; no periods: all day. */
  readonly known: readonly (Named & { readonly periods: readonly string[]; readonly reason: string })[];
};
