import type { z } from 'zod';
import { shownValue } from '../../problem/index.ts';
import type { Params, Problem } from '../../problem/index.ts';

/** What the schema library found in a parameter file, in our codes: which field, which value, and what may stand there. */
export function tellIssue(issue: z.core.$ZodIssue, file: string): readonly Problem[] {
  const field = issue.path.map(String).join(' > ');
  const value = shownValue(issue.input);
  const tell = (code: string, params: Params, at = field): Problem => ({ severity: 'error', code, params, place: { file, ...(at === '' ? {} : { field: at }) } });
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => tell('mastery.parameters-unknown', { key: shownValue(key) }));
  if (issue.input === undefined) return [tell('mastery.parameters-missing', { key: String(issue.path.at(-1) ?? '') })];
  switch (issue.code) {
    case 'invalid_type':
      return [tell('mastery.parameters-type', { value, expected: issue.expected })];
    case 'too_small':
      return [tell('mastery.parameters-range', { value, of: issue.origin, bound: 'least', limit: Number(issue.minimum) })];
    case 'too_big':
      return [tell('mastery.parameters-range', { value, of: issue.origin, bound: 'most', limit: Number(issue.maximum) })];
    case 'invalid_value':
      return [tell('mastery.parameters-word', { value, allowed: issue.values.map(String) })];
    case 'invalid_union':
      return [tell('mastery.parameters-word', { value: shownValue(fieldOf(issue.input, 'method')), allowed: ['bayes-irt', 'bkt'] }, 'method')];
    default:
      return [tell('mastery.parameters-form', { value })];
  }
}

function fieldOf(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null ? Object.entries(input).find(([key]) => key === name)?.[1] : input;
}
