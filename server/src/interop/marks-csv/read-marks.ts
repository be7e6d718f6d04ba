import type { Problem } from '@heddle/engine/problem';
import { readTable, unknownValue } from '../csv/index.ts';
import type { Entry } from '../csv/index.ts';
import { decodeText, megabyte, nameOfSource, readSource, takeNotes } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';

/** One line of a marked sheet: whose, which sheet, the number of the question on it, and what stood there. */
type SheetMark = {
  readonly line: number;
  readonly student: string;
  readonly form: number;
  readonly number: number;
  readonly given: string | null;
  readonly mark: 'right' | 'wrong' | 'unsure' | null;
};

/**
 * Marks of diagnostics on paper: `student,form,number,given,mark`. Either of the last two may be empty; a line without both says nothing. All or nothing.
 * Throws HeddleError `interop.no-such-file` when there is no such file.
 */
export async function readMarks(source: Source): Promise<{ readonly marks: readonly SheetMark[]; readonly problems: readonly Problem[] }> {
  const file = nameOfSource(source);
  const notes = takeNotes(file);
  const bytes = await readSource(source, { bytes: 4 * megabyte, notes });
  const text = bytes === undefined ? undefined : decodeText(bytes, notes);
  const rows = text === undefined ? undefined : readTable(text, { file, notes, columns: { required: ['student', 'form', 'number'], optional: ['given', 'mark'], unknown: 'error' } });
  const seen = new Map<string, number>();
  const marks = (rows ?? []).flatMap((row) => readRow(row, { notes, seen }) ?? []);
  return { marks: notes.hasErrors() ? [] : marks, problems: notes.problems };
}

const words = ['right', 'wrong', 'unsure'] as const;

function readRow(row: Entry, { notes, seen }: { readonly notes: Notes; readonly seen: Map<string, number> }): SheetMark | undefined {
  const error = (field: string, code: string, params: Problem['params'] = {}) => {
    notes.error(code, { value: row.get(field), ...params }, { line: row.line, field });
    return undefined;
  };
  const whole = (field: string) => (/^\d{1,6}$/.test(row.get(field)) ? Number(row.get(field)) : error(field, 'interop.responses-value', { allowed: 'a whole number' }));
  const student = row.get('student');
  const written = row.get('mark').toLowerCase();
  const mark = words.find((word) => word === written) ?? null;
  const [form, number] = [whole('form'), whole('number')];
  if (student === '') return error('student', 'interop.value-missing', { value: 'student' });
  if (written !== '' && mark === null) return error('mark', 'interop.value-unknown', unknownValue(row.get('mark'), [...words]));
  if (form === undefined || number === undefined) return undefined;
  const key = `${student} ${form} ${number}`;
  const first = seen.get(key);
  seen.set(key, row.line);
  if (first !== undefined) return error('number', 'interop.row-twice', { first });
  return { line: row.line, student, form, number, given: row.get('given') === '' ? null : row.get('given').slice(0, 200), mark };
}
