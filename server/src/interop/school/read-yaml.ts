import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { checkColumns, unknownValue } from '../csv/index.ts';
import type { Columns, Entry } from '../csv/index.ts';
import { yamlDetail } from '../files/index.ts';
import type { Notes } from '../files/index.ts';

/**
 * school.yaml: the same facts as the CSV files, for whoever likes one file better. Each top key is a file's name ("keep-apart"), under
 * it a list whose entries have the columns as keys, so that one mapping serves both. Everything is text until a mapping reads it:
 * YAML's own guesses would turn 08:45 into a number.
 */
export function readYamlTables(text: string, question: { readonly file: string; readonly tables: Readonly<Record<string, Columns>>; readonly notes: Notes }): {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly timeZone: { readonly value: string; readonly line: number } | undefined;
} {
  const { file, tables, notes } = question;
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true });
  const lineOf = (node: unknown) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  for (const error of document.errors) notes.error('interop.yaml-broken', { detail: yamlDetail(error) }, { line: error.linePos?.[0].line ?? 1 });
  const entries = new Map<string, readonly Entry[]>();
  let timeZone: { readonly value: string; readonly line: number } | undefined;
  if (document.errors.length > 0) return { entries, timeZone };
  if (!isMap(document.contents)) {
    notes.error('interop.yaml-shape', {}, { line: 1 });
    return { entries, timeZone };
  }
  const allowed = [...Object.keys(tables), 'time-zone'];
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const columns = tables[name];
    const line = lineOf(key);
    if (name === 'time-zone' && isScalar(value)) timeZone = { value: String(value.value), line };
    else if (columns === undefined) notes.error('interop.yaml-key', unknownValue(name, allowed), { line });
    else if (!isSeq(value)) notes.error('interop.yaml-list', { value: name }, { line, field: name });
    else entries.set(name, value.items.flatMap((item) => readEntry(item, { file, columns, notes, name, line: lineOf(item) })));
  }
  return { entries, timeZone };
}

type Item = { readonly file: string; readonly columns: Columns; readonly notes: Notes; readonly name: string; readonly line: number };

/** In YAML an empty value may simply be left out: only the first column, which names who or what it is about, must be there. */
function readEntry(item: unknown, { file, columns, notes, name, line }: Item): readonly Entry[] {
  if (!isMap(item)) {
    notes.error('interop.yaml-entry', { value: name }, { line, field: name });
    return [];
  }
  const cells = new Map<string, string>();
  for (const { key, value } of item.items) {
    const text = textOf(value);
    if (text === undefined) notes.error('interop.yaml-value', { value: textOf(key) ?? '' }, { line, field: name });
    else cells.set(textOf(key) ?? '', text);
  }
  const [first = ''] = columns.required;
  const shape = { required: [first], optional: [...columns.required.slice(1), ...(columns.optional ?? [])], unknown: columns.unknown };
  return checkColumns([...cells.keys()], { columns: shape, notes, line }) ? [{ file, line, get: (column) => cells.get(column) ?? '' }] : [];
}

/** A list of words reads as the words with spaces between, as a cell would have them. */
function textOf(node: unknown): string | undefined {
  if (node === null) return '';
  if (isScalar(node)) return String(node.value ?? '').trim();
  if (!isSeq(node)) return undefined;
  const parts = node.items.map(textOf);
  return parts.includes(undefined) ? undefined : parts.join(' ');
}

function isNode(node: unknown): node is Node | YAMLMap {
  return typeof node === 'object' && node !== null && 'range' in node;
}
