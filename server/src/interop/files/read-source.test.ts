import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from '../said.test-data.ts';
import { takeNotes } from './notes.ts';
import { megabyte, nameOfSource, readSource } from './read-source.ts';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'heddle source ')); });
afterAll(() => rm(folder, { recursive: true }));

test('[IO2] a file, and bytes that were sent, are read alike', async () => {
  await writeFile(join(folder, 'a.csv'), 'hello');
  const notes = takeNotes();
  expect(String(Buffer.from(await readSource(join(folder, 'a.csv'), { bytes: 5, notes }) ?? []))).toBe('hello');
  expect(await readSource({ name: 'a.csv', bytes: new Uint8Array(5) }, { bytes: 5, notes })).toHaveLength(5);
  expect([nameOfSource(join(folder, 'a.csv')), nameOfSource({ name: 'b.csv', bytes: new Uint8Array(0) })]).toEqual(['a.csv', 'b.csv']);
});

test('[IO2] more than the limit is refused before it is read', async () => {
  await writeFile(join(folder, 'big.csv'), new Uint8Array(3 * megabyte));
  const notes = takeNotes('big.csv');
  expect(await readSource(join(folder, 'big.csv'), { bytes: 2 * megabyte, notes })).toBeUndefined();
  expect(said(notes.problems)).toEqual(['big.csv: The file has 3 MB. It may have 2 MB at most. Maybe it is the wrong file.']);
});

test('[IO2] a path without a file, or with a folder, is a fault in use and says so', async () => {
  const limits = { bytes: 1, notes: takeNotes() };
  await expect(readSource(join(folder, 'none.csv'), limits)).rejects.toThrow('interop.no-such-file');
  await expect(readSource(folder, limits)).rejects.toThrow('interop.not-a-file');
});
