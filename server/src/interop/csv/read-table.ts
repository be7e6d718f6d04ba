import type { Notes } from '../files/notes.ts';
import { parseCsv } from './parse-csv.ts';
import { unknownValue } from './unknown-value.ts';

/** One row as its columns' names have it, and where it stands, so that any fault in it can be told with file, line and column. */
export type Entry = {
  readonly file: string;
  readonly line: number;
  /** The cell, trimmed; '' where the file has no such column. */
  get(column: string): string;
};

export type Columns = {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** What happens to a column that nobody knows: 'error' for our own formats, 'pass' for standards that allow more. */
  readonly unknown: 'error' | 'pass';
};

/** A table with named columns, or undefined with every fault of its shape noted. */
export function readTable(text: string, question: { readonly file: string; readonly columns: Columns; readonly notes: Notes; readonly mostRows?: number }): readonly Entry[] | undefined {
  const { file, columns, notes } = question;
  const csv = parseCsv(text, question);
  if (csv === undefined) return undefined;
  const isComplete = checkColumns(csv.header, { columns, notes });
  for (const { line, cells } of csv.rows) {
    if (cells.length !== csv.header.length) notes.error('interop.csv-cells', { count: cells.length, expected: csv.header.length }, { line });
  }
  if (!isComplete || notes.hasErrors()) return undefined;
  const position = new Map(csv.header.map((name, index) => [name, index]));
  return csv.rows.map(({ line, cells }) => ({ file, line, get: (column) => cells[position.get(column) ?? -1] ?? '' }));
}

/** Also used for the keys of a YAML file that carries the same facts. */
export function checkColumns(names: readonly string[], { columns, notes, line = 1 }: { readonly columns: Columns; readonly notes: Notes; readonly line?: number }): boolean {
  const known = [...columns.required, ...(columns.optional ?? [])];
  const missing = columns.required.filter((name) => !names.includes(name));
  const strange = columns.unknown === 'pass' ? [] : names.filter((name) => !known.includes(name));
  for (const field of missing) notes.error('interop.column-missing', { value: field, allowed: known }, { line });
  for (const value of strange) notes.error('interop.column-unknown', unknownValue(value, known), { line });
  return missing.length === 0 && strange.length === 0;
}
