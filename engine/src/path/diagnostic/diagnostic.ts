import type { Reason } from '../../problem/index.ts';
import type { SchoolDate } from '../../roster/index.ts';

/**
 * What does a new student know of the hundreds of competencies below a destination, found out in a few questions?
 * A state is plain data: a map and the answers given on it. Everything else is computed from these two, so that a sitting resumes from
 * JSON, the order of answers does not matter to what is believed, and a corrected parameter re-reads the same answers.
 */
export type DiagnosticState = {
  readonly map: DiagnosticMap;
  readonly parameters: DiagnosticParameters;
  /** In the order given. */
  readonly answers: readonly DiagnosticAnswer[];
  /** Minutes of the sitting that is running. */
  readonly sittingMinutes: number;
};

/** The destination and all that comes before it, every competency after its prerequisites. */
export type DiagnosticMap = {
  readonly destinationIds: readonly string[];
  /** The student's own grade as a number, KG = 0; null where unknown. */
  readonly grade: number | null;
  readonly competencies: readonly MappedCompetency[];
};

export type MappedCompetency = {
  readonly id: string;
  /** Places in the list of the direct prerequisites, all of them smaller than the own place. */
  readonly before: readonly number[];
  /** Where it stands on the scale of grades: a student of this ability knows it, once all before it is in place, with odds of `readyOdds`. */
  readonly level: number;
  readonly unitId: string;
  /** Is there a question to ask? */
  readonly isAskable: boolean;
  /** null where nothing is on record. */
  readonly record: Recorded | null;
};

/** Chance of a right answer, 0..1, by the evidence of earlier days (fading included), and by the same method without any evidence. */
export type Recorded = { readonly p: number; readonly before: number };

type DiagnosticAnswer = {
  readonly competencyId: string;
  readonly isCorrect: boolean;
  /** Asked by lot, to audit the diagnostic, and not because the answer was wanted. */
  readonly isProbe: boolean;
  readonly on: SchoolDate;
};

/** Versioned: what is believed of questions and of people before anybody has answered. Each figure is a share from 0 to 1 unless said. */
export type DiagnosticParameters = {
  readonly version: string;
  /** Wrong although known. */
  readonly slip: number;
  /** Right although not known. */
  readonly guess: number;
  /** Known although something before it is not, as a share of the chance with all of it in place. */
  readonly leak: number;
  /** Log-odds by which a grade more of ability makes a competency likelier. */
  readonly steepness: number;
  /** Log-odds of knowing a competency of exactly one's own ability, all before it in place. */
  readonly readyOdds: number;
  /** Weight of the student's grade against "any ability is as likely", 0..1; and how far abilities spread round it, in grades. */
  readonly gradeWeight: number;
  readonly gradeSpread: number;
  /** How far a log-odds on this map may be believed: 1 = as computed, below 1 = too sure until now. Found by the probes of many students. */
  readonly trust: number;
  /** One question in so many is a probe; 0 = none. */
  readonly probeEvery: number;
  readonly mostQuestionsPerUnit: number;
  readonly mostMinutesPerSitting: number;
  readonly mostAsksPerCompetency: number;
  /** Stops when at most this share of the map is expected to be judged wrongly. */
  readonly expectedErrorToStop: number;
  readonly provisionalSchoolDays: number;
};

export type DiagnosticQuestion = { readonly competencyId: string; readonly isProbe: boolean; readonly reasons: readonly Reason[] };

export type DiagnosticResult = {
  readonly competencies: readonly DiagnosedCompetency[];
  /** Share of all competencies expected to be on the wrong side, 0..0.5. */
  readonly expectedError: number;
  /** Wanted and probes together. */
  readonly questions: number;
  readonly probes: number;
  /** Nothing here is settled before daily work has confirmed it. null until there is an answer. */
  readonly provisionalUntil: SchoolDate | null;
  readonly isProvisional: boolean;
  readonly reasons: readonly Reason[];
};

export type DiagnosedCompetency = {
  readonly competencyId: string;
  /** Probability that the student knows it, 0..1. */
  readonly p: number;
  readonly isKnown: boolean;
  readonly sureness: 'sure' | 'likely' | 'open';
  readonly asked: number;
  readonly reasons: readonly Reason[];
};

/** Why to stop; null = go on. A sitting that is over can be resumed, the others are final. */
export type Stop = { readonly because: 'sure-enough' | 'sitting-over' | 'nothing-to-ask'; readonly reasons: readonly Reason[] };
