export { answer as answerDiagnostic, resumeDiagnostic } from './answer.ts';
export { nextQuestion as nextDiagnosticQuestion, probeAt } from './next-question.ts';
export { defaultParameters as defaultDiagnosticParameters } from './parameters.ts';
export { expectedError, result as diagnosticResult } from './result.ts';
export { shouldStop as shouldStopDiagnostic } from './should-stop.ts';
export { startDiagnostic } from './start-diagnostic.ts';
export type * from './diagnostic.ts';
