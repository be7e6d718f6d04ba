import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HeddleError } from '@heddle/engine/problem';
import { decodeText, megabyte, readSource, readZip, takeNotes, zipLimits } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';

/**
 * The CSV files of a OneRoster delivery by plain name ("users.csv"), from a ZIP or a folder, or undefined with errors noted.
 * Exporters also zip the folder around the files; then all of them stand in the same one, and its name is dropped.
 */
export async function readFiles(source: Source, notes: Notes): Promise<ReadonlyMap<string, string> | undefined> {
  const files = typeof source === 'string' && await isFolder(source) ? await readFolder(source, notes) : await readArchive(source, notes);
  if (files === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const [name, bytes] of files) {
    const inFile = takeNotes(name);
    const text = decodeText(bytes, inFile);
    for (const { code, params, place } of inFile.problems) notes.error(code, params, place);
    if (text !== undefined) texts.set(name, text);
  }
  return notes.hasErrors() ? undefined : texts;
}

async function readArchive(source: Source, notes: Notes): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const bytes = await readSource(source, { bytes: mostBytes, notes });
  const files = bytes === undefined ? undefined : await readZip(bytes, { notes });
  if (files === undefined) return undefined;
  const csv = [...files].filter(([name]) => isCsv(name) && !name.startsWith('__MACOSX/'));
  const folders = new Set(csv.map(([name]) => name.slice(0, name.lastIndexOf('/') + 1)));
  if (folders.size > 1) {
    notes.error('interop.oneroster-folders', { values: [...folders].map((folder) => (folder === '' ? '/' : folder)).sort() });
    return undefined;
  }
  return new Map(csv.map(([name, content]) => [name.slice(name.lastIndexOf('/') + 1), content]));
}

/** A folder is bound by the same limits as an archive, and a link in it is not followed. */
async function readFolder(path: string, notes: Notes): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const files = new Map<string, Uint8Array>();
  const names = (await readdir(path)).filter(isCsv).sort();
  if (names.length > zipLimits.entries) notes.error('interop.zip-entries', { count: names.length, most: zipLimits.entries });
  let total = 0;
  for (const name of names.slice(0, zipLimits.entries)) {
    const stat = await lstat(join(path, name));
    total += stat.size;
    if (!stat.isFile()) notes.error('interop.zip-link', { name });
    else if (total > zipLimits.bytes) notes.error('interop.zip-too-large', { most: zipLimits.bytes / megabyte });
    if (notes.hasErrors()) return undefined;
    const bytes = await readSource(join(path, name), { bytes: zipLimits.bytes, notes });
    if (bytes === undefined) return undefined;
    files.set(name, bytes);
  }
  return files;
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

function isCsv(name: string): boolean {
  return name.toLowerCase().endsWith('.csv');
}
