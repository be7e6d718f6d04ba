import { expect, test } from 'vitest';
import { said } from '../said.test-data.ts';
import { takeNotes } from './notes.ts';
import { parseJson } from './parse-json.ts';

const parse = (text: string): readonly string[] => {
  const notes = takeNotes('a.json');
  expect(parseJson(text, notes)).toBeUndefined();
  return said(notes.problems);
};

test.each([
  ['who,when\nstu-1,2026-09-15\n', 'line 1', 'from here: who,when.'],
  ['{\n"a": 1,\n"b": tru,\n"c": "and much more text behind it"\n}', 'line 3', 'from here: ,.'],
  ['{"a": 1,\n}', 'line 2', 'from here: }.'],
  ['{"a": [1, 2', 'line 1', 'stops before it is finished'],
  ['"abc', 'line 1', 'stops before it is finished'],
])('[IO6] what is no JSON is told with the line and what stands there: %j', (text, line, what) => {
  expect(parse(text)).toEqual([expect.stringContaining(line)]);
  expect(parse(text)[0]).toContain(what);
});
