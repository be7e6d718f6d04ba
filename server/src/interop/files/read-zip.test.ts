import { describe, expect, test } from 'vitest';
import { said } from '../said.test-data.ts';
import { makeZip } from '../zip.test-data.ts';
import type { Packed } from '../zip.test-data.ts';
import { takeNotes } from './notes.ts';
import { megabyte, readZip, zipLimits } from './index.ts';

const read = async (zip: Uint8Array, limits = zipLimits) => {
  const notes = takeNotes('export.zip');
  return { files: (await readZip(zip, { notes, limits }))?.files, said: said(notes.problems) };
};
const users: Packed = { name: 'users.csv', content: 'sourcedId\ns1\n' };

test('[IO3] the files of a sound ZIP are read, folders passed over', async () => {
  const { files, said: told } = await read(makeZip([{ name: 'data/', content: '' }, { ...users, name: 'data/users.csv' }]));
  expect(told).toEqual([]);
  expect([...files ?? []].map(([name, content]) => [name, String(Buffer.from(content))])).toEqual([['data/users.csv', 'sourcedId\ns1\n']]);
});

test('[IO3] what is not wanted is judged like the rest, and never inflated', async () => {
  const damaged = { name: 'demographics.csv', content: 'x', claimedCrc: 1 };
  const notes = takeNotes('export.zip');
  const zip = await readZip(makeZip([users, damaged]), { notes, isWanted: (name) => name === 'users.csv' });
  expect([zip?.names, [...zip?.files.keys() ?? []], notes.problems]).toEqual([['users.csv', 'demographics.csv'], ['users.csv'], []]);
  expect(await readZip(makeZip([users, { ...damaged, mode: 0o120777 }]), { notes, isWanted: (name) => name === 'users.csv' })).toBeUndefined();
});

describe('[IO3] one bad entry refuses the whole ZIP, in a sentence', () => {
  test.each<[string, readonly Packed[], RegExp]>([
    ['a path out of the folder', [users, { name: '../evil.csv', content: 'x' }], /names a file outside its own folder/],
    ['a path out of the folder in the middle', [{ name: 'a/../../evil.csv', content: 'x' }], /outside its own folder/],
    ['a path with backslashes', [{ name: '..\\evil.csv', content: 'x' }], /outside its own folder/],
    ['an absolute path', [{ name: '/etc/passwd', content: 'x' }], /outside its own folder/],
    ['a drive letter', [{ name: 'C:/evil.csv', content: 'x' }], /outside its own folder/],
    ['a link', [{ name: 'users.csv', content: '/etc/passwd', mode: 0o120777 }], /is a link and not a file/],
    ['a device', [{ name: 'users.csv', content: 'x', mode: 0o020644 }], /is a link and not a file/],
    ['the same name twice', [users, users], /two files with the name "users.csv"/],
    ['the same name in other letters', [users, { ...users, name: 'USERS.csv' }], /two files with the name/],
    ['the same name, composed and not', [{ name: 'e\u0301.csv', content: 'x' }, { name: '\u00e9.csv', content: 'x' }], /two files with the name/],
    ['a bomb', [{ name: 'bomb.csv', content: '0'.repeat(30 * megabyte) }], /would grow to more than 100 times its size/],
    ['a password', [{ ...users, flags: 1 }], /locked or packed/],
    ['a file larger than it claims', [{ name: 'liar.csv', content: 'x'.repeat(5000), claimedSize: 10 }], /not a whole ZIP/],
    ['a damaged file', [{ ...users, claimedCrc: 1 }], /"users.csv" was damaged/],
  ])('%s', async (_, files, sentence) => {
    const { files: taken, said: told } = await read(makeZip(files));
    expect(taken).toBeUndefined();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(sentence);
  });
});

test('[IO3] what is no ZIP, and a ZIP that was cut off, are refused', async () => {
  const whole = makeZip([users]);
  expect((await read(Buffer.from('PK no'))).said[0]).toMatch(/not a whole ZIP/);
  expect((await read(whole.subarray(0, whole.length - 30))).said[0]).toMatch(/not a whole ZIP/);
});

test('[IO3] more entries or bytes than allowed are refused by what the ZIP claims, before anything is inflated', async () => {
  expect((await read(makeZip([users]), { ...zipLimits, entries: 0 })).said).toEqual(['export.zip: There are 1 files. There may be 0 at most. Maybe files went in that do not belong here.']);
  const claims = makeZip([{ ...users, claimedSize: 0.9 * megabyte }, { ...users, name: 'b.csv', claimedSize: 0.9 * megabyte }]);
  expect((await read(claims, { ...zipLimits, bytes: megabyte })).said[0]).toMatch(/have more than 1 MB/);
  expect((await read(makeZip([users], 60_000))).said[0]).toMatch(/There are 60,?000 files|not a whole ZIP/);
});
