import { expect, test } from 'vitest';
import { takeNotes } from '../files/index.ts';
import { said } from '../said.test-data.ts';
import { readTable } from './read-table.ts';
import type { Columns } from './read-table.ts';

const columns: Columns = { required: ['space', 'seats'], optional: ['note'], unknown: 'error' };
const read = (text: string, change: Partial<Columns> = {}) => {
  const notes = takeNotes('spaces.csv');
  return { rows: readTable(text, { file: 'spaces.csv', columns: { ...columns, ...change }, notes }), said: said(notes.problems) };
};

test('[IO5] columns are found by name, in any order; an optional one may be left out', () => {
  const { rows, said: told } = read('seats,space\n30,R1\n');
  expect(told).toEqual([]);
  expect(rows?.map((row) => [row.file, row.line, row.get('space'), row.get('seats'), row.get('note')])).toEqual([['spaces.csv', 2, 'R1', '30', '']]);
});

test('[IO5] a missing column, an unknown one and a row of another length are each told, with what is allowed', () => {
  expect(read('space\nR1\n').said).toEqual(['spaces.csv, line 1: There is no column "seats". Here are the columns that can be used: space, seats and note. Maybe it has another name.']);
  expect(read('space,seats,notes\nR1,30,x\n').said).toEqual(['spaces.csv, line 1: There is no use for the column "notes". Maybe you meant "note".']);
  expect(read('space,seats,colour\nR1,30,x\n').said[0]).toContain('name it as one of these: space, seats and note');
  expect(read('space,seats\nR1,30\nR2\n').said).toEqual(['spaces.csv, line 3: This line has 1 cells, and the first line names 2 columns. Maybe a cell with a comma needs quotes.']);
});

test('[IO5] a standard may carry columns that we do not know', () => {
  expect(read('space,seats,metadata.x\nR1,30,1\n', { unknown: 'pass' }).rows).toHaveLength(1);
});
