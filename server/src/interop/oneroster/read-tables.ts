import { readTable } from '../csv/index.ts';
import type { Entry } from '../csv/index.ts';
import { takeNotes } from '../files/index.ts';
import type { Notes } from '../files/index.ts';
import type { Files } from './read-files.ts';
import type { Manifest } from './read-manifest.ts';
import { tableOf } from './wire.ts';
import type { Table, TableName } from './wire.ts';

/** The rows of each file by sourcedId, checked one file at a time; what they say of each other is looked at later. */
export type Tables = {
  rows(name: TableName): readonly Entry[];
  find(name: TableName, sourcedId: string): Entry | undefined;
};

export function readTables({ texts }: Files, manifest: Manifest, notes: Notes): Tables {
  const tables = new Map<TableName, ReadonlyMap<string, Entry>>();
  for (const name of manifest.tables) {
    const file = `${name}.csv`;
    const inFile = takeNotes(file);
    tables.set(name, readOne(texts.get(file) ?? '', { file, table: tableOf(name, manifest.version), notes: inFile }));
    for (const { severity, code, params, place } of inFile.problems) notes[severity](code, params, place);
  }
  return {
    rows: (name) => [...(tables.get(name)?.values() ?? [])],
    find: (name, sourcedId) => tables.get(name)?.get(sourcedId),
  };
}

function readOne(text: string, { file, table, notes }: { readonly file: string; readonly table: Table; readonly notes: Notes }): ReadonlyMap<string, Entry> {
  const rows = readTable(text, { file, columns: { required: table.required, optional: table.columns, unknown: 'pass' }, notes });
  if (rows === undefined) return new Map();
  checkHeader(text, { table, notes });
  const byId = new Map<string, Entry>();
  let dropped = 0;
  for (const row of rows) {
    const status = row.get('status').toLowerCase();
    if (status === 'tobedeleted') {
      dropped += 1;
      continue;
    }
    if (status !== '' && status !== 'active') notes.error('interop.oneroster-status', { value: row.get('status') }, { line: row.line, field: 'status' });
    const id = row.get('sourcedId');
    for (const field of table.required) if (row.get(field) === '') notes.error('interop.value-missing', { value: field }, { line: row.line, field });
    const first = byId.get(id);
    if (first !== undefined && id !== '') notes.error('interop.oneroster-id-twice', { value: id, first: first.line }, { line: row.line, field: 'sourcedId' });
    byId.set(id, row);
  }
  if (dropped > 0) notes.assumption('interop.oneroster-deleted', { count: dropped });
  return byId;
}

/** The order of the standard, then `metadata.` columns. Read by name all the same. */
function checkHeader(text: string, { table, notes }: { readonly table: Table; readonly notes: Notes }): void {
  const header = (text.split(/\r\n?|\n/, 1)[0] ?? '').replace(/^\uFEFF/, '').split(',').map((name) => name.trim().replaceAll('"', ''));
  const standard = header.filter((name) => !name.startsWith('metadata.'));
  const strange = standard.filter((name) => !table.columns.includes(name));
  const known = standard.filter((name) => table.columns.includes(name));
  const inOrder = table.columns.filter((name) => known.includes(name));
  if (strange.length > 0) notes.warning('interop.oneroster-columns', { values: strange }, { line: 1 });
  if (known.some((name, index) => name !== inOrder[index])) notes.warning('interop.oneroster-order', {}, { line: 1 });
}
