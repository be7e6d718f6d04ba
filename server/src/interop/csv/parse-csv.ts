import { CsvError, parse } from 'csv-parse/sync';
import type { Notes } from '../files/notes.ts';

/** One record of a CSV file. `line` is where it starts, counting line breaks inside quotes, so that an editor finds it. */
export type Row = { readonly line: number; readonly cells: readonly string[] };
export type Csv = { readonly header: readonly string[]; readonly rows: readonly Row[] };

/**
 * A CSV file after RFC 4180: commas, quotes doubled inside quotes, any line ending, the first row naming the columns.
 * Cells are trimmed data and nothing more: "=1+1" is text. Rows without any value, as spreadsheets leave at the end, are passed over.
 * undefined with an error noted when the quotes are broken or there is no header. Rows may still have too many or too few cells:
 * readers of whole tables refuse them, readers of records reject those lines.
 */
export function parseCsv(text: string, { notes, mostRows = 1_000_000 }: { readonly notes: Notes; readonly mostRows?: number }): Csv | undefined {
  const rows = parseRows(text, notes);
  const header = rows?.[0];
  if (rows === undefined) return undefined;
  if (header === undefined) {
    notes.error('interop.csv-empty');
    return undefined;
  }
  const body = rows.slice(1).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const twice = header.cells.find((name, index) => header.cells.indexOf(name) !== index);
  if (twice !== undefined) notes.error('interop.csv-column-twice', { value: twice }, { line: header.line });
  if (body.length > mostRows) notes.error('interop.csv-rows', { count: body.length, most: mostRows });
  return notes.hasErrors() ? undefined : { header: header.cells, rows: body };
}

/** Line endings are made one first: inside quotes the library would count each CRLF twice, and every later line would be wrong. */
function parseRows(text: string, notes: Notes): readonly Row[] | undefined {
  try {
    const rows: Row[] = [];
    parse(text.replace(/\r\n?/g, '\n'), {
      bom: true, skip_empty_lines: true, relax_column_count: true,
      on_record: (record: readonly string[], { lines }) => {
        rows.push({ line: lines - record.reduce((sum, cell) => sum + countBreaks(cell), 0), cells: record.map((cell) => cell.trim()) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error['lines'] === 'number' ? error['lines'] : undefined;
    notes.error('interop.csv-quotes', { detail: error.message }, line === undefined ? {} : { line });
    return undefined;
  }
}

function countBreaks(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}
