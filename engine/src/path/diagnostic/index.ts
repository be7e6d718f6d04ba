export { answer as answerDiagnostic, resumeDiagnostic } from './answer.ts';
export { learnParameters as learnDiagnosticParameters } from './learn-parameters.ts';
export { nextQuestion as nextDiagnosticQuestion, probeAt } from './next-question.ts';
export { defaultParameters as defaultDiagnosticParameters } from './parameters.ts';
export { expectedError as expectedDiagnosticError, result as diagnosticResult, sides as diagnosedSides } from './result.ts';
export { shouldStop as shouldStopDiagnostic } from './should-stop.ts';
export { startDiagnostic } from './start-diagnostic.ts';
export type * from './diagnostic.ts';
