import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoMapping } from './testing/demo-files.ts';
import { exitChecks } from './testing/exit-checks.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { VerifyResult } from './verify-day.ts';
import type { TestSchool } from './testing/open-test-school.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
});
afterAll(() => school.close());

/** Words that stand for stu-601 in every file a school gives: number, names, addresses, what is owed and why they were away. */
const canaries = ['stu-601', 'Canarina', 'Finchley', 'T-CANARY', 'canarina.finchley', 'chirps when tired', 'feather in the throat', 'rec-of-canary'];

test('[SV60] after erasing, no column of any table knows the student, whatever service the word came in by; everyone else stays', async () => {
  const { call, transact, files } = school;
  const roster = join(dirname(files.roster), 'canary-roster');
  const facts = join(dirname(files.roster), 'canary-school');
  await cp(files.roster, roster, { recursive: true });
  await cp(files.school, facts, { recursive: true });
  const users = await readFile(join(roster, 'users.csv'), 'utf8');
  await writeFile(join(roster, 'users.csv'), users.replaceAll('Sofia,Quintero', 'Canarina,Finchley').replaceAll('sofia.quintero', 'canarina.finchley').replaceAll('T61000', 'T-CANARY'));
  await writeFile(join(facts, 'accommodations.csv'), `${(await readFile(join(facts, 'accommodations.csv'), 'utf8')).trimEnd()}\nstu-601,other,chirps when tired\n`);
  await writeFile(join(facts, 'keep-apart.csv'), `${(await readFile(join(facts, 'keep-apart.csv'), 'utf8')).trimEnd()}\nstu-601,stu-605\n`);
  expect(await call('import-oneroster', { path: roster })).toMatchObject({ updated: 1, isRefused: false });
  expect(await call('import-school', { path: facts })).toMatchObject({ added: 2, isRefused: false });
  await call('import-availability', { path: await school.file('out.csv', 'who,date,periods,reason\nstu-601,2026-09-18,,feather in the throat\n') });
  const rows = ['T-CANARY', 'T61004'].flatMap((student, s) => Array.from({ length: 5 }, (_, i) => (
    { record: s === 0 ? `rec-of-canary-${i}` : `rec-${i}`, student, standard: '6.RP.A.1', at: '2026-09-14 09:10', isCorrect: true, item: `item-of-${student}` })));
  const known = (await transact((tx) => tx.readRoster())).people.find(({ id }) => id === 'stu-605')?.identifiers['identifier'] ?? '';
  const checks = exitChecks(rows.map((row) => ({ ...row, student: row.student === 'T61004' ? known : row.student })));
  expect(await call('import-evidence', { path: await school.file('checks.csv', checks), mapping: demoMapping, isPartial: false, from: null, until: null })).toMatchObject({ accepted: 10 });
  await call('judge-level', { student: 'stu-601', competency: '6.RP.A.1', level: 'provisional', by: 'tea-mat-1', reason: 'Canarina said why', on: '2026-09-10' }, { now: '2026-09-14T20:00:00.000Z' });
  await call('plan-round', { from: '2026-09-15' });
  await call('publish-round', { from: '2026-09-15' });
  await call('plan-day', { on: '2026-09-15', seed: 1, iterations: 30 });
  await call('publish-day', { on: '2026-09-15' });
  await call('view-day', { on: '2026-09-15', locale: 'en', whose: { view: 'student', id: 'stu-601' } });
  await call('explain-day', { student: 'stu-601', on: '2026-09-15', locale: 'en' });

  const finds = async () => (await school.store.everything()).filter((row) => canaries.some((word) => row.toLowerCase().includes(word.toLowerCase())));
  expect((await finds()).length).toBeGreaterThan(10);
  const others = () => transact(async (tx) => {
    const { plan } = (await tx.findPlan('2026-09-15', 'published')) ?? {};
    const { people, enrollments } = await tx.readRoster();
    const isOther = ({ studentId }: { readonly studentId: string }) => studentId !== 'stu-601';
    return {
      people: people.filter(({ id }) => id !== 'stu-601'), enrollments: enrollments.filter(({ personId }) => personId !== 'stu-601'),
      seats: plan?.seats.filter(isOther), judgements: (await tx.readJudgements({})).filter(isOther), evidence: (await tx.readEvidence({})).filter(isOther),
    };
  });
  const before = await others();
  expect(before.judgements).toHaveLength(1);

  const erased = await call<{ erased: number; byKind: Record<string, number> }>('erase-student', { student: 'stu-601', reason: 'Canarina Finchley and her family asked' });
  expect(erased.byKind).toMatchObject({ evidence: 5, judgement: 2 });
  expect(erased.erased).toBe(Object.values(erased.byKind).reduce((sum, count) => sum + count, 0));
  expect(await finds()).toEqual([]);
  expect(await others()).toEqual(before);
  const rebuilt = await call<{ before: string; after: string; equal: boolean }>('rebuild', {});
  expect(rebuilt).toMatchObject({ equal: true, after: rebuilt.before });
  await expect(call('explain-day', { student: 'stu-601', on: '2026-09-15', locale: 'en' })).rejects.toMatchObject({ code: 'services.unknown-student' });
  // The group the student leaves may be too small now; nothing that nobody may break is broken.
  const { found } = await call<VerifyResult>('verify-day', { on: '2026-09-15' });
  expect(found.filter(({ tier }) => tier === 'never')).toEqual([]);
  expect(await call('plan-day', { on: '2026-09-16', seed: 1, iterations: 30 })).toMatchObject({ students: 44, placed: 44, violations: 0 });
});
