import type { DiagnosticState, Stop } from './diagnostic.ts';
import { mayAsk } from './next-question.ts';
import { expectedError } from './result.ts';

/** Is it enough? null = go on. What is final comes before what only ends the sitting. */
export function shouldStop(state: DiagnosticState): Stop | null {
  const { parameters, sittingMinutes, map } = state;
  const error = expectedError(state);
  if (error <= parameters.expectedErrorToStop) {
    return { because: 'sure-enough', reasons: [{ code: 'diagnostic.sure-enough', params: { percent: Math.round(error * 100) } }] };
  }
  if (!map.competencies.some(mayAsk(state))) return { because: 'nothing-to-ask', reasons: [{ code: 'diagnostic.nothing-to-ask', params: {} }] };
  if (sittingMinutes >= parameters.mostMinutesPerSitting) {
    return { because: 'sitting-over', reasons: [{ code: 'diagnostic.sitting-over', params: { count: parameters.mostMinutesPerSitting } }] };
  }
  return null;
}
