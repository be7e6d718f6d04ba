import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { Notes } from './notes.ts';
import { megabyte } from './read-source.ts';

/**
 * The names of a ZIP's files, and the content of those that are wanted; the others are judged like them but never inflated. Everything is judged by what the ZIP says of itself before one byte is inflated: an archive of a few
 * kilobytes can claim gigabytes, name the same file twice, or point outside its folder. One bad entry refuses the whole archive.
 */
export async function readZip(bytes: Uint8Array, { notes, limits = zipLimits, isWanted = () => true }: {
  readonly notes: Notes;
  readonly limits?: ZipLimits;
  readonly isWanted?: (name: string) => boolean;
}): Promise<{ readonly names: readonly string[]; readonly files: ReadonlyMap<string, Uint8Array> } | undefined> {
  const zip = await openZip(bytes, notes);
  if (zip === undefined) return undefined;
  const entries = await listEntries(zip, { notes, limits });
  if (entries === undefined) return undefined;
  const files = new Map<string, Uint8Array>();
  for (const entry of entries.filter(({ fileName }) => isWanted(fileName))) {
    const content = await inflate(zip, entry, notes);
    if (content === undefined) return undefined;
    files.set(entry.fileName, content);
  }
  return { names: entries.map(({ fileName }) => fileName), files };
}

type ZipLimits = {
  readonly entries: number;
  /** Inflated, all files together. */
  readonly bytes: number;
  /** Inflated size of a file per byte it takes in the archive. Text shrinks to a tenth; a bomb to a thousandth. */
  readonly ratio: number;
};

export const zipLimits: ZipLimits = { entries: 10_000, bytes: 512 * megabyte, ratio: 100 };

async function openZip(bytes: Uint8Array, notes: Notes): Promise<ZipFile | undefined> {
  try {
    return await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { strictFileNames: false, validateEntrySizes: true });
  } catch (error) {
    notes.error('interop.zip-broken', { detail: detailOf(error) });
    return undefined;
  }
}

/** The files without their folders; undefined when anything about the archive is refused. */
async function listEntries(zip: ZipFile, { notes, limits }: { readonly notes: Notes; readonly limits: ZipLimits }): Promise<readonly Entry[] | undefined> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  if (zip.entryCount > limits.entries) {
    notes.error('interop.zip-entries', { count: zip.entryCount, most: limits.entries });
    return undefined;
  }
  try {
    for await (const entry of zip.eachEntry()) {
      const refused = refusalOf(entry, limits);
      const name = entry.fileName.normalize('NFC').toLowerCase();
      total += entry.uncompressedSize;
      if (refused !== undefined) notes.error(refused, { name: entry.fileName, most: limits.ratio });
      else if (names.has(name)) notes.error('interop.zip-name-twice', { name: entry.fileName });
      else if (total > limits.bytes) notes.error('interop.zip-too-large', { most: limits.bytes / megabyte });
      else if (!entry.fileName.endsWith('/')) entries.push(entry);
      if (notes.hasErrors()) return undefined;
      names.add(name);
    }
  } catch (error) {
    // The library itself refuses "..", absolute paths and a directory that does not add up.
    notes.error(/relative path|absolute path/.test(detailOf(error)) ? 'interop.zip-path' : 'interop.zip-broken', { name: detailOf(error), detail: detailOf(error) });
    return undefined;
  }
  return entries;
}

function refusalOf(entry: Entry, limits: ZipLimits): string | undefined {
  const unixType = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (unixType !== 0 && unixType !== 0o100000 && unixType !== 0o040000) return 'interop.zip-link';
  if (!entry.canDecodeFileData()) return 'interop.zip-locked';
  const isBomb = entry.uncompressedSize > limits.ratio * Math.max(1, entry.compressedSize);
  // A short file of blanks also shrinks to nothing, and can do no harm.
  return isBomb && entry.uncompressedSize > megabyte ? 'interop.zip-ratio' : undefined;
}

/** The library stops when an entry inflates to more than it claimed; the checksum finds what was damaged on the way. */
async function inflate(zip: ZipFile, entry: Entry, notes: Notes): Promise<Uint8Array | undefined> {
  try {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(content) === entry.crc32) return content;
    notes.error('interop.zip-damaged', { name: entry.fileName });
  } catch (error) {
    notes.error('interop.zip-broken', { detail: detailOf(error) });
  }
  return undefined;
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
