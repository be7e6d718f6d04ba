import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HeddleError } from '@heddle/engine/problem';
import { decodeText, megabyte, readSource, readZip, takeNotes, zipLimits } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';
import { tableNames } from './wire.ts';

/** The plain names of all CSV files of a delivery, and the text of those that are read. */
export type Files = { readonly names: ReadonlySet<string>; readonly texts: ReadonlyMap<string, string> };

/**
 * The files of a OneRoster delivery from a ZIP or a folder, or undefined with errors noted. What is not needed (demographics, results)
 * is not even opened. Exporters also zip the folder around the files; then all stand in the same one, and its name is dropped.
 */
export async function readFiles(source: Source, notes: Notes): Promise<Files | undefined> {
  const found = typeof source === 'string' && await isFolder(source) ? await readFolder(source, notes) : await readArchive(source, notes);
  if (found === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const [name, bytes] of found.files) {
    const inFile = takeNotes(name);
    const text = decodeText(bytes, inFile);
    for (const { code, params, place } of inFile.problems) notes.error(code, params, place);
    if (text !== undefined) texts.set(name, text);
  }
  return notes.hasErrors() ? undefined : { names: new Set(found.names), texts };
}

type Found = { readonly names: readonly string[]; readonly files: ReadonlyMap<string, Uint8Array> };

const wanted: ReadonlySet<string> = new Set(['manifest.csv', ...tableNames['1.2'].map((name) => `${name}.csv`)]);

async function readArchive(source: Source, notes: Notes): Promise<Found | undefined> {
  const bytes = await readSource(source, { bytes: mostBytes, notes });
  const zip = bytes === undefined ? undefined : await readZip(bytes, { notes, isWanted: (name) => isTable(name) && wanted.has(plainName(name)) });
  if (zip === undefined) return undefined;
  const names = zip.names.filter(isTable);
  const folders = new Set(names.map((name) => name.slice(0, name.lastIndexOf('/') + 1)));
  if (folders.size > 1) {
    notes.error('interop.oneroster-folders', { values: [...folders].map((folder) => (folder === '' ? '/' : folder)).sort() });
    return undefined;
  }
  return { names: names.map(plainName), files: new Map([...zip.files].map(([name, content]) => [plainName(name), content])) };
}

/** A folder is bound by the same limits as an archive, and a link in it is not followed. */
async function readFolder(path: string, notes: Notes): Promise<Found | undefined> {
  const files = new Map<string, Uint8Array>();
  const names = (await readdir(path)).filter(isTable).sort();
  if (names.length > zipLimits.entries) notes.error('interop.zip-entries', { count: names.length, most: zipLimits.entries });
  let total = 0;
  for (const name of names.filter((each) => wanted.has(each))) {
    const stat = await lstat(join(path, name));
    total += stat.size;
    if (!stat.isFile()) notes.error('interop.zip-link', { name });
    else if (total > zipLimits.bytes) notes.error('interop.zip-too-large', { most: zipLimits.bytes / megabyte });
    const bytes = notes.hasErrors() ? undefined : await readSource(join(path, name), { bytes: zipLimits.bytes, notes });
    if (bytes === undefined) return undefined;
    files.set(name, bytes);
  }
  return { names, files };
}

/** A ZIP may be as large as what it may inflate to; it never is. */
const mostBytes = 128 * megabyte;

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    throw new HeddleError('interop.no-such-file', { file: path });
  }
}

/** The copies that a Mac puts beside the files it zips are no files of the delivery. */
function isTable(name: string): boolean {
  return name.toLowerCase().endsWith('.csv') && !name.startsWith('__MACOSX/');
}

function plainName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
