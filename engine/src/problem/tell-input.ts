import type { z } from 'zod';
import type { Params, Problem } from './problem.ts';
import { shownValue } from './shown-value.ts';

/**
 * What is wrong with the input of a call, in our codes: which field, which value, what may stand there. A service and a page both tell it
 * with these. A rule of its own has its code as message: `z.iso.date({ error: 'input.date' })`. Parse with `reportInput: true`.
 */
export function tellInput(issues: readonly z.core.$ZodIssue[]): readonly Problem[] {
  return issues.slice(0, mostTold).flatMap(tellIssue).slice(0, mostTold);
}

/** Nobody reads more. */
const mostTold = 20;

function tellIssue(issue: z.core.$ZodIssue): readonly Problem[] {
  const field = issue.path.map(String).join(' > ');
  const value = shownValue(issue.input);
  const tell = (code: string, params: Params): readonly Problem[] => [{ severity: 'error', code, params, place: field === '' ? {} : { field } }];
  if (issue.code === 'unrecognized_keys') return issue.keys.flatMap((key) => tell('input.unknown', { key: shownValue(key) }));
  if (issue.input === undefined) return tell('input.missing', { key: String(issue.path.at(-1) ?? '') });
  if (/^input\.[a-z-]+$/.test(issue.message)) return tell(issue.message, { value });
  switch (issue.code) {
    case 'invalid_type':
      return tell('input.type', { value, expected: issue.expected });
    case 'invalid_value':
      return tell('input.word', { value, allowed: issue.values.map(String) });
    case 'too_small':
      return tell('input.small', { value, least: Number(issue.minimum), of: issue.origin, isInclusive: String(issue.inclusive ?? true) });
    case 'too_big':
      return tell('input.big', { value, most: Number(issue.maximum), of: issue.origin });
    default:
      return tell('input.form', { value });
  }
}
