import type { Locale } from '@heddle/engine/messages';

/** What the pages of a diagnostic show, as plain data: names and sentences are in it, in the reader's language. */
type DiagnosticStatus = 'asking' | 'paused' | 'resting' | 'finished' | 'stopped';

/** The student's own page: one question, or why there is none and what was found. No key, no mark, no clock. */
export type SittingView = {
  readonly kind: 'sitting';
  readonly locale: Locale;
  readonly student: { readonly id: string; readonly name: string };
  readonly status: DiagnosticStatus;
  readonly answered: number;
  /** How many competencies are called with nine in ten, of all on the way. */
  readonly sure: number;
  readonly of: number;
  readonly question: { readonly number: number; readonly key: string; readonly prompt: string } | null;
  /** Set once it has ended, or rests: in the student's words. */
  readonly known: readonly string[];
  readonly next: readonly string[];
  readonly open: readonly string[];
  readonly says: readonly string[];
  readonly probes: number;
};

export type DiagnosticView = {
  readonly kind: 'diagnostic';
  readonly locale: Locale;
  readonly student: { readonly id: string; readonly name: string };
  readonly status: DiagnosticStatus;
  readonly startedOn: string;
  readonly answered: number;
  readonly probes: number;
  readonly minutes: number;
  readonly sittings: number;
  readonly sure: number;
  readonly of: number;
  readonly askable: number;
  readonly expectedError: number;
  readonly provisionalUntil: string | null;
  readonly isProvisional: boolean;
  readonly goals: readonly string[];
  readonly says: readonly string[];
  /** By unit, in the order of the map. */
  readonly units: readonly { readonly title: string; readonly competencies: readonly FoundCompetency[] }[];
  readonly answers: readonly GivenAnswer[];
  /** Printed and not typed in yet: how many questions wait. */
  readonly waiting: number;
};

export type FoundCompetency = {
  readonly name: string;
  readonly verdict: 'known' | 'missing' | 'open';
  readonly percent: number;
  readonly asked: number;
  readonly isAskable: boolean;
};

export type GivenAnswer = {
  readonly number: number;
  readonly competency: string;
  readonly prompt: string;
  readonly given: string | null;
  readonly isCorrect: boolean;
  readonly onPaper: boolean;
  /** Of probes only: the chance of a right answer that had been expected, in percent. */
  readonly expected: number | null;
};

export type DiagnosticListView = {
  readonly kind: 'diagnostics';
  readonly locale: Locale;
  readonly schoolName: string;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly status: DiagnosticStatus; readonly answered: number; readonly sure: number; readonly of: number; readonly expectedError: number; readonly provisionalUntil: string | null; readonly isProvisional: boolean }[];
  /** Students without a diagnostic that runs, by name. */
  readonly students: readonly { readonly id: string; readonly name: string }[];
  readonly audit: string;
};

/** A sheet of questions for the student, or the same with the key and room for marks. */
export type PaperView = {
  readonly kind: 'paper' | 'marking';
  readonly locale: Locale;
  readonly student: { readonly id: string; readonly name: string };
  readonly schoolName: string;
  readonly printedOn: string;
  readonly form: number;
  readonly questions: readonly { readonly place: number; readonly key: string; readonly prompt: string; readonly answer: string | null; readonly competency: string; readonly isProbe: boolean }[];
};
