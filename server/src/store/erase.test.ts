import { sql } from 'kysely';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { storeOver } from './open-store.ts';
import type { EntityChange } from './store.ts';
import { evidenceOf, judgementOf, planOf, roundOf, seen, studentChange } from './testing/samples.ts';
import { isOnPostgres, newSchool, openTestStore, template } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Words that stand for the student wherever records speak of them. */
const canaries = ['CANARY-ID-77', 'Canarina', 'Finchley', 'CNR-000977', 'canary@school.example', 'chirped', 'warbled', 'feathered', 'ev-of-77', 'hush-hush'];
const id = 'CANARY-ID-77';
const occurredAt = '2026-09-01T08:00:00.000Z';
const dated = { from: '2026-08-01', until: null };

const entities: readonly EntityChange[] = [
  studentChange(id, { givenName: 'Canarina', familyName: 'Finchley', identifiers: { identifier: 'CNR-000977', username: 'canary@school.example' } }),
  studentChange('S1'), studentChange('S2'),
  { kind: 'enrollment', id: `maths/${id}`, studentIds: [], occurredAt, body: { id: `maths/${id}`, personId: id, sectionId: 'maths', role: 'student', ...dated } },
  { kind: 'keep-apart', id: `${id}+S1`, studentIds: [], occurredAt, body: { studentIds: ['S1', id], ...dated } },
  { kind: 'keep-apart', id: 'S1+S2', studentIds: [], occurredAt, body: { studentIds: ['S1', 'S2'], ...dated } },
  { kind: 'accommodation', id: `acc-${id}`, studentIds: [], occurredAt, body: { studentId: id, kind: 'other', detail: 'chirped when tired', ...dated } },
  { kind: 'unavailability', id: `out-${id}`, studentIds: [], occurredAt, body: { subject: { kind: 'person', id }, on: '2026-09-15', periodIds: null, reason: 'warbled all night' } },
  { kind: 'unavailability', id: 'out-t1', studentIds: [], occurredAt, body: { subject: { kind: 'person', id: 't1' }, on: '2026-09-15', periodIds: null, reason: 'course' } },
  { kind: 'lock', id: `lock-${id}`, studentIds: [], occurredAt, body: { id: `lock-${id}`, studentId: id, on: '2026-09-15', periodId: 'p1', adultId: 't1', spaceId: null, competencyId: null, modalityId: null, by: 't1', reason: 'feathered friends' } },
];

async function schoolWithCanary() {
  const who = await newSchool(store);
  await store.transact(who, async (tx) => {
    await tx.recordEntities(entities);
    // Deactivated by an import that knows nothing but the id.
    await tx.recordEntities([{ kind: 'lock', id: `lock-${id}`, studentIds: [], occurredAt: '2026-09-02T08:00:00.000Z', body: null }]);
    await tx.recordEvidence([evidenceOf('ev-of-77', id, { taskId: 'chirped' }), evidenceOf('e1', 'S1'), evidenceOf('e2', 'S2')]);
    await tx.recordEvidence([evidenceOf('ev-of-77', id, { taskId: 'warbled' })]);
    await tx.recordJudgements([
      judgementOf(id, { evidenceIds: ['ev-of-77'], by: { kind: 'person', personId: 't1', reason: 'Canarina chirped it to me' } }), judgementOf('S1'),
    ], seen(12));
    const plan = planOf('2026-09-15', ['S1', id, 'S2'], {
      approvals: [{ constraintId: 'group-size', tier: 'approval', studentIds: [id, 'S1'], adultIds: [], spaceId: null, periodId: 'p1', params: { students: [id, 'S1'] } }],
    });
    await tx.recordPlan(plan, 'published', { ...seen(12), seconds: 1 });
    await tx.recordApprovals([{ on: '2026-09-15', constraintId: 'group-size', studentIds: ['S1', id], by: 't1', reason: 'Canarina asked, hush-hush' }]);
    await tx.recordRoundPlan(roundOf([id, 'S1', 'S2'], { reserved: [{ on: '2026-09-11', periodId: 'p1', studentIds: [id, 'S1'], title: 'Talk with Canarina' }] }), 'published');
    await tx.recordEvidence([evidenceOf('ev-of-77-late', id, { occurredAt: '2026-09-09T08:00:00.000Z' })]);
    await tx.audit({ action: 'view', object: id, detail: { student: id, page: `days/2026-09-15/students/${id}` } });
  });
  return who;
}

const found = async (schoolId: string) => (await store.everything()).filter((row) => row.includes(schoolId)).filter((row) => canaries.some((word) => row.toLowerCase().includes(word.toLowerCase())));

describe('eraseStudent', () => {
  test('[ST50] before erasing, what is about the student stands only in what can be erased', async () => {
    const { schoolId } = await schoolWithCanary();
    const tables = new Set((await found(schoolId)).map((row) => row.split(':')[0]));
    expect([...tables].sort()).toEqual(['entity', 'mastery', 'payload', 'subject'].filter((table) => tables.has(table)));
    expect(tables.has('payload')).toBe(true);
  });

  test('[ST51] afterwards no column of any table knows the student: id, names, identifiers, free text, evidence', async () => {
    const who = await schoolWithCanary();
    const counts = await store.transact({ ...who, purpose: 'The family of Canarina Finchley asked' }, (tx) => tx.eraseStudent(id));
    expect(await found(who.schoolId)).toEqual([]);
    // Entities: person, enrollment, keep-apart, accommodation, unavailability, lock twice. Plan: seat and limit. Approval: name and reason. Round: goal, group and place in one, title.
    expect(counts).toEqual({ entity: 7, evidence: 2, judgement: 1, plan: 2, approval: 2, round: 2, review: 2 });
  });

  test('[ST52] everyone else stays: roster, evidence, plans with the empty seat counted, and rebuild agrees', async () => {
    const who = await schoolWithCanary();
    const others = async () => store.transact(who, async (tx) => ({
      people: (await tx.readRoster()).people.filter((person) => person.id !== id),
      evidence: (await tx.readEvidence({})).filter((one) => one.studentId !== id),
      judgements: (await tx.readJudgements({})).filter((one) => one.studentId !== id),
      away: (await tx.readEntities('unavailability')).filter((one) => one.id === 'out-t1'),
      apart: (await tx.readRoster()).keepApart.filter((pair) => !pair.studentIds.includes(id)),
    }));
    const before = await others();
    await store.transact(who, (tx) => tx.eraseStudent(id));
    expect(await others()).toEqual(before);
    expect((await store.transact(who, (tx) => tx.readEvidence({}))).map((one) => one.id)).toEqual(['e1', 'e2']);

    const plan = await store.transact(who, (tx) => tx.findPlan('2026-09-15', 'published'));
    expect(plan?.plan.seats.map((seat) => seat.studentId)).toEqual(['S1', 'S2']);
    expect(plan).toMatchObject({ erasedSeats: 1, plan: { approvals: [], stations: [{ id: 'st1' }] } });
    expect(await store.transact(who, (tx) => tx.readApprovals('2026-09-15'))).toEqual([{ on: '2026-09-15', constraintId: 'group-size', studentIds: ['S1'], by: 't1', reason: '' }]);
    expect(await store.transact(who, (tx) => tx.readRoundPlans({ on: '2026-09-11', status: 'published' }))).toMatchObject([
      { goals: [{ studentId: 'S1' }, { studentId: 'S2' }], standingGroups: [{ studentIds: ['S1', 'S2'] }], reserved: [{ studentIds: ['S1'], title: '' }] },
    ]);
    expect(await store.transact(who, (tx) => tx.rebuild())).toMatchObject({ equal: true });
  });

  test('[ST53] the tombstones keep the ledger whole: every number is still there, and none can be matched to the student again', async () => {
    const who = await schoolWithCanary();
    const watermark = await store.transact(who, (tx) => tx.watermark());
    await store.transact(who, (tx) => tx.eraseStudent(id));
    const numbers = await store.database.selectFrom('ledger').select('number').where('school_id', '=', who.schoolId).orderBy('number').execute();
    expect(numbers.map((row) => row.number)).toEqual(Array.from({ length: watermark + 1 }, (_, index) => index + 1));
    // The same student, back next year, is somebody new.
    const keyBefore = (await store.everything()).find((row) => row.startsWith('subject:') && row.includes(who.schoolId) && row.includes(id));
    expect(keyBefore).toBeUndefined();
    expect(await store.transact(who, (tx) => tx.recordEvidence([evidenceOf('ev-of-77', id)]))).toMatchObject({ accepted: 1, conflicts: [] });
  });

  test('[ST54] a student nobody knows, or one of another school, is refused', async () => {
    const who = await schoolWithCanary();
    const elsewhere = await newSchool(store);
    await expect(store.transact(elsewhere, (tx) => tx.eraseStudent(id))).rejects.toMatchObject({ code: 'store.unknown-student' });
    await expect(store.transact(who, (tx) => tx.eraseStudent('S99'))).rejects.toMatchObject({ code: 'store.unknown-student' });
    expect((await store.transact(who, (tx) => tx.readRoster())).people).toHaveLength(3);
  });
});

if (!isOnPostgres) describe('eraseStudent on PGlite', () => {
  test('[ST51] erased words are gone from every file of its folder, not only from its tables', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'heddle-erase-')), 'data');
    const opened = await openDatabase({ folder, template: await template() }, false);
    const alone = storeOver(opened);
    const who = await newSchool(alone);
    await alone.transact(who, (tx) => tx.recordEntities([studentChange('CANARY-77', { familyName: 'Finchley-Canary' }), studentChange('S1', { familyName: 'Sparrow-Stays' })]));
    await sql`checkpoint`.execute(opened.database);
    expect(await filesWith(folder, 'Finchley-Canary')).not.toEqual([]);
    await alone.transact(who, (tx) => tx.eraseStudent('CANARY-77'));
    expect(await filesWith(folder, 'Finchley-Canary')).toEqual([]);
    expect(await filesWith(folder, 'CANARY-77')).toEqual([]);
    expect(await filesWith(folder, 'Sparrow-Stays')).not.toEqual([]);
    await alone.close();
    await rm(dirname(folder), { recursive: true });
  });
});

async function filesWith(folder: string, word: string): Promise<readonly string[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const name of names) if ((await readFile(name)).includes(word)) found.push(name);
  return found;
}
