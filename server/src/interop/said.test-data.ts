import type { Problem } from '@heddle/engine/problem';
import { noNames, renderProblem } from '@heddle/engine/messages';

/** Problems as people read them. Throws where a code has no sentence or lacks one of its values, so that every test checks both. */
export function said(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => renderProblem(problem, { locale: 'en', audience: 'staff', names: noNames, gaps: 'throw' }));
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
