import { HeddleError } from '../../problem/index.ts';
import type { SchoolDate } from '../../roster/index.ts';
import type { DiagnosticQuestion, DiagnosticState } from './diagnostic.ts';

/**
 * Takes one answer. `minutes` is the time it took; the sitting's clock is the caller's.
 * Throws HeddleError `diagnostic.not-on-map` for a competency that the map does not hold.
 */
export function answer(state: DiagnosticState, given: {
  readonly question: Pick<DiagnosticQuestion, 'competencyId' | 'isProbe'>;
  readonly isCorrect: boolean;
  readonly on: SchoolDate;
  readonly minutes: number;
}): DiagnosticState {
  const { competencyId, isProbe } = given.question;
  if (!state.map.competencies.some(({ id }) => id === competencyId)) throw new HeddleError('diagnostic.not-on-map', { competency: competencyId });
  return {
    ...state,
    answers: [...state.answers, { competencyId, isProbe, isCorrect: given.isCorrect, on: given.on }],
    sittingMinutes: state.sittingMinutes + Math.max(0, given.minutes),
  };
}

/** A new sitting on another day, or after a rest: the answers stay, the clock starts again. */
export function resumeDiagnostic(state: DiagnosticState): DiagnosticState {
  return { ...state, sittingMinutes: 0 };
}
