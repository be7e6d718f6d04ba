import { sql } from 'kysely';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { storeOver } from './open-store.ts';
import { evidenceOf, studentChange } from './testing/samples.ts';
import { newSchool, openTestStore, template } from './testing/test-store.ts';
import { tidyPglite } from './tidy-pglite.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-tidy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(process.env['HEDDLE_TEST_DATABASE'] === 'postgres')('a PGlite that nobody cleans up after', () => {
  test('[ST51] erased words are gone from every file of its folder, not only from its tables', async () => {
    const opened = await openDatabase({ folder: join(folder, 'db'), template: await template() }, false);
    const store = storeOver(opened);
    const who = await newSchool(store);
    await store.transact(who, (tx) => tx.recordEntities([studentChange('CANARY-77', { familyName: 'Finchley-Canary' }), studentChange('S1', { familyName: 'Sparrow-Stays' })]));
    await sql`checkpoint`.execute(opened.database);
    expect(await filesWith('Finchley-Canary')).not.toEqual([]);
    await store.transact(who, (tx) => tx.eraseStudent('CANARY-77'));
    expect(await filesWith('Finchley-Canary')).toEqual([]);
    expect(await filesWith('CANARY-77')).toEqual([]);
    expect(await filesWith('Sparrow-Stays')).not.toEqual([]);
    await store.close();
  });

  test('[ST73] projections written over many times take no more room than they need', async () => {
    const store = await openTestStore();
    const who = await newSchool(store);
    await store.transact(who, (tx) => tx.recordEvidence(Array.from({ length: 100 }, (_, index) => evidenceOf(`e${index}`, `S${index}`))));
    for (let round = 0; round < 12; round += 1) await sql`update mastery set state = state`.execute(store.database);
    const size = async () => (await sql<{ size: number }>`select pg_total_relation_size('mastery') as size`.execute(store.database)).rows[0]?.size ?? 0;
    const rows = () => store.database.selectFrom('mastery').selectAll().orderBy('subject_key').execute();
    const [grown, kept] = [await size(), await rows()];
    await tidyPglite(store.database);
    expect(await size()).toBe(grown);
    await tidyPglite(store.database, 20_000);
    expect(await size()).toBeLessThan(grown / 2);
    expect(await rows()).toEqual(kept);
    await store.close();
  });
});

async function filesWith(word: string): Promise<readonly string[]> {
  const base = join(folder, 'db');
  const names = (await readdir(base, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const name of names) if ((await readFile(name)).includes(word)) found.push(name);
  return found;
}
