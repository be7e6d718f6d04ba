import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { HeddleError } from '@heddle/engine/problem';
import type { Notes } from './notes.ts';

/** Where input comes from: a path on this machine, or bytes that somebody sent, with the name they gave it. */
export type Source = string | { readonly name: string; readonly bytes: Uint8Array };

export function nameOfSource(source: Source): string {
  return typeof source === 'string' ? basename(source) : source.name;
}

/**
 * The bytes, never more than the limit: the size is looked at before anything is read. undefined with an error noted when it is larger.
 * Throws HeddleError `interop.no-such-file` when there is no readable file at the path, `interop.not-a-file` for a folder.
 */
export async function readSource(source: Source, limits: { readonly bytes: number; readonly notes: Notes }): Promise<Uint8Array | undefined> {
  if (typeof source !== 'string') return isWithin(source.bytes.length, limits) ? source.bytes : undefined;
  const file = await openFile(source);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new HeddleError('interop.not-a-file', { file: source });
    return isWithin(stat.size, limits) ? await file.readFile() : undefined;
  } finally {
    await file.close();
  }
}

async function openFile(path: string) {
  try {
    return await open(path, 'r');
  } catch {
    throw new HeddleError('interop.no-such-file', { file: path });
  }
}

function isWithin(size: number, { bytes, notes }: { readonly bytes: number; readonly notes: Notes }): boolean {
  if (size <= bytes) return true;
  notes.error('interop.too-large', { megabytes: Math.ceil(size / megabyte), most: Math.floor(bytes / megabyte) });
  return false;
}

export const megabyte = 1024 * 1024;
