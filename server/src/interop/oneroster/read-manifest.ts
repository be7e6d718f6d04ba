import { readTable } from '../csv/index.ts';
import { takeNotes } from '../files/index.ts';
import type { Notes } from '../files/index.ts';
import type { Files } from './read-files.ts';
import { tableNames } from './wire.ts';
import type { OneRosterVersion, TableName } from './wire.ts';

/** Which version the delivery is, and which of its files are meant to be read. */
export type Manifest = { readonly version: OneRosterVersion; readonly tables: readonly TableName[] };

/**
 * manifest.csv says of each file whether it is absent, bulk or delta. A delta holds only what changed, and reading one as bulk would
 * deactivate everybody else, so it is refused. A delivery without a manifest is read as bulk, as far as its files tell, and says so.
 */
export function readManifest(files: Files, notes: Notes): Manifest | undefined {
  const text = files.texts.get('manifest.csv');
  if (text === undefined) return guessManifest(files, notes);
  const inFile = takeNotes('manifest.csv');
  const rows = readTable(text, { file: 'manifest.csv', columns: { required: ['propertyName', 'value'], unknown: 'pass' }, notes: inFile });
  const values = new Map((rows ?? []).map((row) => [row.get('propertyName'), row]));
  const version = values.get('oneroster.version')?.get('value') ?? '';
  if (rows !== undefined && version !== '1.1' && version !== '1.2') {
    inFile.error('interop.oneroster-version', { value: version }, placeOf(values.get('oneroster.version')));
  }
  for (const [property, row] of values) {
    const name = property.startsWith('file.') ? property.slice('file.'.length) : undefined;
    const mode = row.get('value').toLowerCase();
    if (name === undefined || mode === 'absent') continue;
    if (mode === 'delta') inFile.error('interop.oneroster-delta', { value: `${name}.csv` }, placeOf(row));
    else if (mode !== 'bulk') inFile.error('interop.oneroster-mode', { value: row.get('value'), name: `${name}.csv` }, placeOf(row));
    else if (!files.names.has(`${name}.csv`)) inFile.error('interop.oneroster-file-missing', { name: `${name}.csv` }, placeOf(row));
  }
  for (const { code, params, place } of inFile.problems) notes.error(code, params, place);
  if (inFile.hasErrors() || (version !== '1.1' && version !== '1.2')) return undefined;
  const tables = tableNames[version].filter((name) => values.get(`file.${name}`)?.get('value').toLowerCase() === 'bulk');
  const absent = tableNames[version].filter((name) => !tables.includes(name));
  for (const name of absent) notes.error('interop.oneroster-file-needed', { name: `${name}.csv` }, { file: 'manifest.csv' });
  return absent.length === 0 ? { version, tables } : undefined;
}

function guessManifest({ names }: Files, notes: Notes): Manifest | undefined {
  const version = names.has('roles.csv') ? '1.2' : '1.1';
  const missing = tableNames[version].filter((name) => !names.has(`${name}.csv`));
  for (const name of missing) notes.error('interop.oneroster-file-needed', { name: `${name}.csv` }, {});
  if (missing.length > 0) return undefined;
  notes.assumption('interop.oneroster-no-manifest', { value: version });
  return { version, tables: tableNames[version] };
}

function placeOf(row: { readonly line: number } | undefined) {
  return row === undefined ? {} : { line: row.line };
}
