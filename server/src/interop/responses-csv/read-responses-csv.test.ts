import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { said } from '../said.test-data.ts';
import { readResponsesCsv } from './read-responses-csv.ts';

const good = ['split,user,item,t,correct,skills', '0,ann,q1,10,1,a;b', '0,ann,q2,20,0.5,b', '1,ben,,0,0,a'].join('\n');
const read = async (text: string | Uint8Array, limits?: Parameters<typeof readResponsesCsv>[1]) => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { responses, problems, hash } = await readResponsesCsv({ name: 'r.csv', bytes }, limits);
  return { responses, hash, said: said(problems) };
};

describe('[IO70] answers of many students', () => {
  test('each row is one answer, whatever the ending of lines, packed or not, quoted or not', async () => {
    for (const text of [good, `${good}\n`, good.replaceAll('\n', '\r\n'), gzipSync(good), good.replace('q1', '"q1"'), `\uFEFF${good}`]) {
      const { responses, said: told } = await read(text);
      expect(told).toEqual([]);
      expect(responses?.count).toBe(3);
      expect(responses?.studentIds).toEqual(['ann', 'ben']);
      expect([...(responses?.isHeldOut ?? [])]).toEqual([0, 1]);
      expect([...(responses?.credit ?? [])]).toEqual([1, 0.5, 0]);
      // A row that names no question stands for a typical one of its competencies.
      expect([...(responses?.item ?? [])].map((item) => responses?.itemIds[item])).toEqual(['q1', 'q2', '{a}']);
    }
  });

  test('columns may stand in another order', async () => {
    const { responses } = await read('user,split,correct,item,skills,t\nann,1,1,q,a,5');
    expect([responses?.at[0], responses?.isHeldOut[0]]).toEqual([5, 1]);
  });

  test('the hash is of the bytes as they came', async () => {
    expect((await read(good)).hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await read(good)).hash).not.toBe((await read(`${good}\n`)).hash);
  });

  test.each([
    ['0,ann,q1,10,2,a', 'correct', '"2" cannot stand here. It must be a number from 0 to 1.'],
    ['0,ann,q1,10,,a', 'correct', '"" cannot stand here.'],
    ['2,ann,q1,10,1,a', 'split', '"2" cannot stand here. It must be 0 or 1.'],
    ['0,,q1,10,1,a', 'user', 'the id of a student'],
    ['0,ann,q1,soon,1,a', 't', '"soon" cannot stand here.'],
    ['0,ann,q1,1e20,1,a', 't', '"1e20" cannot stand here.'],
    ['0,ann,q1,10,1', '', 'This line has 5 cells'],
  ])('a bad row refuses the file and is told with its line: %s', async (row, field, sentence) => {
    const { responses, said: told } = await read(`${good}\n${row}`);
    expect(responses).toBeUndefined();
    expect(told[0]).toContain('line 5');
    expect(told[0]).toContain(field);
    expect(told[0]).toContain(sentence);
  });

  test('a student on both sides of the split is refused: the figures would be of students seen before', async () => {
    expect((await read(`${good}\n1,ann,q9,1,1,a`)).said[0]).toContain('The student "ann" is held out in one row and not in another.');
  });

  test('a missing column, an empty file, a broken and an overlarge gzip are refused in words', async () => {
    expect((await read('split,user,item,t,correct\n0,a,b,1,1')).said[0]).toContain('There is no column "skills".');
    expect((await read('')).said[0]).toContain('The file is empty.');
    expect((await read('split,user,item,t,correct,skills\n')).said[0]).toContain('The file is empty.');
    expect((await read(gzipSync(good).subarray(0, 20))).said[0]).toContain('not a whole gzip file');
    expect((await read(gzipSync(good), { bytes: 1000, unpackedBytes: 50, rows: 10 })).said[0]).toContain('Unpacked, the file has more than 0 MB.');
    expect((await read(good, { bytes: 1000, unpackedBytes: 1000, rows: 2 })).said[0]).toContain('It may have 2 at most.');
  });
});
