import { noNames, renderProblem } from '../messages/index.ts';
import type { Problem } from '../problem/index.ts';

/** What an author of a package reads. Throws where a code has no sentence, or a sentence asks for a value that was not given. */
export function sayProblems(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => renderProblem(problem, { locale: 'en', audience: 'staff', names: noNames, gaps: 'throw' }));
}
