import { learnDiagnosticParameters } from '@heddle/engine/path';
import type { DiagnosticParameters, DiagnosticState } from '@heddle/engine/path';
import type { TrueRates } from './simulated-student.ts';
import type { Workers } from './sit-in-workers.ts';
import type { Sitting } from './sitting.ts';

export type School = {
  readonly start: DiagnosticState;
  readonly truth: DiagnosticState['map'];
  readonly rates: TrueRates;
  readonly questions: number;
  readonly learns?: boolean;
  readonly hasRecord?: boolean;
};

/** After so many students a school that learns reads its last sittings, as a nightly job would; in between its rates stand still. */
const learnsAfter = [10, 25, 50, 100, 200, 350];
const mostRead = 100;

/** The students from number `first` on come to one school, in batches; the rates that it ends with. */
export async function runSchool({ start, truth, rates, questions, learns = false, hasRecord = false }: School, { workers, students, first }: {
  readonly workers: Workers;
  readonly students: number;
  readonly first: number;
}): Promise<{ readonly sittings: readonly Sitting[]; readonly parameters: DiagnosticParameters }> {
  const sittings: Sitting[] = [];
  let { parameters } = start;
  const ends = [...learns ? learnsAfter.filter((count) => count < students) : [], students];
  for (const end of ends) {
    const numbers = Array.from({ length: end - sittings.length }, (_, index) => first + sittings.length + index);
    const batches = Array.from({ length: Math.ceil(numbers.length / mostInBatch) }, (_, index) => numbers.slice(index * mostInBatch, (index + 1) * mostInBatch));
    const sat = await Promise.all(batches.map((batch) => workers.sit({ start: { ...start, parameters }, truth, rates, questions, hasRecord, students: batch })));
    sittings.push(...sat.flat());
    if (end < students) parameters = learnDiagnosticParameters(start.parameters, sittings.slice(-mostRead).map(({ state }) => ({ ...state, map: start.map, answers: state.answers.slice(0, 30) })));
  }
  return { sittings, parameters };
}

const mostInBatch = 10;
