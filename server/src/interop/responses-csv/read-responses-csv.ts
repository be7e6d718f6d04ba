import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { packResponses } from '@heddle/engine/mastery';
import type { ResponseRow, Responses } from '@heddle/engine/mastery';
import type { Problem } from '@heddle/engine/problem';
import { decodeText, megabyte, nameOfSource, readSource, takeNotes } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';
import { parseCsv } from '../csv/index.ts';
import type { Row } from '../csv/index.ts';

type ResponsesReading = {
  readonly responses: Responses | undefined;
  /** SHA-256 of the bytes as they came: what a parameter file says it was fitted on. */
  readonly hash: string;
  readonly problems: readonly Problem[];
};

/**
 * Reads many students' answers for fitting and evaluating: the columns that research data sets share,
 * `split` (0 = fit on it, 1 = held out), `user`, `item`, `t` (seconds, 0 = unknown), `correct` (0..1), `skills` (ids joined by ';').
 * One row is one question: a question on several competencies stands once. Names in a `.gz` are unpacked. All or nothing:
 * one bad row refuses the file, because a figure over a part of it would be compared with figures over the whole.
 * Throws HeddleError `interop.no-such-file`.
 */
export async function readResponsesCsv(source: Source, limits: Limits = usualLimits): Promise<ResponsesReading> {
  const notes = takeNotes(nameOfSource(source));
  const bytes = await readSource(source, { bytes: limits.bytes, notes });
  const unpacked = bytes === undefined ? undefined : unpack(bytes, { limits, notes });
  const text = unpacked === undefined ? undefined : decodeText(unpacked, notes);
  const hash = bytes === undefined ? '' : createHash('sha256').update(bytes).digest('hex');
  const rows = text === undefined ? undefined : readRows(text, { limits, notes });
  return { responses: rows === undefined || notes.hasErrors() ? undefined : packResponses(rows), hash, problems: notes.problems };
}

type Limits = { readonly bytes: number; readonly unpackedBytes: number; readonly rows: number };
/** A few million answers: the largest public set of this kind has 2.7 million. */
const usualLimits: Limits = { bytes: 128 * megabyte, unpackedBytes: 400 * megabyte, rows: 8_000_000 };
const columns = ['split', 'user', 'item', 't', 'correct', 'skills'] as const;
const mostErrors = 20;
/** Seconds: the last moment that a date can name (ECMA-262). */
const latest = 8.64e12;

function unpack(bytes: Uint8Array, { limits, notes }: { readonly limits: Limits; readonly notes: Notes }): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.unpackedBytes });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLarge) notes.error('interop.gzip-too-large', { most: Math.floor(limits.unpackedBytes / megabyte) });
    else notes.error('interop.gzip-broken');
    return undefined;
  }
}

function readRows(text: string, { limits, notes }: { readonly limits: Limits; readonly notes: Notes }): readonly ResponseRow[] | undefined {
  const table = text.includes('"') ? parseCsv(text, { notes, mostRows: limits.rows }) : splitPlain(text, { limits, notes });
  if (table === undefined) return undefined;
  for (const column of columns) {
    if (!table.header.includes(column)) notes.error('interop.column-missing', { value: column, allowed: columns }, { line: 1 });
  }
  if (notes.hasErrors()) return undefined;
  const places = columns.map((column) => table.header.indexOf(column));
  const rows: ResponseRow[] = [];
  const splits = new Map<string, string>();
  for (const { line, cells } of table.rows) {
    const [split = '', user = '', item = '', t = '', correct = '', skills = ''] = places.map((place) => cells[place] ?? '');
    const wrong = (field: string, value: string, allowed: string) => notes.error('interop.responses-value', { value, allowed }, { line, field });
    const at = t === '' ? 0 : Number(t);
    const credit = correct === '' ? NaN : Number(correct);
    if (cells.length !== table.header.length) notes.error('interop.csv-cells', { count: cells.length, expected: table.header.length }, { line });
    else if (split !== '0' && split !== '1') wrong('split', split, '0 or 1');
    else if (user === '') wrong('user', user, 'the id of a student');
    else if (!(at >= 0 && at <= latest)) wrong('t', t, 'seconds, or 0 where the time is unknown');
    else if (!(credit >= 0 && credit <= 1)) wrong('correct', correct, 'a number from 0 to 1');
    else if ((splits.get(user) ?? split) !== split) notes.error('interop.responses-split', { value: user }, { line, field: 'split' });
    else {
      splits.set(user, split);
      rows.push({ studentId: user, isHeldOut: split === '1', itemId: item, at, credit, competencyIds: skills.split(';').filter((id) => id !== '') });
    }
    if (notes.problems.length >= mostErrors) break;
  }
  if (!notes.hasErrors() && rows.length === 0) notes.error('interop.csv-empty');
  return rows;
}

/** Without a quote anywhere a line is a record and a comma a border: ten times as fast as the whole of RFC 4180, for millions of rows. */
function splitPlain(text: string, { limits, notes }: { readonly limits: Limits; readonly notes: Notes }): { readonly header: readonly string[]; readonly rows: Iterable<Row> } | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const header = (lines[0] ?? '').split(',').map((name) => name.trim());
  if (header.join('') === '') notes.error('interop.csv-empty');
  if (lines.length - 1 > limits.rows) notes.error('interop.csv-rows', { count: lines.length - 1, most: limits.rows });
  if (notes.hasErrors()) return undefined;
  return { header, rows: cellsOf(lines) };
}

function* cellsOf(lines: readonly string[]): Generator<Row> {
  for (let line = 2; line <= lines.length; line += 1) {
    const text = lines[line - 1] ?? '';
    if (text !== '') yield { line, cells: text.split(',') };
  }
}
