import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaperView } from '../../reports/index.ts';
import type { ImportResult } from '../service.ts';
import { openTestSchool } from '../testing/open-test-school.ts';
import type { TestSchool } from '../testing/open-test-school.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import type { Marked } from './mark-diagnostic.ts';
import type { DiagnosticShown } from './show-diagnostic.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
});
afterAll(() => school.close());

const begin = async (student: string, questions: number) => {
  await school.call('start-diagnostic', { student, towards: [], seed: 7 });
  return school.call<{ form: number; printed: number }>('print-diagnostic', { student, questions });
};
const paper = async (student: string, isMarking: boolean) => (await school.call<{ view: PaperView }>('view-diagnostic-paper', { student, locale: 'en', isMarking })).view;
const show = (student: string) => school.call<DiagnosticShown>('show-diagnostic', { student, locale: 'en' });

test('[SV187] a sheet has no key, its marking sheet has; what is typed in counts, a mark decides, and what is left empty waits under its number', async () => {
  const student = 'stu-601';
  const { form, printed } = await begin(student, 6);
  expect(printed).toBe(6);
  const sheet = await paper(student, false);
  expect(sheet.questions.map(({ place, answer, isProbe }) => [place, answer, isProbe])).toEqual([1, 2, 3, 4, 5, 6].map((place) => [place, null, false]));
  const key = await paper(student, true);
  expect(key.questions.map(({ prompt }) => prompt)).toEqual(sheet.questions.map(({ prompt }) => prompt));
  const [first, second, third, fourth] = key.questions;
  const marks = [
    { key: first?.key ?? '', given: first?.answer ?? '', mark: null }, { key: second?.key ?? '', given: 'something else', mark: 'right' as const },
    { key: third?.key ?? '', given: null, mark: 'unsure' as const }, { key: fourth?.key ?? '', given: null, mark: null }, { key: 'f'.repeat(16), given: '1', mark: null },
  ];
  const tomorrow = { now: '2026-09-15T22:00:00.000Z' };
  expect(await school.call<Marked>('mark-diagnostic', { student, form, marks }, tomorrow)).toMatchObject({ taken: 3, left: 3, answered: 3, minutes: 0 });
  expect(await school.call<Marked>('mark-diagnostic', { student, form, marks }, tomorrow)).toMatchObject({ taken: 0, left: 3, answered: 3 });
  expect((await paper(student, false)).questions.map(({ place }) => place)).toEqual([4, 5, 6]);
  const evidence = await school.transact((tx) => tx.readEvidence({ studentId: student }));
  expect(evidence.map(({ result }) => result)).toEqual([1, 1, 0].map((score) => ({ kind: 'score', score })));
});

test('[SV187] a file brings the marks of many, once; a line of nobody refuses it all', async () => {
  const forms = new Map(await Promise.all(['stu-605', 'stu-609'].map(async (student) => [student, (await begin(student, 4)).form] as const)));
  const file = await school.file('marks.csv', `student,form,number,given,mark\n${['stu-605', 'stu-609'].flatMap((student) => [1, 2, 3].map((number) => `${student},${forms.get(student)},${number},,${number === 1 ? 'right' : 'wrong'}`)).join('\n')}\n`);
  expect(await school.call('import-diagnostic-marks', { path: file })).toMatchObject({ added: 6, unchanged: 0, isRefused: false });
  expect(await school.call('import-diagnostic-marks', { path: file })).toMatchObject({ added: 0, unchanged: 6 });
  expect((await show('stu-605')).answered).toBe(3);
  await writeFile(file, `student,form,number,mark\nstu-605,${forms.get('stu-605')},4,right\nstu-999,1,1,right\n`);
  const refused = await school.call<ImportResult>('import-diagnostic-marks', { path: file });
  expect(refused).toMatchObject({ isRefused: true, rejected: 1 });
  expect(refused.notes.join()).toMatch(/marks\.csv.*line 3.*stu-999/);
  expect((await show('stu-605')).answered).toBe(3);
});

test('[SV187] without a sheet there is nothing to mark or to print, and after the end none is made', async () => {
  await school.call('start-diagnostic', { student: 'stu-613', towards: [], seed: 7 });
  expect(await refusalOf(paper('stu-613', false))).toMatchObject({ code: 'diagnostic.no-paper' });
  await school.call('change-sitting', { student: 'stu-613', change: 'stop' });
  expect(await refusalOf(school.call('print-diagnostic', { student: 'stu-613', questions: 4 }))).toMatchObject({ code: 'diagnostic.not-asking' });
});
