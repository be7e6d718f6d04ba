import { expect, test } from 'vitest';
import { bytes, said } from '../said.test-data.ts';
import { decodeText } from './decode-text.ts';
import { takeNotes } from './notes.ts';

const decode = (input: Uint8Array) => {
  const notes = takeNotes('users.csv');
  return { text: decodeText(input, notes), said: said(notes.problems) };
};

test('[IO1] UTF-8 is read with or without its mark', () => {
  expect(decode(bytes('José')).text).toBe('José');
  expect(decode(bytes('\uFEFFJosé')).text).toBe('José');
});

test('[IO1] another encoding is refused with the line, never read as wrong letters', () => {
  const windows = Buffer.from('name\nAnn\nJos\xe9\n', 'latin1');
  expect(decode(windows)).toEqual({ text: undefined, said: ['users.csv, line 3: This line is not UTF-8 text. Maybe the file was saved in an old encoding: save it again as "CSV UTF-8".'] });
});

test('[IO1] UTF-16, with or without its mark, is told apart', () => {
  expect(decode(Buffer.from('\uFEFFname', 'utf16le')).said).toEqual(['users.csv: The file is UTF-16 text. Maybe save it again as "CSV UTF-8".']);
  expect(decode(Buffer.from('a\nb', 'utf16le')).said[0]).toContain('line 1: This line holds a zero byte');
});

test('[IO1] a last line cut off inside a letter is found', () => {
  expect(decode(bytes('a\nJosé').subarray(0, -1)).said[0]).toContain('line 2');
});
