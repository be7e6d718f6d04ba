import { selectMethod } from '@heddle/engine/mastery';
import { Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../canonical.ts';
import type { Database, Tables } from '../database.ts';
import { migrate, readMigrations } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import type { StorePlace } from '../open-database.ts';
import { storeOver } from '../open-store.ts';
import type { StoreOptions } from '../open-store.ts';
import { pgliteDialect } from '../pglite-dialect.ts';
import { startPglite } from '../pglite-thread.ts';
import type { Acting, Store } from '../store.ts';

export type TestStore = Store & {
  readonly place: StorePlace;
  /** The database as its owner sees it, for tests that look behind the store. */
  readonly database: Database;
  /** All rows of every table as text, `table: row`. */
  everything(): Promise<readonly string[]>;
};

/** Which of the two databases this run is about. A test for one of them is left out of a run for the other, not skipped in it. */
export const isOnPostgres = process.env['HEDDLE_TEST_DATABASE'] === 'postgres';

/** Two methods, as of a school with two models: what the store keeps of each is its own. */
export const shippedMethods = [selectMethod({ method: 'bayes-irt', parameters: 'bayes-irt-1' }), selectMethod({ method: 'bkt', parameters: 'bkt-1' })];

/** A store of its own for one test file, on the database that the run is about. The same tests run on both. */
export async function openTestStore(options: StoreOptions = { methods: shippedMethods }): Promise<TestStore> {
  const place = await makeTestPlace();
  const opened = await openDatabase(place, false);
  return { ...storeOver(opened, options), place, database: opened.database, everything: () => readEverything(opened.database) };
}

async function readEverything(database: Database): Promise<readonly string[]> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(database);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(database);
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

export async function makeTestPlace(): Promise<StorePlace> {
  const cluster = process.env['HEDDLE_TEST_DATABASE_URL'];
  if (!isOnPostgres) return { folder: null, template: await template() };
  if (cluster === undefined) throw new Error('HEDDLE_TEST_DATABASE is postgres, but HEDDLE_TEST_DATABASE_URL does not say where it is. Maybe run the tests by `npm run test:postgres`.');
  const name = `heddle_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(cluster, `create database ${name}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { databaseUrl: url.href };
}

export const somebody: Acting = { actor: { kind: 'operator', id: 'tester' }, actingAs: null, purpose: 'test', now: '2026-09-14T20:00:00.000Z' };

/** A new school in the store, and who acts in it. */
export async function newSchool(store: Store, who: Partial<Acting> = {}): Promise<Acting & { readonly schoolId: string }> {
  const schoolId = `school-${randomUUID()}`;
  const acting = { ...somebody, ...who, schoolId };
  await store.createSchool(acting, { id: schoolId, name: 'Test school', timeZone: 'America/Los_Angeles' });
  return acting;
}

export async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** An empty, migrated PGlite, kept between runs: opening it takes a fraction of making one. */
export async function template(): Promise<Uint8Array<ArrayBuffer>> {
  const migrations = await readMigrations();
  const folder = join(import.meta.dirname, '../../../../node_modules/.cache/heddle');
  const file = join(folder, `pglite-${sha256(migrations.map((migration) => migration.hash).join()).slice(0, 16)}.tar`);
  const known = await readFile(file).catch(() => undefined);
  if (known !== undefined) return new Uint8Array(known);
  const made = await makeTemplate();
  await mkdir(folder, { recursive: true });
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, made);
  await rename(own, file);
  return made;
}

async function makeTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const thread = await startPglite({ folder: null, template: null });
  const database: Database = new Kysely<Tables>({ dialect: pgliteDialect(thread) });
  try {
    await migrate(database, (script) => thread.script(script));
    return await thread.dump();
  } finally {
    await database.destroy();
  }
}
