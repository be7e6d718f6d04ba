import { readFile } from 'node:fs/promises';
import { readParameterFile } from '@heddle/engine/mastery';
import type { Evidence } from '@heddle/engine/evidence';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

let school: TestSchool;
let students: readonly string[];
let to: string;
const fit = () => school.call<{ students: number; responses: number; items: number; hash: string; auc: number }>('fit-own-mastery', { to, id: 'bayes-irt-own', version: '1.0.0', seed: 1, isForAnySchool: false });
const record = (who: readonly string[], day: string, more: Partial<Evidence> = {}) => school.transact((tx) => tx.recordEvidence(who.flatMap((studentId, s) => Array.from({ length: 12 }, (_, i): Evidence => ({
  id: `${day}-${studentId}-${i}`, studentId, competencyIds: ['6.RP.A.1'], kind: 'quiz', result: { kind: 'score', score: (s * 5 + i * 3) % 7 < 2 + s % 4 ? 1 : 0 }, help: 'none', itemId: `q${i % 4}`,
  taskId: null, activityId: null, misconceptionIds: [], sourceId: 'exit-checks', trust: 'awards', occurredAt: `${day}T16:${10 + i}:00.000Z`, recordedAt: `${day}T20:00:00.000Z`, ...more,
})))));

beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  to = await school.file('mine.json', '');
  students = await school.transact(async (tx) => (await tx.readRoster()).people.filter(({ role }) => role === 'student').map(({ id }) => id));
});
afterAll(() => school.close());

describe('[SV114] fitting on the school\'s own evidence', () => {
  test('with too few students it says so and writes nothing', async () => {
    await record(students.slice(0, 3), '2026-09-01');
    expect(await refusalOf(fit())).toMatchObject({ code: 'services.nothing-to-fit', sentence: expect.stringContaining('answers of 3 students') });
    expect(await readFile(to, 'utf8')).toBe('');
  });

  test('the file is fitted on everybody\'s answers given alone, measured on students held out, reads as a parameter file and names no student', async () => {
    await record(students.slice(0, 8), '2026-09-02');
    await record(students.slice(0, 8), '2026-09-03', { help: 'hint' });
    const told = await fit();
    expect(told).toMatchObject({ students: 8, responses: (3 + 8) * 12, items: 4 });
    const text = await readFile(to, 'utf8');
    const { file, problems } = readParameterFile('mine.json', text);
    expect(problems).toEqual([]);
    expect(file).toMatchObject({ method: 'bayes-irt', id: 'bayes-irt-own', card: { dataHash: told.hash, metrics: { heldOutStudents: 1 } } });
    for (const id of students) expect(text).not.toContain(id);
  });

  test('the same evidence gives the same file, and nothing is taken into use', async () => {
    const [first, again] = [await fit(), await fit()];
    expect(again).toEqual(first);
    expect(await school.transact((tx) => tx.readParameters())).toEqual([]);
  });
});
