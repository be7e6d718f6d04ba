import { defaultDiagnosticParameters, readDiagnosticParameterFile } from '@heddle/engine/path';
import type { ReadAnew } from '@heddle/engine/path';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSchool } from '../testing/open-test-school.ts';
import type { TestSchool } from '../testing/open-test-school.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import type { Started } from './start-diagnostic.ts';
import type { SittingResult } from './sitting.ts';

let school: TestSchool;
let students: readonly string[];
let leader: string;
let to: string;
type Learnt = ReadAnew & { readonly version: string; readonly before: string; readonly slip: number; readonly answers: number };
type Took = ReadAnew & { readonly isRefused: boolean; readonly isTaken: boolean; readonly version: string; readonly before: string; readonly notes: readonly string[] };
const learn = () => school.call<Learnt>('learn-diagnostic', { to, id: 'diagnostic-local', version: '1.0.0' });
const take = (more: object) => school.call<Took>('take-diagnostic', { text: null, called: 'diagnostic-local@1.0.0', by: null, reason: null, ...more });
const decided = { reason: 'Learnt from our own autumn' };

async function sit(student: string): Promise<void> {
  let now: SittingResult = await school.call<Started>('start-diagnostic', { student, towards: ['M6.R5'], seed: 7 });
  for (let count = 0; count < 4 && now.question !== null; count += 1) now = await school.call('answer-diagnostic', { student, key: now.question.key, given: null });
}
const versionsBegunWith = () => school.transact(async (tx) => (await tx.readDiagnosticEvents({})).flatMap((event) => (event.kind === 'started' ? [event.parameters.version] : [])));

beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  to = await school.file('rates.json', '');
  const { people } = await school.transact((tx) => tx.readRoster());
  students = people.filter(({ role }) => role === 'student').map(({ id }) => id);
  leader = people.find(({ role }) => role === 'leader' || role === 'teacher')?.id ?? '';
});
afterAll(() => school.close());

describe('[SV188] what a school\'s diagnostics teach it', () => {
  test('with fewer than five it says so and writes nothing', async () => {
    await sit(students[0] ?? '');
    expect(await refusalOf(learn())).toMatchObject({ code: 'diagnostic.too-few-to-learn', sentence: expect.stringContaining('One diagnostic has answers') });
    expect(await readFile(to, 'utf8')).toBe('');
  });

  test('it is written as a file that names no student, the same each time, and nothing is taken into use', async () => {
    for (const student of students.slice(1, 6)) await sit(student);
    const told = await learn();
    expect(told).toMatchObject({ version: 'diagnostic-local@1.0.0', before: defaultDiagnosticParameters.version, sittings: 6, answers: 24 });
    const text = await readFile(to, 'utf8');
    expect(readDiagnosticParameterFile('rates.json', text)).toMatchObject({ problems: [], file: { slip: told.slip, card: { sittings: 6, answers: 24 } } });
    for (const id of students) expect(text).not.toContain(id);
    expect(await learn()).toEqual(told);
    expect(await school.transact((tx) => tx.readDiagnosticParameters())).toEqual([]);
  });

  test('it is shown first, then taken by name and with a reason: diagnostics that begin from then on have it, the others keep theirs', async () => {
    const text = await readFile(to, 'utf8');
    const shown = await take({ text, called: 'rates.json' });
    expect(shown).toMatchObject({ isTaken: false, sittings: 6, before: defaultDiagnosticParameters.version });
    expect(await refusalOf(take({ text, by: students[0], ...decided }))).toMatchObject({ code: 'services.cannot-take' });
    expect(await take({ text, by: leader, ...decided })).toMatchObject({ isTaken: true, version: 'diagnostic-local@1.0.0', up: shown.up, down: shown.down });
    await sit(students[7] ?? '');
    expect((await versionsBegunWith()).toSorted()).toEqual([...Array<string>(6).fill('diagnostic-1'), 'diagnostic-local@1.0.0']);
    // The estimate of mastery is another thing, and hears nothing of it.
    expect(await school.transact((tx) => tx.takenMethods())).toEqual([]);
    expect(await school.transact((tx) => tx.readParameters())).toEqual([]);
  });

  test('a version is never another, a broken file is refused by field, and going back is by name', async () => {
    const text = await readFile(to, 'utf8');
    expect(await refusalOf(take({ text: text.replace(/"slip":[\d.]+/, '"slip":0.2') }))).toMatchObject({ code: 'services.parameters-changed' });
    expect(await take({ text: text.replace(/"slip":[\d.]+/, '"slip":2'), called: 'rates.json' })).toMatchObject({ isRefused: true, notes: [expect.stringContaining('slip')] });
    expect(await refusalOf(take({ called: 'nobody' }))).toMatchObject({ code: 'services.unknown-parameters' });
    expect(await refusalOf(take({ by: leader, ...decided }))).toMatchObject({ code: 'services.parameters-in-force' });
    expect(await take({ called: 'diagnostic-1', by: leader, reason: 'Back to what ships' })).toMatchObject({ isTaken: true, version: 'diagnostic-1', before: 'diagnostic-local@1.0.0' });
    expect((await take({})).before).toBe('diagnostic-1');
  });
});
