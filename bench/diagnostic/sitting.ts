import { answerDiagnostic, diagnosedSides, expectedDiagnosticError, nextDiagnosticQuestion } from '@heddle/engine/path';
import type { DiagnosticState } from '@heddle/engine/path';
import { answersRight } from './simulated-student.ts';
import type { Chance, TrueRates } from './simulated-student.ts';

/** One simulated student answering up to `questions` questions; what the diagnostic claims and how wrong it is after each. */
export type Sitting = {
  readonly state: DiagnosticState;
  /** By count of answers, from 0: share of competencies on the wrong side, and the share claimed. */
  readonly errors: readonly number[];
  readonly claims: readonly number[];
  /** Of the processor, in this thread: other work does not count. */
  readonly milliseconds: number;
};

export function sit(start: DiagnosticState, of: {
  readonly knows: readonly boolean[];
  readonly rates: TrueRates;
  readonly questions: number;
  readonly seed: number;
  readonly chance: Chance;
}): Sitting {
  const { knows, rates, chance } = of;
  const places = new Map(start.map.competencies.map(({ id }, index) => [id, index]));
  const errors: number[] = [];
  const claims: number[] = [];
  let state = start;
  let milliseconds = 0;
  for (let asked = 0; ; asked += 1) {
    const sides = diagnosedSides(state);
    errors.push(sides.filter((side, index) => side !== knows[index]).length / sides.length);
    claims.push(expectedDiagnosticError(state));
    if (asked === of.questions) break;
    const began = process.threadCpuUsage();
    const question = nextDiagnosticQuestion(state, of.seed);
    if (question === undefined) break;
    const isCorrect = answersRight(knows[places.get(question.competencyId) ?? -1] ?? false, { rates, chance });
    state = answerDiagnostic(state, { question, isCorrect, on: '2026-09-14', minutes: 0.5 });
    // A question's time is choosing it and taking its answer in.
    expectedDiagnosticError(state);
    const { user, system } = process.threadCpuUsage(began);
    milliseconds += (user + system) / 1000;
  }
  return { state, errors, claims, milliseconds };
}
