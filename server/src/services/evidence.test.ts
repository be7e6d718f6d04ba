import type { Person } from '@heddle/engine/roster';
import { readingGrade } from '../../../house/reading-grade.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMapping } from './testing/demo-files.ts';
import { exitChecks } from './testing/exit-checks.ts';
import type { Answer } from './testing/exit-checks.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';

let school: TestSchool;
let students: readonly Person[];
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  students = (await school.transact((tx) => tx.readRoster())).people.filter(({ role }) => role === 'student');
});
afterAll(() => school.close());

type Taken = { readonly accepted: number; readonly duplicates: number; readonly rejected: number; readonly reviewsOpened: number; readonly isRefused: boolean; readonly rejections: readonly { line: number; code: string; sentence: string }[]; readonly notes: readonly string[]; readonly says: readonly string[] };
type Explained = { readonly title: string; readonly student: readonly string[]; readonly family: readonly string[]; readonly staff: readonly string[]; readonly says: readonly string[]; readonly places: readonly { competency: string; isWithoutEvidence: boolean; reasons: readonly { code: string }[] }[] };

const take = async (answers: readonly Answer[], more: object = {}): Promise<Taken> =>
  school.call<Taken>('import-evidence', { path: await school.file('checks.csv', exitChecks(answers)), mapping: demoMapping, isPartial: false, from: null, until: null, ...more });
const plan = (on: string) => school.call('plan-day', { on, seed: 1, iterations: 60 });
const explain = (student: string, on: string, locale = 'en') => school.call<Explained>('explain-day', { student, on, locale });
const numberOf = (id: string): string => students.find((student) => student.id === id)?.identifiers['identifier'] ?? '';

let records = 0;
/** One exit check of five questions, the first `right` of them right. */
const check = (id: string, standard: string, at: string, right: number, more: Partial<Answer> = {}): readonly Answer[] =>
  Array.from({ length: 5 }, (_, i) => ({ record: `r${records += 1}`, student: numberOf(id), standard, at, isCorrect: i < right, item: `q${i}`, ...more }));
const allEvidence = () => school.transact((tx) => tx.readEvidence({}));

describe('import-evidence', () => {
  const known = { record: 'a1', student: 'T61000', standard: '6.RP.A.1', at: '2026-09-08 09:10', isCorrect: true };
  const unknown = { record: 'a2', student: 'T99999', standard: '6.RP.A.1', at: '2026-09-08 09:10', isCorrect: true };
  const strange = { record: 'a3', student: 'T61000', standard: '9.ZZ.1', at: '2026-09-08 09:10', isCorrect: true };

  test('[SV40] rows that cannot be taken are named by line, and nothing is taken unless a part is wanted', async () => {
    const refused = await take([known, unknown, strange]);
    expect(refused).toMatchObject({ accepted: 0, duplicates: 0, rejected: 2, isRefused: true });
    expect(refused.rejections.map(({ line, sentence }) => [line, sentence])).toEqual([[3, expect.stringContaining('"T99999"')], [4, expect.stringContaining('"9.ZZ.1"')]]);
    expect(refused.says.join()).toMatch(/Nothing was taken in.*--partial/);
    expect(await allEvidence()).toEqual([]);
    expect(await take([known, unknown, strange], { isPartial: true })).toMatchObject({ accepted: 1, rejected: 2, isRefused: false, says: [] });
    expect((await allEvidence()).map(({ studentId, occurredAt }) => [studentId, occurredAt])).toEqual([['stu-601', '2026-09-08T15:10:00.000Z']]);
  });

  test('[SV41] the same rows again are known and change nothing', async () => {
    const before = await allEvidence();
    expect(await take([known])).toMatchObject({ accepted: 0, duplicates: 1, rejected: 0, isRefused: false });
    expect(await allEvidence()).toEqual(before);
  });

  test('[SV42] a record that comes again with other content is refused by line, the first one stands, and others are taken', async () => {
    const result = await take([{ ...known, isCorrect: false }, { ...known, record: 'a4' }], { isPartial: true });
    expect(result).toMatchObject({ accepted: 1, duplicates: 0, rejected: 1 });
    expect(result.rejections).toEqual([{ line: 2, code: 'services.evidence-conflict', sentence: expect.stringMatching(/The first one stands/) }]);
    expect((await allEvidence()).map(({ result: one }) => one)).toEqual([{ kind: 'score', score: 1 }, { kind: 'score', score: 1 }]);
  });

  test('[SV42] without a part being wanted, a conflict refuses everything, like any row that cannot be taken', async () => {
    const before = await allEvidence();
    const result = await take([{ ...known, isCorrect: false }, { ...known, record: 'a5' }]);
    expect(result).toMatchObject({ accepted: 0, rejected: 1, isRefused: true });
    expect(await allEvidence()).toEqual(before);
  });

  test('[SV43] only the days that are asked for are taken, by the calendar of the school', async () => {
    // Half past ten in the evening in Denver is the next day in Greenwich.
    const days = ['2026-09-08 22:30', '2026-09-09 09:00', '2026-09-10 09:00'].map((at, i) => ({ ...known, record: `d${i}`, at }));
    expect(await take(days, { from: '2026-09-09', until: '2026-09-09' })).toMatchObject({ accepted: 1 });
    expect(await take(days, { until: '2026-09-08' })).toMatchObject({ accepted: 1 });
    expect(await take(days)).toMatchObject({ accepted: 1, duplicates: 2 });
    // What is wrong with another day's row is that day's matter; a row without a day may be of this one.
    const others = [{ ...unknown, record: 'd4' }, { ...known, record: 'd5', at: '2026-09-10 10:00' }];
    expect(await take(others, { from: '2026-09-10' })).toMatchObject({ rows: 1, accepted: 1, rejected: 0, isRefused: false });
    expect(await take([...others, { ...known, record: 'd6', at: 'some day' }], { from: '2026-09-10' })).toMatchObject({ accepted: 0, rejected: 1, isRefused: true });
  });
});

describe('explain-day', () => {
  test('[SV50] for every student of a day, in three wordings: at most three sentences of why a place, at the reading grade of who reads', async () => {
    // Some pass, some miss, some have no check: the plan has reasons of each kind.
    const answers = students.flatMap(({ id, grade }, i) => (i % 3 === 2 ? [] : check(id, { '06': '6.RP.A.1', '07': '7.RP.A.2.a', '08': '8.EE.A.2' }[grade ?? ''] ?? '6.RP.A.1', '2026-09-11 09:15', i % 3 === 0 ? 5 : 1)));
    expect(await take(answers)).toMatchObject({ rejected: 0, isRefused: false });
    await plan('2026-09-14');
    const codes = new Set<string>();
    const seen = await school.transact((tx) => tx.findPlan('2026-09-14', 'draft'));
    const seated = new Set(seen?.plan.seats.map(({ studentId }) => studentId));
    expect(seated.size).toBe(44);
    for (const id of seated) {
      const { places, says, ...words } = await explain(id, '2026-09-14');
      expect(says).toEqual([expect.stringMatching(/^By the same values no plan of the day is better by more than|is not proven\.$/)]);
      expect(places).toHaveLength(1);
      for (const { reasons } of places) for (const { code } of reasons) codes.add(code);
      for (const [audience, most] of [['student', 5], ['family', 6], ['staff', 8]] as const) {
        const text = words[audience];
        expect(text.length, text.join(' ')).toBeGreaterThan(1);
        // The first line of a place says where; what follows says why.
        expect(text.slice(1).join(' ').split(/[.?!](?= |$)/).filter((sentence) => sentence.trim() !== '').length, text.join(' ')).toBeLessThanOrEqual(3 + (text.join(' ').match(/\?/g)?.length ?? 0));
        expect(readingGrade(text.join(' ')), text.join(' ')).toBeLessThanOrEqual(most);
        expect(text.join(' ')).not.toMatch(/stu-|tea-|ml\.|undefined|no words/);
      }
    }
    expect(codes.size).toBeGreaterThan(4);
  });

  test('[SV51] what students showed yesterday changes today, and the reason says so in every wording', async () => {
    const sixth = students.filter(({ grade }) => grade === '06').map(({ id }) => id);
    await plan('2026-09-15');
    const before = new Map<string, Explained>();
    for (const id of sixth) before.set(id, await explain(id, '2026-09-15'));
    expect(await take(sixth.flatMap((id) => check(id, '6.RP.A.1', '2026-09-14 09:15', 2)))).toMatchObject({ accepted: 75 });
    await plan('2026-09-15');
    let named = 0;
    for (const id of sixth) {
      const after = await explain(id, '2026-09-15');
      expect(after.places[0]?.isWithoutEvidence).toBe(false);
      expect(after.places[0]?.reasons).not.toEqual(before.get(id)?.places[0]?.reasons);
      const isNamed = [after.student, after.family, after.staff].map((words) => /2 of 5 right .*Monday 14 September/.test(words.join(' ')));
      expect(new Set(isNamed).size, id).toBe(1);
      if (isNamed[0] === true) named += 1;
    }
    // Whoever works on something else that day is told about that instead.
    expect(named).toBeGreaterThan(sixth.length / 2);
  });

  test('[SV52] checks of the day itself wait for tomorrow', async () => {
    const planned = () => school.transact(async (tx) => (await tx.findPlan('2026-09-15', 'draft'))?.plan);
    const before = await planned();
    await take(check('stu-609', '6.RP.A.1', '2026-09-15 09:15', 0));
    await plan('2026-09-15');
    expect(await planned()).toEqual(before);
  });

  test('[SV53] a student who is unknown or has no place is told apart', async () => {
    await expect(explain('nobody', '2026-09-15')).rejects.toMatchObject({ code: 'services.unknown-student' });
    await expect(explain('tea-mat-1', '2026-09-15')).rejects.toMatchObject({ code: 'services.unknown-student' });
    await expect(explain('stu-833', '2026-09-14')).rejects.toMatchObject({ code: 'services.no-seat' });
  });

  test('[SV50] another language is asked for with the call', async () => {
    const { title } = await explain('stu-601', '2026-09-15');
    expect((await explain('stu-601', '2026-09-15', 'ar-XB')).title).not.toBe(title);
  });
});

describe('late evidence', () => {
  test('[SV54] evidence that comes after a plan is published and a level is given leaves both byte-equal and opens one review of each', async () => {
    await plan('2026-09-16');
    await school.call('publish-day', { on: '2026-09-16' });
    const decided = async () => (await school.store.everything()).filter((row) => /^(ledger|payload)/.test(row));
    const before = await decided();
    const judged = await school.transact((tx) => tx.readJudgements({ studentId: 'stu-613' }));
    expect(judged).toMatchObject([{ level: 'provisional', on: '2026-09-11' }]);

    const late = check('stu-613', '6.RP.A.1', '2026-09-11 09:10', 0);
    expect(await take(late, {})).toMatchObject({ accepted: 5, reviewsOpened: 2 });
    const after = await decided();
    expect(before.filter((row) => !after.includes(row))).toEqual([]);
    expect(await school.transact((tx) => tx.readJudgements({ studentId: 'stu-613' }))).toEqual(judged);
    const reviews = (await school.transact((tx) => tx.readReviews({ isOpen: true }))).filter(({ studentId }) => studentId === 'stu-613');
    expect(reviews.map(({ kind, evidenceIds }) => [kind, evidenceIds.length]).sort()).toEqual([['judgement', 5], ['plan', 5]]);
    expect(await take(late)).toMatchObject({ duplicates: 5, reviewsOpened: 0 });
  });

  type Listed = { readonly open: number; readonly reviews: readonly { readonly id: string; readonly studentId: string; readonly kind: string; readonly says: string }[] };
  const listed = async () => (await school.call<Listed>('list-reviews', {})).reviews.filter(({ studentId }) => studentId === 'stu-613');
  const takeOn = async (answers: readonly Answer[], now: string) =>
    school.call<Taken>('import-evidence', { path: await school.file('checks.csv', exitChecks(answers)), mapping: demoMapping, isPartial: false, from: null, until: null }, { now });

  test('[SV82] a review of a level is closed by the passed task that it asked for, and not by a miss', async () => {
    expect((await listed()).map(({ kind, says }) => [kind, says]).toSorted()).toEqual([
      ['judgement', expect.stringMatching(/^review-\d+: 5 late answers of .* on .*still stand\?$/)], ['plan', expect.stringMatching(/5 late answers.*made without them/)],
    ]);
    await takeOn(check('stu-613', '6.RP.A.1', '2026-09-15 09:10', 1), '2026-09-15T22:00:00.000Z');
    expect((await listed()).map(({ kind }) => kind).toSorted()).toEqual(['judgement', 'plan']);
    await takeOn(check('stu-613', '6.RP.A.1', '2026-09-15 10:10', 5), '2026-09-15T22:30:00.000Z');
    expect((await listed()).map(({ kind }) => kind)).toEqual(['plan']);
    const closed = await school.transact((tx) => tx.readReviews({ isOpen: false }));
    expect(closed).toMatchObject([{ studentId: 'stu-613', kind: 'judgement', closedBy: { kind: 'evidence', evidenceIds: expect.objectContaining({ length: 5 }) } }]);
  });

  test('[SV82] a leader or a teacher closes a review with a reason, once; and a plan published anew closes those of its day', async () => {
    const [review] = await listed();
    const close = (by: string, more: object = {}) => school.call('close-review', { review: review?.id, by, reason: 'The day went well all the same', ...more });
    await expect(close('stu-601')).rejects.toMatchObject({ code: 'services.cannot-approve' });
    await expect(close('lead-1', { reason: ' ' })).rejects.toMatchObject({ code: 'services.bad-input' });
    expect(await close('lead-1')).toMatchObject({ by: 'lead-1' });
    await expect(close('lead-1')).rejects.toMatchObject({ code: 'services.no-open-review' });
    expect(await listed()).toEqual([]);

    await take(check('stu-613', '6.RP.A.2', '2026-09-11 11:10', 0));
    expect((await listed()).map(({ kind }) => kind)).toEqual(['plan']);
    await plan('2026-09-16');
    await school.call('publish-day', { on: '2026-09-16' });
    expect((await listed()).map(({ kind }) => kind)).toEqual([]);
  });
});
