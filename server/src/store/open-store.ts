import { HeddleError } from '@heddle/engine/problem';
import type { Reason } from '@heddle/engine/problem';
import { Kysely, sql } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { auditOf } from './audit.ts';
import { checkSecurity } from './check-security.ts';
import type { Database, Tables } from './database.ts';
import type { ProjectStudent } from './mastery.ts';
import { migrate } from './migrate.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { WorkerSettings } from './pglite-messages.ts';
import { startPglite } from './pglite-thread.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { summarizeEvidence } from './summarize-evidence.ts';
import { transactAtSchool } from './school-transaction.ts';
import type { Acting, Store } from './store.ts';
import { subjectsOf } from './subjects.ts';

export type StorePlace =
  /** PGlite in this folder. Only one process may open it: hold the owner's door first. */
  | { readonly folder: string; readonly template?: Uint8Array<ArrayBuffer> }
  /** PGlite in memory, gone when closed. */
  | { readonly folder: null; readonly template?: Uint8Array<ArrayBuffer> }
  /** A PostgreSQL server, version 15 or newer. */
  | { readonly databaseUrl: string };

export type StoreOptions = {
  /** Production holds real students' records, so it needs a database that survives a power cut. */
  readonly isProduction?: boolean;
  readonly projectStudent?: ProjectStudent;
};

/**
 * Opens the store: schema brought up to date, security checked. `notices` say which engine it is and what that means.
 * Throws HeddleError `store.pglite-in-production`, `store.old-postgres`, or what migrate and checkSecurity throw.
 */
export async function openStore(place: StorePlace, { isProduction = false, projectStudent = summarizeEvidence }: StoreOptions = {}): Promise<Store> {
  const { database, notices, engine } = 'databaseUrl' in place ? await openPostgres(place.databaseUrl) : await openPglite(place, isProduction);
  try {
    await checkSecurity(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const running = new AsyncLocalStorage<true>();
  return {
    engine,
    notices,
    close: () => database.destroy(),
    createSchool: (who, school) => createSchool(database, who, school),
    schools: () => listSchools(database),
    transact(who, work) {
      // PGlite has one connection: a transaction that waits for another inside it would wait for ever.
      if (running.getStore() === true) throw new HeddleError('store.nested-transaction');
      return running.run(true, () => transactAtSchool(database, { who, project: projectStudent }, work));
    },
  };
}

type Opened = { readonly database: Database; readonly engine: Store['engine']; readonly notices: readonly Reason[] };

async function openPglite({ folder, template }: { readonly folder: string | null; readonly template?: Uint8Array<ArrayBuffer> }, isProduction: boolean): Promise<Opened> {
  if (isProduction) throw new HeddleError('store.pglite-in-production', { variable: 'DATABASE_URL' });
  if (folder !== null && !existsSync(join(folder, 'PG_VERSION'))) await makePgliteFolder(folder, template);
  const database = await startDatabase(folder === null ? { folder, template: template ?? null } : { folder, template: null });
  return { database, engine: 'pglite', notices: [{ code: 'store.engine-pglite', params: { variable: 'DATABASE_URL' } }] };
}

/** Made beside its place and moved there when it is whole: a first start that was stopped half way leaves nothing that looks like data. */
async function makePgliteFolder(folder: string, template: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true, mode: 0o700 });
  await (await startDatabase({ folder: making, template: template ?? null })).destroy();
  await rename(making, folder);
}

async function startDatabase(settings: WorkerSettings): Promise<Database> {
  const thread = await startPglite(settings);
  const database: Database = new Kysely<Tables>({ dialect: pgliteDialect(thread) });
  await orClose(database, migrate(database, (script) => thread.script(script)));
  return database;
}

async function openPostgres(databaseUrl: string): Promise<Opened> {
  const database: Database = new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) });
  const version = await orClose(database, sql<{ server_version_num: string; server_version: string }>`
    select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version`.execute(database));
  const { server_version_num: number = '0', server_version: name = '' } = version.rows[0] ?? {};
  if (Number(number) < 150_000) {
    await database.destroy();
    throw new HeddleError('store.old-postgres', { version: name, variable: 'DATABASE_URL' });
  }
  await orClose(database, migrate(database, async (script, within) => {
    await sql.raw(script).execute(within);
  }));
  return { database, engine: 'postgres', notices: [{ code: 'store.engine-postgres', params: { version: name } }] };
}

async function orClose<T>(database: Database, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

async function createSchool(database: Database, who: Acting, school: { readonly id: string; readonly name: string; readonly timeZone: string }): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'heddle_app', true), set_config('heddle.school', ${school.id}, true)`.execute(tx);
    const made = await tx.insertInto('school')
      .values({ school_id: school.id, name: school.name, time_zone: school.timeZone, created_at: who.now })
      .onConflict((conflict) => conflict.doNothing()).returning('school_id').execute();
    if (made.length === 0) throw new HeddleError('store.school-exists', { school: school.id });
    await tx.insertInto('counter').values({ school_id: school.id, last_number: 0 }).execute();
    const scope = { tx, schoolId: school.id, now: who.now, subjects: subjectsOf(tx, school.id) };
    await auditOf(scope, who).write({ action: 'create-school', object: school.id, detail: {} });
  });
}

async function listSchools(database: Database): ReturnType<Store['schools']> {
  return database.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'heddle_app', true), set_config('heddle.directory', 'read', true)`.execute(tx);
    return tx.selectFrom('school').select(['school_id as id', 'name', 'time_zone as timeZone']).orderBy('school_id').execute();
  });
}
