import { expect, test } from 'vitest';
import { readMarks } from './read-marks.ts';

const read = (text: string) => readMarks({ name: 'marks.csv', bytes: Buffer.from(text) });

test('[IO90] a line is one mark: whose, which sheet, which question, what stood there', async () => {
  const { marks, problems } = await read('student,form,number,given,mark\ns1,3,1,3/4,\ns1,3,2,,right\ns1,3,3,,Unsure\n');
  expect(problems).toEqual([]);
  expect(marks).toEqual([
    { line: 2, student: 's1', form: 3, number: 1, given: '3/4', mark: null },
    { line: 3, student: 's1', form: 3, number: 2, given: null, mark: 'right' },
    { line: 4, student: 's1', form: 3, number: 3, given: null, mark: 'unsure' },
  ]);
});

test('[IO90] with one fault nothing is taken, and every fault is told by line and field', async () => {
  const { marks, problems } = await read('student,form,number,mark\ns1,3,1,right\n,3,2,right\ns1,x,3,right\ns1,3,4,maybe\ns1,3,1,wrong\n');
  expect(marks).toEqual([]);
  expect(problems.map(({ place }) => [place.line, place.field])).toEqual([[3, 'student'], [4, 'form'], [5, 'mark'], [6, 'number']]);
});
