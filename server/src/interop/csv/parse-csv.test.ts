import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeNotes } from '../files/index.ts';
import { said } from '../said.test-data.ts';
import { parseCsv } from './parse-csv.ts';

const parse = (text: string) => {
  const notes = takeNotes('a.csv');
  return { csv: parseCsv(text, { notes }), said: said(notes.problems) };
};

describe('[IO4] CSV is read after RFC 4180', () => {
  test('quotes, doubled quotes, commas and line breaks inside quotes', () => {
    expect(parse('a,b\n"x, ""y""","1\n2"\n').csv?.rows).toEqual([{ line: 2, cells: ['x, "y"', '1\n2'] }]);
  });
  test.each([['\n'], ['\r\n'], ['\r']])('line ending %j, with and without one at the end', (ending) => {
    const rows = [{ line: 2, cells: ['1', '2'] }, { line: 3, cells: ['3', '4'] }];
    expect(parse(['a,b', '1,2', '3,4'].join(ending)).csv?.rows).toEqual(rows);
    expect(parse(['a,b', '1,2', '3,4', ''].join(ending)).csv?.rows).toEqual(rows);
  });
  test('the line of a record is where it starts, also after line breaks inside quotes and empty lines', () => {
    expect(parse('a,b\r\n1,"x\r\ny"\r\n\r\n2,"z\r\n\r\n"\r\n3,4\r\n').csv?.rows.map(({ line }) => line)).toEqual([2, 5, 8]);
  });
  test('a mark at the start and spaces round a cell are not data', () => {
    expect(parse('\uFEFF a ,b\n 1 , "2"\n').csv).toBeUndefined();
    expect(parse('\uFEFFa ,b\n 1 ,2 \n').csv).toEqual({ header: ['a', 'b'], rows: [{ line: 2, cells: ['1', '2'] }] });
  });
  test('rows without any value are passed over', () => {
    expect(parse('a,b\n1,2\n,\n"",""\n').csv?.rows).toHaveLength(1);
  });
  test('what looks like a formula is text', () => {
    expect(parse('a\n"=HYPERLINK(""http://x"")"\n+1\n@x\n').csv?.rows.map(({ cells }) => cells[0])).toEqual(['=HYPERLINK("http://x")', '+1', '@x']);
  });
});

describe('[IO4] a broken file is refused with the line', () => {
  test.each([
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n', /^a.csv, line \d: A quote is opened or closed/],
    ['a quote inside an unquoted cell', 'a,b\n1,2\n3,x"y\n', /^a.csv, line 3: A quote is opened/],
    ['text behind a closed quote', 'a,b\n1,"x"y\n', /^a.csv, line 2: A quote is opened/],
    ['nothing at all', '', /^a.csv: The file is empty/],
    ['a column named twice', 'a,b,a\n1,2,3\n', /^a.csv, line 1: There are two columns named "a"/],
  ])('%s', (_, text, sentence) => {
    const { csv, said: told } = parse(text);
    expect(csv).toBeUndefined();
    expect(told[0]).toMatch(sentence);
  });
  test('more rows than allowed', () => {
    const notes = takeNotes('a.csv');
    expect(parseCsv('a\n1\n2\n3\n', { notes, mostRows: 2 })).toBeUndefined();
    expect(said(notes.problems)[0]).toContain('The file has 3 lines. It may have 2 at most.');
  });
});

test('[IO4] whatever text stands in the cells comes back, with the line it starts in', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ß', '"', ',', '\n', ';', "'", '=', ' ', '好') }).map((text) => text.trim());
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell).filter((cells) => cells.join('') !== ''), { minLength: 1, maxLength: 8 }), (rows) => {
    const text = ['x,y', ...rows.map((cells) => cells.map(quoted).join(','))].join('\n');
    const read = parse(text).csv?.rows ?? [];
    expect(read.map(({ cells }) => cells)).toEqual(rows);
    let line = 2;
    for (const [index, cells] of rows.entries()) {
      expect(read[index]?.line).toBe(line);
      line += 1 + cells.join('').split('\n').length - 1;
    }
  }));
});
