import { idsAsNames, namesOf, render, renderProblem } from '@heddle/engine/messages';
import type { Audience, Locale, Names } from '@heddle/engine/messages';
import type { Problem, Reason } from '@heddle/engine/problem';
import type { Violation } from '@heddle/engine/schedule';

/** Codes into sentences for whoever asked through a service. */
export { namesOf };

const order = { error: 0, warning: 1, assumption: 2 };

export function say(reason: Reason | Problem, locale: Locale = 'en', audience: Audience = 'staff', names: Names = idsAsNames): string {
  const rendering = { locale, audience, names };
  return 'place' in reason ? renderProblem(reason, rendering) : render(reason, rendering);
}

/** Problems as sentences, errors first, each kind headed by its word. */
export function notesFrom(problems: readonly Problem[], names: Names = idsAsNames): readonly string[] {
  return [...problems]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .map((problem) => `${say({ code: `severity.${problem.severity}`, params: {} })}: ${say(problem, 'en', 'staff', names)}`);
}

export function violationsInWords(violations: readonly Violation[], names: Names): readonly (Violation & { readonly sentence: string })[] {
  return violations.map((one) => ({ ...one, sentence: say({ code: `limit.${one.constraintId}`, params: one.params }, 'en', 'staff', names) }));
}
