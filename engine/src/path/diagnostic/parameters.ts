import type { DiagnosticParameters } from './diagnostic.ts';

/**
 * What a school starts with. Slip, guess and leak are common values for open questions with a short answer; none is measured here.
 * `learnParameters` moves them towards the school's own answers.
 */
export const defaultParameters: DiagnosticParameters = {
  version: 'diagnostic-1',
  slip: 0.1, guess: 0.12, leak: 0.02,
  steepness: 1.3, readyOdds: 2.04,
  gradeWeight: 0.8, gradeSpread: 1.5,
  trust: 1,
  probeEvery: 20,
  mostQuestionsPerUnit: 15, mostMinutesPerSitting: 20, mostAsksPerCompetency: 2,
  expectedErrorToStop: 0.04,
  provisionalSchoolDays: 10,
};
