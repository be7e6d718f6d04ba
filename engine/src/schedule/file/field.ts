import type { Params, Problem } from '../../problem/index.ts';

/** Keys and list positions from the top of a file. */
export type FieldPath = readonly (string | number)[];

/** As people write it: `kinds[3].rooms[0].space`. */
export function fieldName(field: FieldPath): string {
  return field.map((step, depth) => (typeof step === 'number' ? `[${step}]` : depth === 0 ? step : `.${step}`)).join('');
}

export function problemAt(field: FieldPath, code: string, params: Params): Problem {
  return { severity: 'error', code, params, place: { field: fieldName(field) } };
}
