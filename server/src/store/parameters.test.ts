import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { fitIrt, packResponses, parameterFileOf, readParameterFile, studentsOf, versionName } from '@heddle/engine/mastery';
import type { ParameterFile } from '@heddle/engine/mastery';
import { readModelPackage } from '../interop/model-package/index.ts';
import { packState, unpackState } from './packed-state.ts';
import type { Acting, EntityChange, TakenParameters } from './store.ts';
import { evidenceOf } from './testing/samples.ts';
import { newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
let files: Readonly<Record<string, string>>;
beforeAll(async () => {
  store = await openTestStore({});
  ({ files } = await readModelPackage('testing'));
});
afterAll(() => store.close());

/** The testing model, of which each version may name another method. */
const adopt = (version: string, [method, parameters]: readonly [string, string], now: string): readonly EntityChange[] => {
  const mastery = (files['instruction/mastery.yaml'] ?? '').replace(/^method: .*$/m, `method: ${method}`).replace(/^parameters: .*$/m, `parameters: ${parameters}`);
  return [
    { kind: 'model-package', id: `testing@${version}`, studentIds: [], occurredAt: now, body: { id: 'testing', version, files: { ...files, 'instruction/mastery.yaml': mastery } } },
    {
      kind: 'adoption', id: 'testing', studentIds: [], occurredAt: now,
      body: { id: 'testing', modelId: 'testing', modelVersion: version, from: '2026-08-20', until: null, claims: { subject: null, sectionIds: [] }, frameworkId: null, spaceIds: [], staffIds: [], activities: [], exitChecks: [] },
    },
  ];
};

const bkt = (version: string, learn: number): ParameterFile => {
  const { file } = readParameterFile('bkt.json', JSON.stringify({
    format: 'heddle-parameters/1', method: 'bkt', id: 'bkt-local', version, learn, slip: 0.1, guess: 0.2, helpWeights: { none: 1, hint: 0.5, 'worked-together': 0.25 },
    prior: { atGrade: -0.6, perGrade: 1.2, least: 0.05, most: 0.93, withoutGrade: 0.35 }, halfLifeDays: 60, card: { fittedOn: 'nothing', dataHash: null, students: 0, responses: 0, metrics: null },
  }));
  if (file === undefined) throw new Error('the sample is not sound');
  return file;
};
const taken = (version: string, more: Partial<TakenParameters> = {}): TakenParameters =>
  ({ method: 'bkt', version: `bkt-local@${version}`, file: bkt(version, 0.3), hash: 'h', before: 'bkt-1', by: 'lead-1', reason: 'Fitted on our own answers', moved: { students: 1 }, ...more });

const school = async (): Promise<Acting & { readonly schoolId: string }> => {
  const who = await newSchool(store);
  await store.transact(who, async (tx) => {
    await tx.recordEntities(adopt('1.0.0', ['bkt', 'bkt-1'], '2026-08-20T08:00:00.000Z'));
    await tx.recordEvidence(['S1', 'S2'].flatMap((id) => [evidenceOf(`${id}-a`, id), evidenceOf(`${id}-b`, id, { occurredAt: '2026-09-11T17:00:00.000Z' })]));
  });
  return who;
};
const madeBy = async (who: Acting & { readonly schoolId: string }) =>
  [...(await store.transact(who, (tx) => tx.readProjections())).values()].flat().map(({ method, parameters, count }) => `${method} ${parameters} ${count}`);
const rebuild = (who: Acting & { readonly schoolId: string }) => store.transact(who, (tx) => tx.rebuild());

describe('what projections are made by', () => {
  test('[ST19] by the method and parameters that the adopted model names; by none before there is a model', async () => {
    const who = await school();
    expect(await madeBy(who)).toEqual(['bkt bkt-1 2', 'bkt bkt-1 2']);
    const empty = await newSchool(store);
    await store.transact(empty, (tx) => tx.recordEvidence([evidenceOf('e1', 'S1')]));
    expect(await madeBy(empty)).toEqual([]);
  });

  test('[ST25] a taken version is a decision, folds everyone at once, and is what later evidence is folded by', async () => {
    const who = await school();
    await store.transact(who, (tx) => tx.recordParameters(taken('1.0.0')));
    expect(await madeBy(who)).toEqual(['bkt bkt-local@1.0.0 2', 'bkt bkt-local@1.0.0 2']);
    await store.transact(who, (tx) => tx.recordEvidence([evidenceOf('late', 'S1', { occurredAt: '2026-09-01T17:00:00.000Z' }), evidenceOf('new', 'S2', { occurredAt: '2026-09-12T17:00:00.000Z' })]));
    expect(await madeBy(who)).toEqual(['bkt bkt-local@1.0.0 3', 'bkt bkt-local@1.0.0 3']);
    expect(await rebuild(who)).toMatchObject({ equal: true, outdated: 0 });
    expect(await store.transact(who, (tx) => tx.readParameters())).toEqual([{ ...taken('1.0.0'), recordedAt: who.now }]);
    expect((await store.transact(who, (tx) => tx.takenMethods())).map(({ parameters }) => parameters)).toEqual(['bkt-local@1.0.0']);
  });

  test('[ST25] going back to an earlier version, or to the model\'s own, is one more decision, and gives the same bytes as before', async () => {
    const who = await school();
    const own = (await rebuild(who)).after;
    await store.transact(who, (tx) => tx.recordParameters(taken('1.0.0')));
    const first = (await rebuild(who)).after;
    await store.transact(who, (tx) => tx.recordParameters(taken('1.1.0', { file: bkt('1.1.0', 0.2), before: 'bkt-local@1.0.0' })));
    expect((await rebuild(who)).after).not.toBe(first);
    await store.transact(who, (tx) => tx.recordParameters(taken('1.0.0', { before: 'bkt-local@1.1.0' })));
    expect((await rebuild(who)).after).toBe(first);
    await store.transact(who, (tx) => tx.recordParameters(taken('1.0.0', { version: 'bkt-1', file: null, hash: null, before: 'bkt-local@1.0.0' })));
    expect((await rebuild(who)).after).toBe(own);
    expect((await store.transact(who, (tx) => tx.readParameters())).map(({ version }) => version)).toEqual(['bkt-local@1.0.0', 'bkt-local@1.1.0', 'bkt-local@1.0.0', 'bkt-1']);
  });

  test('[ST26] rebuild counts what another method or version had made, and calls only a difference under the same version a fault', async () => {
    const who = await school();
    await store.transact(who, (tx) => tx.recordEntities(adopt('2.0.0', ['bayes-irt', 'bayes-irt-1'], '2026-09-14T08:00:00.000Z')));
    const changed = await rebuild(who);
    expect(changed).toMatchObject({ equal: true, outdated: 2 });
    expect(changed.before).not.toBe(changed.after);
    expect(await madeBy(who)).toEqual(['bayes-irt bayes-irt-1 2', 'bayes-irt bayes-irt-1 2']);
    expect(await rebuild(who)).toMatchObject({ equal: true, outdated: 0, before: changed.after });
    await store.transact(who, (tx) => tx.recordEntities(adopt('3.0.0', ['bkt', 'bkt-1'], '2026-09-14T09:00:00.000Z')));
    // One student's answers come in before the rebuild: theirs is folded by then. Somebody changed it by hand, which is a fault whatever else is new.
    await store.transact(who, (tx) => tx.recordEvidence([evidenceOf('S1-c', 'S1', { occurredAt: '2026-09-13T17:00:00.000Z' })]));
    for (const row of await store.database.selectFrom('mastery').selectAll().where('school_id', '=', who.schoolId).execute()) {
      const changed = packState(unpackState(row.state).replace('"count":3', '"count":4'));
      await sql`update mastery set state = ${Buffer.from(changed)} where school_id = ${who.schoolId} and subject_key = ${row.subject_key}`.execute(store.database);
    }
    expect(await rebuild(who)).toMatchObject({ equal: false, outdated: 1 });
  });

  test('[ST27] what an earlier program added up otherwise under the same version is folded anew and counted; it is no fault, and nothing is added to it', async () => {
    const who = await school();
    await store.transact(who, (tx) => tx.recordEntities(adopt('2.0.0', ['bayes-irt', 'bayes-irt-2'], '2026-09-14T08:00:00.000Z')));
    const file = withTraits();
    const version = versionName(file);
    await store.transact(who, (tx) => tx.recordParameters(taken('1.0.0', { method: 'bayes-irt', version, file, before: 'bayes-irt-2' })));
    await store.transact(who, (tx) => tx.recordEvidence([answered('S1', 'q1', 20), answered('S2', 'q2', 21)]));
    const sound = await rebuild(who);
    expect(sound).toMatchObject({ equal: true, outdated: 0 });

    // As a program before 0005 left it: traits with nine places, and no word on the way of adding up.
    expect(await damage(who, (numbers) => numbers.map((one, place) => (place >= 9 && place < 33 ? one + 1.234e-6 : one)))).toBe(2);
    const finer = await rebuild(who);
    expect(finer).toMatchObject({ equal: false, outdated: 0, after: sound.after });
    await damage(who, (numbers) => numbers.map((one, place) => (place >= 9 && place < 33 ? one + 1.234e-6 : one)));
    await sql`update mastery set fold = 1 where school_id = ${who.schoolId}`.execute(store.database);
    const upgraded = await rebuild(who);
    expect(upgraded).toMatchObject({ equal: true, outdated: 2, before: finer.before, after: sound.after });
    expect(await rebuild(who)).toMatchObject({ equal: true, outdated: 0, before: sound.after });

    // An answer that comes before the rebuild is not added to the old numbers.
    await damage(who, (numbers) => numbers.map((one) => one + 0.5));
    await sql`update mastery set fold = 1 where school_id = ${who.schoolId}`.execute(store.database);
    await store.transact(who, (tx) => tx.recordEvidence([answered('S1', 'q2', 22)]));
    expect(await rebuild(who)).toMatchObject({ equal: true, outdated: 1 });
  });
});

/** Fitted on forty made-up students who are good at one half of the questions or at the other, so that questions draw on traits. */
function withTraits(): ParameterFile {
  const rows = Array.from({ length: 40 }, (_, student) => Array.from({ length: 16 }, (__, i) => ({
    studentId: `x${student}`, isHeldOut: false, itemId: `q${i % 8}`, at: 1_788_000_000 + i * 3_600, credit: (student + i) % 2 === 0 ? 1 : 0, competencyIds: ['ratios-06'],
  }))).flat();
  const responses = packResponses(rows);
  return parameterFileOf(fitIrt(responses, { students: studentsOf(responses, false), id: 'irt-local', version: '1.0.0', fittedOn: 'made-up students', dataHash: null }));
}

const answered = (studentId: string, itemId: string, day: number) => evidenceOf(`${studentId}-${itemId}-${day}`, studentId, { itemId, occurredAt: `2026-09-${day}T17:00:00.000Z` });

/** Changes what is kept of each student as a whole, behind the store's back; how many students. */
async function damage(who: { readonly schoolId: string }, change: (numbers: readonly number[]) => readonly number[]): Promise<number> {
  const rows = await store.database.selectFrom('mastery').selectAll().where('school_id', '=', who.schoolId).execute();
  for (const row of rows) {
    const kept: { readonly state: Readonly<Record<string, readonly number[]>> } = JSON.parse(unpackState(row.state));
    const state = { ...kept.state, '': change(kept.state[''] ?? []) };
    await sql`update mastery set state = ${Buffer.from(packState(JSON.stringify({ ...kept, state })))} where school_id = ${who.schoolId} and subject_key = ${row.subject_key}`.execute(store.database);
  }
  return rows.length;
}
