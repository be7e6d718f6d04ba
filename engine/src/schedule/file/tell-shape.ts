import { z } from 'zod';
import { findNearest, hintParams } from '../../model/index.ts';
import { shownValue } from '../../problem/index.ts';
import type { Problem } from '../../problem/index.ts';
import { fieldName, problemAt } from './field.ts';
import type { FieldPath } from './field.ts';

/** What a file has of one shape, or what is wrong with it: each fault with the field, the value and what to do. */
export function readShaped<Schema extends z.ZodType>(json: unknown, schema: Schema): { readonly value: z.output<Schema> | undefined; readonly problems: readonly Problem[] } {
  const result = schema.safeParse(json, { reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  return { value: undefined, problems: result.error.issues.slice(0, mostProblems).flatMap((issue) => tellIssue(issue, knownKeys(schema))).slice(0, mostProblems) };
}

/** Whoever has made more has made one fault a hundred times. */
export const mostProblems = 100;

function tellIssue(issue: z.core.$ZodIssue, known: readonly string[]): readonly Problem[] {
  const field: FieldPath = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const value = shownValue(issue.input);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostProblems).map((key) => problemAt([...field, key], 'instance.unknown-key', { key, ...hintParams(findNearest(key, known)) }));
  }
  if (issue.input === undefined) return [problemAt(field, 'instance.missing-key', { key: fieldName(field) })];
  switch (issue.code) {
    case 'invalid_type': return [problemAt(field, 'instance.wrong-type', { value, expected: issue.expected })];
    case 'invalid_value': return [problemAt(field, 'instance.not-allowed', { value, allowed: issue.values.map(String) })];
    case 'invalid_union': return [problemAt(field, 'instance.not-allowed', { value, allowed: issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : [])) })];
    case 'too_small': return [problemAt(field, 'instance.too-small', { value, least: Number(issue.minimum), of: issue.origin })];
    case 'too_big': return [problemAt(field, 'instance.too-big', { value, most: Number(issue.maximum), of: issue.origin })];
    default: return [problemAt(field, 'instance.wrong-form', { value })];
  }
}

/** Every key of the format: a misspelt one is nearly always one of them, whatever object it was put into. */
function knownKeys(schema: z.ZodType): readonly string[] {
  const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }));
  return [...new Set([...text.matchAll(/"([A-Za-z]+)":\{/g)].flatMap(([, key = '']) => (['properties', 'items', 'default'].includes(key) ? [] : [key])))];
}
