import { diagnosticFindings, diagnosticResult, poseQuestion, shouldStopDiagnostic, stillAskable } from '@heddle/engine/path';
import type { DiagnosticFindings, DiagnosticResult, DiagnosticRun, Posed, Stop } from '@heddle/engine/path';
import { createHash } from 'node:crypto';
import type { DiagnosticSchool } from './read-diagnostic.ts';

/** Where a diagnostic stands for whoever looks: asking, or why not. */
export type Standing = {
  readonly status: 'asking' | 'paused' | 'resting' | 'finished' | 'stopped';
  /** Set while asking. */
  readonly question: Posed | null;
  readonly stop: Stop | null;
};

export function standingOf(run: DiagnosticRun, { items }: Pick<DiagnosticSchool, 'items'>): Standing {
  if (run.status === 'stopped') return { status: 'stopped', question: null, stop: null };
  const stop = shouldStopDiagnostic(stillAskable(run.state, items));
  if (stop !== null) return { status: stop.because === 'sitting-over' ? 'resting' : 'finished', question: null, stop };
  if (run.status === 'paused') return { status: 'paused', question: null, stop: null };
  const question = poseQuestion(run, items);
  return question === undefined ? { status: 'finished', question: null, stop: null } : { status: 'asking', question, stop: null };
}

/** Tells one question from the next without telling its key: an answer names the question that it was given to. */
export function questionKey({ itemId, itemSeed, prompt }: Pick<Posed, 'itemId' | 'itemSeed' | 'prompt'>): string {
  return createHash('sha256').update(`${itemId}\n${itemSeed}\n${prompt}`).digest('hex').slice(0, 16);
}

/** What a person or a program is told of a diagnostic. Sentences are in the reader's own wording; ids are the framework's. */
export type SittingResult = {
  readonly student: string;
  readonly status: Standing['status'];
  readonly answered: number;
  readonly probes: number;
  readonly sittings: number;
  /** Whole minutes of the sitting that is running. */
  readonly minutes: number;
  readonly question: { readonly number: number; readonly key: string; readonly prompt: string } | null;
  readonly competencies: number;
  readonly askable: number;
  /** How many are called with nine in ten; and the share of all calls expected to be wrong, in percent. */
  readonly sure: number;
  readonly expectedError: number;
  readonly provisionalUntil: string | null;
  readonly isProvisional: boolean;
};

export type Found = { readonly standing: Standing; readonly result: DiagnosticResult; readonly findings: DiagnosticFindings; readonly summary: SittingResult };

export function lookAt(run: DiagnosticRun, of: DiagnosticSchool): Found {
  const standing = standingOf(run, of);
  const result = diagnosticResult(run.state, { asOf: of.on, roster: of.school.roster });
  const { question } = standing;
  return {
    standing, result,
    findings: diagnosticFindings(run.state),
    summary: {
      student: run.studentId, status: standing.status, answered: run.answered.length, probes: result.probes, sittings: run.sittings,
      minutes: Math.floor(run.state.sittingMinutes),
      question: question === null ? null : { number: run.answered.length + 1, key: questionKey(question), prompt: question.prompt },
      competencies: result.competencies.length,
      askable: run.state.map.competencies.filter(({ isAskable }) => isAskable).length,
      sure: result.competencies.filter(({ sureness }) => sureness === 'sure').length,
      expectedError: Math.round(1000 * result.expectedError) / 10,
      provisionalUntil: result.provisionalUntil, isProvisional: result.isProvisional,
    },
  };
}
