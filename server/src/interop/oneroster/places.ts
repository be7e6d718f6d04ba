import type { Place } from '@heddle/engine/problem';
import type { Entry } from '../csv/index.ts';

/** Where a cell stands. */
export function placeOf(row: Entry, field?: string): Place {
  return field === undefined ? { file: row.file, line: row.line } : { file: row.file, line: row.line, field };
}

/** Several values in one cell: OneRoster separates them by commas inside the quotes. */
export function listIn(row: Entry, field: string): readonly string[] {
  return [...new Set(row.get(field).split(',').map((value) => value.trim()).filter((value) => value !== ''))];
}
