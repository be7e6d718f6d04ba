import { knowStudents, offerOptions } from '@heddle/engine';
import type { Judgement } from '@heddle/engine/mastery';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExplainedLevel } from './explain-levels.ts';
import { readForPlanning } from './plan-day.ts';
import type { Actor } from './service.ts';
import { demoMapping } from './testing/demo-files.ts';
import { exitChecks } from './testing/exit-checks.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
});
afterAll(() => school.close());

type Said = { readonly level: string; readonly before: string; readonly on: string; readonly competency: string; readonly reviewsClosed: number; readonly says: readonly string[] };
const said = { student: 'stu-601', competency: '6.RP.A.1', level: 'secure', by: 'tea-mat-1', reason: 'explained it to two others', on: null };
const at = (now: string, actor?: Actor) => ({ now, ...(actor === undefined ? {} : { actor }) });
const afternoon = at('2026-09-14T22:00:00.000Z');
const judge = (more: Partial<Omit<typeof said, 'on'>> & { readonly on?: string } = {}, when: object = afternoon) => school.call<Said>('judge-level', { ...said, ...more }, when);
const judgements = (student = 'stu-601') => school.transact((tx) => tx.readJudgements({ studentId: student }));
const standing = async (on: string, more: object = {}) => (await school.call<{ levels: readonly ExplainedLevel[] }>('explain-levels', { student: 'stu-601', on, competency: '6.RP.A.1', locale: 'en', isPage: false, ...more })).levels[0];
let records = 0;
const check = async (when: string, right: number, imported = when.slice(0, 10)) => {
  records += 1;
  const rows = Array.from({ length: 5 }, (_, i) => ({ record: `c${records}-${i}`, student: 'T61000', standard: '6.RP.A.1', at: when, isCorrect: i < right, item: `q${records}-${i}` }));
  return school.call<{ accepted: number; reviewsOpened: number }>('import-evidence', { path: await school.file('checks.csv', exitChecks(rows)), mapping: demoMapping, isPartial: false, from: null, until: null }, at(`${imported}T23:00:00.000Z`));
};
const night = (on: string) => school.call('plan-day', { on, seed: 1, iterations: 5 }, at(`${on}T04:00:00.000Z`));

/** How the next plan would take the competency up, and why. */
const offeredOn = (on: string) => school.transact(async (tx) => {
  const read = await readForPlanning(tx, on);
  const id = read.judgements.at(-1)?.competencyId;
  const { options } = offerOptions(read, knowStudents(read));
  return [...new Set(options.filter((one) => one.studentId === 'stu-601' && one.competencyId === id).map(({ stage, reasons }) => `${stage} ${reasons[0]?.code}`))];
});

describe('[SV211] who judges, whom, what and of when', () => {
  test('students, family, aides and whoever the school does not know judge nobody; a teacher only their own students, in their own name', async () => {
    const person = (personId: string, role: Extract<Actor, { kind: 'person' }>['role']) => at(afternoon.now, { kind: 'person', personId, role });
    for (const [id, role] of [['stu-601', 'student'], ['con-1', 'contact'], ['aid-1', 'aide']] as const) {
      expect(await refusalOf(judge({ by: id }, person(id, role)))).toMatchObject({ code: 'services.not-allowed' });
    }
    expect(await refusalOf(judge({ by: 'lead-1' }, person('tea-mat-1', 'teacher')))).toMatchObject({ code: 'services.not-in-own-name' });
    expect(await refusalOf(judge({ by: 'stu-605' }))).toMatchObject({ code: 'services.unknown-adult', sentence: expect.stringContaining('"stu-605"') });
    expect(await refusalOf(judge({ by: 'nobody' }))).toMatchObject({ code: 'services.unknown-adult' });
    expect(await refusalOf(judge({ by: 'aid-1' }))).toMatchObject({ code: 'services.cannot-judge' });
    const stranger = await school.transact(async (tx) => {
      const { people, enrollments } = await tx.readRoster();
      const sections = new Set(enrollments.filter(({ personId }) => personId === 'stu-601').map(({ sectionId }) => sectionId));
      const own = new Set(enrollments.filter(({ sectionId, role }) => role === 'teacher' && sections.has(sectionId)).map(({ personId }) => personId));
      return people.find(({ id, role }) => role === 'teacher' && !own.has(id) && !id.startsWith('tea-mat'))?.id ?? '';
    });
    expect(stranger).not.toBe('');
    expect(await refusalOf(judge({ by: stranger }))).toMatchObject({ code: 'services.cannot-judge' });
    expect(await judgements()).toEqual([]);
  });

  test('what is unknown, empty, ahead of time or before the school knew the student is refused by name, and nothing is kept', async () => {
    expect(await refusalOf(judge({ student: 'nobody' }))).toMatchObject({ code: 'services.unknown-student' });
    expect(await refusalOf(judge({ competency: 'X.1' }))).toMatchObject({ code: 'services.unknown-competency' });
    expect(await refusalOf(judge({ reason: '  ' }))).toMatchObject({ code: 'services.bad-input', problems: [expect.stringMatching(/reason/)] });
    expect(await refusalOf(judge({ level: 'mastered' }))).toMatchObject({ code: 'services.bad-input', problems: [expect.stringMatching(/level.*provisional/s)] });
    expect(await refusalOf(judge({ on: '2026-09-15' }))).toMatchObject({ code: 'services.judged-ahead' });
    expect(await refusalOf(judge({ on: '2025-09-15' }))).toMatchObject({ code: 'services.judged-outside', sentence: expect.stringMatching(/knows stu-601 from 2026-08-24 on/) });
    await school.transact(async (tx) => {
      const person = (await tx.readRoster()).people.find(({ id }) => id === 'stu-609');
      if (person === undefined) throw new Error('stu-609 is not in the roster');
      await tx.recordEntities([{ kind: 'person', id: person.id, studentIds: [person.id], occurredAt: afternoon.now, body: { ...person, until: '2026-09-10' } }]);
    });
    expect(await refusalOf(judge({ student: 'stu-609' }))).toMatchObject({ code: 'services.judged-outside', sentence: expect.stringMatching(/knows stu-609 from 2026-08-24 to 2026-09-10/) });
    expect(await refusalOf(judge({ on: '2026-13-01' }))).toMatchObject({ code: 'services.bad-input' });
    expect(await refusalOf(judge({ level: 'none' }))).toMatchObject({ code: 'services.level-held', sentence: expect.stringContaining('on no level') });
    expect(await judgements()).toEqual([]);
    expect((await school.store.everything()).filter((row) => row.startsWith('audit') && row.includes('judge-level'))).toEqual([]);
  });
});

describe('[SV210] a teacher\'s own judgement', () => {
  test('is kept beside the rule\'s with reason, versions and an audit row that names no student; plans that came before it are named', async () => {
    await check('2026-09-10 09:10', 5);
    await night('2026-09-14');
    expect((await judgements()).map(({ level, by }) => [level, by.kind])).toEqual([['provisional', 'rule']]);
    expect(await offeredOn('2026-09-14')).toEqual(['practice path.confirm']);
    const answer = await judge({}, at('2026-09-13T22:00:00.000Z'));
    expect(answer).toMatchObject({ before: 'provisional', level: 'secure', on: '2026-09-13' });
    expect(answer.says).toEqual([
      expect.stringMatching(/^Ilse Brandvold judged .*secure for Sofia Quintero, on Sunday 13 September\. Plans made from now on go by it\.$/),
      'Planned before this: Monday 14 September. Plan it again to have it count there.',
    ]);
    expect(await offeredOn('2026-09-14')).toEqual([]);
    const [, person] = await judgements();
    expect(person).toMatchObject({ level: 'secure', by: { kind: 'person', personId: 'tea-mat-1', reason: 'explained it to two others' }, evidenceIds: [], policyId: 'person' });
    const rows = await school.store.everything();
    const audit = rows.filter((row) => row.startsWith('audit') && row.includes('judge-level'));
    expect(audit).toHaveLength(1);
    expect(audit[0]).toContain('tea-mat-1');
    expect(audit[0]).not.toMatch(/stu-601|Sofia|explained/);
    expect(rows.filter((row) => row.startsWith('payload') && row.includes('explained it to two others')).every((row) => /maths-lab@/.test(row) && /\/estimate/.test(row))).toBe(true);
    expect(await refusalOf(judge({ reason: 'again' }))).toMatchObject({ code: 'services.level-held', sentence: expect.stringContaining('review close') });
  });

  test('is told to student, family and staff in their words; the reason is for staff', async () => {
    const level = await standing('2026-09-14');
    expect(level).toMatchObject({ level: 'secure', rule: { by: 'person' }, isReviewDue: false, next: { towards: null } });
    expect(level?.student[0]).toBe('Ilse Brandvold saw that you have it.');
    expect(level?.family[0]).toBe('Ilse Brandvold saw on Sunday 13 September that your child has it.');
    expect(level?.staff[0]).toBe('Ilse Brandvold judged it secure on Sunday 13 September (explained it to two others).');
    expect(JSON.stringify([level?.student, level?.family])).not.toContain('two others');
    expect(level?.history.map(({ level: one, by }) => [one, by])).toEqual([['provisional', 'rule'], ['secure', 'person']]);
    expect(level?.history.map(({ says }) => says)).toEqual([expect.stringMatching(/^Passed once: 5 of 5/), expect.stringContaining('(explained it to two others)')]);
  });

  test('of a day gone by it speaks of all that was shown until its end; where a newer one would hold it is refused', async () => {
    expect(await refusalOf(judge({ level: 'none', on: '2026-09-11' }))).toMatchObject({ code: 'services.judged-since' });
    const taken = await judge({ level: 'none', on: '2026-09-13', reason: 'not her own work' }, afternoon);
    expect(taken).toMatchObject({ before: 'secure', level: 'none', on: '2026-09-13' });
    expect((await judgements()).at(-1)?.at).toBe('2026-09-14T05:59:59.999Z');
    expect(await standing('2026-09-13')).toMatchObject({ level: 'none' });
  });

  test('a level that is taken stays taken through nights, and comes back by later evidence alone', async () => {
    await night('2026-09-15');
    await night('2026-09-16');
    expect((await judgements()).at(-1)).toMatchObject({ level: 'none' });
    expect(await offeredOn('2026-09-16')).toEqual([]);
    await check('2026-09-16 09:10', 5);
    await night('2026-09-17');
    await night('2026-09-18');
    expect((await judgements()).at(-1)).toMatchObject({ level: 'provisional', on: '2026-09-16', by: { kind: 'rule' } });
  });

  test('late evidence edits it not: it opens a review, which is closed by whoever judges again', async () => {
    expect(await judge({ level: 'secure', reason: 'talked it through' }, at('2026-09-18T20:00:00.000Z'))).toMatchObject({ reviewsClosed: 0 });
    const before = await judgements();
    expect(await check('2026-09-17 09:10', 0, '2026-09-18')).toMatchObject({ accepted: 5, reviewsOpened: expect.any(Number) });
    await night('2026-09-21');
    expect(await judgements()).toEqual(before);
    const open = () => school.transact(async (tx) => (await tx.readReviews({ isOpen: true })).filter(({ competencyId }) => competencyId !== null));
    expect(await open()).toMatchObject([{ studentId: 'stu-601', kind: 'judgement' }]);
    expect(await judge({ level: 'provisional', reason: 'missed five on Thursday' }, at('2026-09-21T20:00:00.000Z'))).toMatchObject({ before: 'secure', reviewsClosed: 1, says: expect.arrayContaining(['A review of this level is closed with it.']) });
    expect(await open()).toEqual([]);
  });
});

describe('[SV212] what a person judged survives', () => {
  const byPeople = (all: readonly Judgement[]) => all.filter(({ by }) => by.kind === 'person');

  test('rebuild, an import that comes after, a policy that is tried and parameters that are taken leave it to the letter', async () => {
    const before = await judgements();
    expect(byPeople(before)).toHaveLength(4);
    expect(await school.call('rebuild', {})).toMatchObject({ equal: true, outdated: 0 });
    await school.call('import-oneroster', { path: school.files.roster });
    await school.call('import-school', { path: school.files.school });
    const tried = await school.call<{ movers: readonly { readonly studentId: string }[] }>('try-policy', { text: null, called: '', changes: ['provisional.m=1', 'secure.m=1', 'provisional.n=1', 'secure.n=1'], from: null, until: '2026-09-30', adoption: null }, at('2026-09-22T20:00:00.000Z'));
    expect(tried.movers.filter(({ studentId }) => studentId === 'stu-601')).toEqual([]);
    const text = JSON.stringify({
      format: 'heddle-parameters/1', method: 'bkt', id: 'bkt-local', version: '1.0.0', learn: 0.12, slip: 0.45, guess: 0.05, halfLifeDays: 60,
      helpWeights: { none: 1, hint: 0.5, 'worked-together': 0.25 }, prior: { atGrade: -0.62, perGrade: 1.24, least: 0.05, most: 0.93, withoutGrade: 0.35 },
      card: { fittedOn: 'our own answers', dataHash: null, students: 40, responses: 900, metrics: null },
    });
    expect(await school.call('take-parameters', { text, called: 'mine.json', by: 'lead-1', reason: 'Fitted on our own answers' }, at('2026-09-22T20:00:00.000Z'))).toMatchObject({ isTaken: true, levelUp: 0, levelDown: 0 });
    expect(await school.call('rebuild', {})).toMatchObject({ equal: true });
    expect(await judgements()).toEqual(before);
    await night('2026-09-23');
    expect(await judgements()).toEqual(before);
    expect(await standing('2026-09-23')).toMatchObject({ level: 'provisional' });
    expect(await offeredOn('2026-09-23')).toEqual(['practice path.judged-once']);
  });

  test('erasing the student takes it along, with its reason', async () => {
    expect((await school.store.everything()).filter((row) => row.includes('missed five on Thursday')).length).toBeGreaterThan(0);
    const kept = (await judgements()).length;
    const { byKind } = await school.call<{ byKind: Readonly<Record<string, number>> }>('erase-student', { student: 'stu-601', reason: 'the family asked' });
    expect(byKind['judgement']).toBe(kept);
    expect((await school.store.everything()).filter((row) => /missed five on Thursday|not her own work/.test(row))).toEqual([]);
    expect(await school.call('rebuild', {})).toMatchObject({ equal: true });
    expect(await refusalOf(judge())).toMatchObject({ code: 'services.unknown-student' });
  });
});
