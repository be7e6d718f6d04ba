import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { storeOver } from './open-store.ts';
import { evidenceOf, spaceChange } from './testing/samples.ts';
import { asSuperuser, isOnPostgres, makeTestPlace, newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const numbersOf = async (schoolId: string) =>
  (await store.database.selectFrom('ledger').select('number').where('school_id', '=', schoolId).orderBy('number').execute()).map((row) => row.number);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('writing at once', () => {
  test('[ST18] transactions that overlap leave no gap and no double number', async () => {
    const who = await newSchool(store);
    const writers = Array.from({ length: 12 }, (_, writer) => store.transact(who, async (tx) => {
      await tx.recordEntities([spaceChange(`r${writer}`, 20, who.now)]);
      await tx.recordEvidence([evidenceOf(`e${writer}`, `S${writer % 3}`), evidenceOf('shared', 'S1')]);
      if (writer % 4 === 3) throw new Error('planned');
    }));
    const settled = await Promise.allSettled(writers);
    expect(settled.filter((one) => one.status === 'rejected')).toHaveLength(3);
    // Nine spaces, nine answers of their own, and the shared answer once.
    expect(await numbersOf(who.schoolId)).toEqual(upTo(19));
    expect(await store.transact(who, (tx) => tx.rebuild())).toMatchObject({ equal: true });
  });
});

if (isOnPostgres) describe('several processes on one PostgreSQL', () => {
  test('[ST18] two processes that import the same and other evidence at once leave one whole ledger', async () => {
    const who = await newSchool(store);
    const place = store.place;
    if (!('databaseUrl' in place)) throw new Error('this test needs a server');
    const run = (name: string) => new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/import-child.ts'), place.databaseUrl, who.schoolId, name], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('error', reject);
      child.once('close', () => resolve(said.trim()));
    });
    const said = (await Promise.all([run('a'), run('b')])).map((text): { accepted: number; duplicates: number } => JSON.parse(text));
    // Each brings 200 of its own and the same 200: who comes second finds them there.
    expect(said.reduce((sum, one) => sum + one.accepted, 0)).toBe(600);
    expect(said.reduce((sum, one) => sum + one.duplicates, 0)).toBe(200);
    expect(await numbersOf(who.schoolId)).toEqual(upTo(600));
    expect(await store.transact(who, (tx) => tx.rebuild())).toMatchObject({ equal: true });
  });

  test('[ST72] two processes that start at once on an empty database make one schema', async () => {
    const place = await makeTestPlace();
    const opened = await Promise.all([openDatabase(place, true), openDatabase(place, true), openDatabase(place, true)]);
    const stores = opened.map((one) => storeOver(one));
    const [first, second] = stores;
    if (first === undefined || second === undefined) throw new Error('no stores');
    const who = await newSchool(first);
    expect(await second.transact(who, (tx) => tx.watermark())).toBe(0);
    await Promise.all(stores.map((one) => one.close()));
  });

  test('[ST5] the store works for a login that owns the tables without being a superuser, and for one that owns nothing', async () => {
    const place = await makeTestPlace();
    if (!('databaseUrl' in place)) throw new Error('this test needs a server');
    const name = randomUUID().replaceAll('-', '');
    const as = (role: string) => {
      const url = new URL(place.databaseUrl);
      url.username = role;
      return { databaseUrl: url.href };
    };
    const [owner, login] = [`owner_${name}`, `login_${name}`];
    for (const statement of [
      `create role ${owner} login nosuperuser nobypassrls createrole`, `create role ${login} login nosuperuser nobypassrls`,
      `grant heddle_app to ${owner}`, `grant heddle_app to ${login}`, `alter database ${new URL(place.databaseUrl).pathname.slice(1)} owner to ${owner}`, `alter schema public owner to ${owner}`,
    ]) await asSuperuser(place.databaseUrl, statement);
    const made = storeOver(await openDatabase(as(owner), true));
    const who = await newSchool(made);
    await made.transact(who, (tx) => tx.recordEvidence([evidenceOf('e1', 'S1'), evidenceOf('e2', 'S2')]));
    const used = storeOver(await openDatabase(as(login), true));
    expect(await used.transact(who, (tx) => tx.eraseStudent('S1'))).toEqual({ evidence: 1 });
    expect((await used.transact(who, (tx) => tx.readEvidence({}))).map((one) => one.id)).toEqual(['e2']);
    expect(await made.transact(who, (tx) => tx.rebuild())).toMatchObject({ equal: true });
    await Promise.all([made.close(), used.close()]);
  });
});
