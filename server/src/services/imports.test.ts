import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { knowStudents, offerOptions } from '@heddle/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readForPlanning } from './plan-day.ts';
import type { ImportResult } from './service.ts';
import { demoMapping } from './testing/demo-files.ts';
import { exitChecks } from './testing/exit-checks.ts';
import { fill, openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder', model: 'testing' });
});
afterAll(() => school.close());

type Imported = ImportResult & { readonly unchanged: number };

/** The ledger and all that hangs on it; who looked when is kept apart, in the audit. */
const kept = async (): Promise<readonly string[]> => (await school.store.everything()).filter((row) => !row.startsWith('audit'));

/** A copy of the roster's or the school's files with one of them changed. */
async function changed(part: 'roster' | 'school', name: string, change: (text: string) => string): Promise<string> {
  const folder = join(dirname(school.files[part]), `${part}-${changes += 1}`);
  await cp(school.files[part], folder, { recursive: true });
  await writeFile(join(folder, name), change(await readFile(join(folder, name), 'utf8')));
  return folder;
}
let changes = 0;

describe('import-oneroster', () => {
  test('[SV10] the counts are those of the files, and every guess is listed as one', async () => {
    const other = school.another();
    await other.call('init-school', { model: 'testing', name: null, timeZone: 'America/Denver' });
    const lines = async (name: string) => (await readFile(join(school.files.roster, name), 'utf8')).trim().split('\n').length - 1;
    const [people, sections, enrollments] = await Promise.all(['users.csv', 'classes.csv', 'enrollments.csv'].map(lines));
    const result = await other.call<Imported>('import-oneroster', { path: school.files.roster });
    expect(result).toMatchObject({ students: 45, sections, enrollments, updated: 0, deactivated: 0, rejected: 0, isRefused: false });
    expect(result.added).toBe(2 + (people ?? 0) + (sections ?? 0) + (enrollments ?? 0));
    expect(result.notes.filter((note) => note.startsWith('Error'))).toEqual([]);
    expect(result.notes.join('\n')).toMatch(/Assumed: .*periods of 45 minutes[^]*Assumed: MATH-1 is a classroom/);
    const { notes } = await other.call<Imported>('import-school', { path: school.files.school });
    expect(notes.join('\n')).not.toMatch(/periods of 45 minutes|is a classroom with/);
  });

  test('[SV11] the same files again change nothing', async () => {
    const before = await kept();
    for (const part of ['roster', 'school'] as const) {
      const again = await school.call<Imported>(part === 'roster' ? 'import-oneroster' : 'import-school', { path: school.files[part] });
      expect(again).toMatchObject({ added: 0, updated: 0, deactivated: 0, rejected: 0, isRefused: false });
      expect(again.unchanged).toBeGreaterThan(0);
    }
    expect(await kept()).toEqual(before);
  });

  test('[SV12] what changed is a new version, what is no longer listed is switched off, and back again', async () => {
    const watermark = () => school.transact((tx) => tx.watermark());
    const before = await watermark();
    const path = await changed('roster', 'users.csv', (text) => text.replace('Quintero', 'Quintero-Vale'));
    await writeFile(join(path, 'enrollments.csv'), (await readFile(join(path, 'enrollments.csv'), 'utf8')).split('\n').filter((line) => !line.startsWith('enr-0050,')).join('\n'));
    expect(await school.call('import-oneroster', { path })).toMatchObject({ added: 0, updated: 1, deactivated: 1 });
    expect(await watermark()).toBe(before + 2);
    const { people, enrollments } = await school.transact((tx) => tx.readRoster());
    expect(people.find(({ id }) => id === 'stu-601')?.familyName).toBe('Quintero-Vale');
    expect(enrollments.some(({ id }) => id === 'enr-0050')).toBe(false);
    expect(await school.call('import-oneroster', { path: school.files.roster })).toMatchObject({ added: 1, updated: 1, deactivated: 0 });
  });

  test('[SV13] a double-booked student is named with both sections, and nothing of the file is kept', async () => {
    const before = await kept();
    const path = await changed('roster', 'enrollments.csv', (text) => `${text.trimEnd()}\nenr-x,,,sec-mat-7-alder,tms,stu-601,student,,2026-08-24,2027-06-04\n`);
    await writeFile(join(path, 'users.csv'), (await readFile(join(path, 'users.csv'), 'utf8')).replace('Brandvold', 'Kept-by-mistake'));
    const result = await school.call<Imported>('import-oneroster', { path });
    expect(result).toMatchObject({ added: 0, updated: 0, deactivated: 0, isRefused: true });
    expect(result.rejected).toBeGreaterThan(0);
    expect(result.notes[0]).toMatch(/^Error: .*stu-601.*sec-mat-6-alder.*sec-mat-7-alder/);
    expect(await kept()).toEqual(before);
  });

  test('[SV13] a file that is none is refused in words', async () => {
    const before = await kept();
    const refused = await school.call<Imported>('import-oneroster', { path: await school.file('roster.zip', 'not a zip') });
    expect(refused).toMatchObject({ isRefused: true, added: 0 });
    expect(refused.notes[0]).toMatch(/^Error: .*roster\.zip/);
    expect(await refusalOf(school.call('import-oneroster', { path: '/nowhere/roster.zip' }))).toMatchObject({ sentence: expect.stringContaining('/nowhere/roster.zip') });
    expect(await kept()).toEqual(before);
  });
});

describe('import-school', () => {
  test('[SV13] one bad line refuses the whole folder, by file, line, column and value', async () => {
    const before = await kept();
    const path = await changed('school', 'spaces.csv', (text) => text.replace('MATH-1,classroom,30', 'MATH-1,classroom,99').replace('STUDIO,studio,36', 'STUDIO,studio,many'));
    const result = await school.call<Imported>('import-school', { path });
    expect(result).toMatchObject({ isRefused: true, added: 0, updated: 0, rejected: 1 });
    expect(result.notes[0]).toMatch(/^Error: spaces\.csv, line 5, field seats: .*many/);
    expect(await kept()).toEqual(before);
  });

  test('[SV12] a table that is given replaces what was known of its kind; one that is not given stays', async () => {
    const only = join(dirname(school.files.school), 'only-spaces');
    await cp(join(school.files.school, 'spaces.csv'), join(only, 'spaces.csv'));
    const text = await readFile(join(only, 'spaces.csv'), 'utf8');
    await writeFile(join(only, 'spaces.csv'), text.split('\n').filter((line) => !line.startsWith('NOOK')).join('\n').replace('LIBRARY,open area,40', 'LIBRARY,open area,38'));
    const before = await school.transact((tx) => tx.readRoster());
    // The Nook is still a room that an accommodation asks for: a school that closes it must say what happens to the student.
    expect(await school.call<Imported>('import-school', { path: only })).toMatchObject({ added: 0 });
    const after = await school.transact((tx) => tx.readRoster());
    expect(after.bell).toEqual(before.bell);
    expect(after.staffOffers).toEqual(before.staffOffers);
    await school.call('import-school', { path: school.files.school });
    expect(await school.transact((tx) => tx.readRoster())).toEqual(before);
  });
});

describe('import-availability', () => {
  const availability = (text: string) => school.file('out.csv', `who,date,periods,reason\n${text}`);

  test('[SV14] a later line about the same person and day stands in place of the earlier one, and can take it back', async () => {
    const known = () => school.transact(async (tx) => (await tx.readEntities('unavailability')).map(({ body }) => [body.subject.id, body.on, body.periodIds]));
    expect(await school.call('import-availability', { path: await availability('tea-mat-1,2026-09-21,,ill\nstu-601,2026-09-21,1,dentist\n') })).toMatchObject({ added: 2, isRefused: false });
    expect(await known()).toEqual([['stu-601', '2026-09-21', ['1']], ['tea-mat-1', '2026-09-21', null]]);
    await school.call('import-availability', { path: await availability('tea-mat-1,2026-09-21,none,\n') });
    expect(await known()).toEqual([['stu-601', '2026-09-21', ['1']], ['tea-mat-1', '2026-09-21', []]]);
  });

  test('[SV13] one unknown person refuses all of it', async () => {
    const before = await kept();
    const result = await school.call<Imported>('import-availability', { path: await availability('tea-mat-2,2026-09-21,,ill\ntea-mat-9,2026-09-21,,ill\n') });
    expect(result).toMatchObject({ isRefused: true, added: 0, rejected: 1 });
    expect(result.notes[0]).toMatch(/line 3.*tea-mat-9/);
    expect(await kept()).toEqual(before);
  });
});

const uri = (identifier: string) => ({ title: identifier, identifier, uri: `urn:${identifier}` });
const casePackage = (links: readonly (readonly [string, string])[]) => JSON.stringify({
  CFDocument: { ...uri('two-steps'), creator: 'Heddle', lastChangeDateTime: '2026-07-15T00:00:00Z', title: 'Two steps' },
  CFItems: ['first', 'second'].map((name, i) => ({ ...uri(name), fullStatement: `Take the ${name} step.`, humanCodingScheme: `6.ST.${i + 1}`, CFItemType: 'Standard', educationLevel: ['06', '07', '08'] })),
  CFAssociations: links.map(([from, to]) => ({ ...uri(`${from}-${to}`), associationType: 'precedes', originNodeURI: uri(from), destinationNodeURI: uri(to) })),
});

describe('import-case', () => {
  test('[SV13] a framework in which two competencies wait for each other is refused, naming them, and the school plans on with the old one', async () => {
    const before = await kept();
    const result = await school.call<Imported>('import-case', { path: await school.file('cycle.json', casePackage([['first', 'second'], ['second', 'first']])) });
    expect(result).toMatchObject({ isRefused: true, cycles: 1, added: 0 });
    expect(result.notes[0]).toMatch(/^Error: .*6\.ST\.1.*6\.ST\.2/);
    expect(await kept()).toEqual(before);
  });

  test('[SV15] the imported framework is the one planned with: without its only link, other competencies become eligible', async () => {
    const other = school.another();
    await fill(other, 'testing');
    const imported = await other.call('import-case', { path: await school.file('with.json', casePackage([['first', 'second']])) });
    expect(imported).toMatchObject({ added: 2, items: 2, precedes: 1, cycles: 0, isRefused: false, framework: 'Two steps' });
    const folder = dirname(await school.file('x', ''));
    await cp(school.files.school, join(folder, 'with-materials'), { recursive: true });
    const uses = ['6.ST.1', '6.ST.2'].flatMap((code) => [`${code},lesson,Step ${code},30,1,no`, `${code},practice sheet,Step ${code},20,1,no`, `${code},exit check,Step ${code},5,1,no`]);
    await writeFile(join(folder, 'with-materials', 'materials.csv'), `standard,use,title,minutes,pages_to_copy,on_screen\n${uses.join('\n')}\n`);
    expect(await other.call('import-school', { path: join(folder, 'with-materials') })).toMatchObject({ isRefused: false, added: 6 });
    // Everybody has tried the first step and missed it.
    const { people } = await other.transact((tx) => tx.readRoster());
    const checks = people.filter(({ role }) => role === 'student').flatMap(({ identifiers }) => Array.from({ length: 5 }, (_, i) => (
      { student: identifiers['identifier'] ?? '', standard: '6.ST.1', at: '2026-09-14 09:10', isCorrect: false, record: `${identifiers['identifier']}-${i}` })));
    expect(await other.call('import-evidence', { path: await school.file('checks.csv', exitChecks(checks)), mapping: demoMapping, isPartial: false, from: null, until: null })).toMatchObject({ accepted: 225 });

    const eligible = () => other.transact(async (tx) => {
      const night = await readForPlanning(tx, '2026-09-15');
      return new Set(offerOptions(night, knowStudents(night)).options.flatMap(({ competencyId }) => competencyId ?? []));
    });
    expect(await eligible()).toEqual(new Set(['first']));
    expect(await other.call('plan-day', { on: '2026-09-15', seed: 1, iterations: 300 })).toMatchObject({ students: 30, placed: 30, violations: 0 });
    const plan = await other.transact((tx) => tx.findPlan('2026-09-15', 'draft'));
    expect(new Set(plan?.plan.meetings.map(({ competencyId }) => competencyId))).toEqual(new Set(['first']));
    expect(await other.call('import-case', { path: await school.file('without.json', casePackage([])) })).toMatchObject({ updated: 2, added: 0, precedes: 0 });
    expect(await eligible()).toEqual(new Set(['first', 'second']));
  });
});
