import { HeddleError } from '@heddle/engine/problem';
import type { Reason } from '@heddle/engine/problem';
import { Kysely, sql } from 'kysely';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { checkSecurity } from './check-security.ts';
import type { Database, Tables } from './database.ts';
import { migrate } from './migrate.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { WorkerSettings } from './pglite-messages.ts';
import { joinPglite, startPglite } from './pglite-thread.ts';
import type { PgliteThread } from './pglite-thread.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { tidyPglite } from './tidy-pglite.ts';

export type StorePlace =
  /** PGlite in this folder; null = in memory, gone when closed. Only one process may open a folder: hold the owner's door first. */
  | { readonly folder: string | null; /** A dump of an empty, migrated database, to start from. */ readonly template?: Uint8Array<ArrayBuffer> }
  /** A PostgreSQL server, version 15 or newer. */
  | { readonly databaseUrl: string }
  /** PGlite that another thread of this process has opened; see `share`. */
  | { readonly port: MessagePort };

export type OpenDatabase = {
  readonly database: Database;
  readonly engine: 'pglite' | 'postgres';
  readonly notices: readonly Reason[];
  /** Where a store in another thread of this process finds the same database. A port is handed over: each thread asks for its own. */
  share(): StorePlace;
};

/**
 * Either engine with the same schema, brought up to date and found closed to all but one school at a time.
 * Throws HeddleError `store.pglite-in-production`, `store.old-postgres`, and what migrate and checkSecurity throw.
 */
export async function openDatabase(place: StorePlace, isProduction: boolean): Promise<OpenDatabase> {
  if ('port' in place) return overPglite(joinPglite(place.port));
  return 'databaseUrl' in place ? openPostgres(place.databaseUrl) : openPglite(place, isProduction);
}

async function openPglite({ folder, template }: Extract<StorePlace, { folder: unknown }>, isProduction: boolean): Promise<OpenDatabase> {
  if (isProduction) throw new HeddleError('store.pglite-in-production', { variable: 'DATABASE_URL' });
  if (folder !== null && !existsSync(join(folder, 'PG_VERSION'))) await makeFolder(folder, template);
  const opened = await startDatabase({ folder, template: folder === null ? (template ?? null) : null });
  await orClose(opened.database, () => tidyPglite(opened.database));
  return opened;
}

function overPglite(thread: PgliteThread): OpenDatabase {
  return {
    database: new Kysely<Tables>({ dialect: pgliteDialect(thread) }), engine: 'pglite',
    notices: [{ code: 'store.engine-pglite', params: { variable: 'DATABASE_URL' } }],
    share: () => ({ port: thread.share() }),
  };
}

/** Made beside its place and moved there when it is whole: a first start that was stopped half way leaves nothing that looks like data. */
async function makeFolder(folder: string, template: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true, mode: 0o700 });
  await (await startDatabase({ folder: making, template: template ?? null })).database.destroy();
  await rename(making, folder);
}

async function startDatabase(settings: WorkerSettings): Promise<OpenDatabase> {
  const thread = await startPglite(settings);
  const opened = overPglite(thread);
  return orClose(opened.database, async () => {
    await migrate(opened.database, (script) => thread.script(script));
    await checkSecurity(opened.database);
    return opened;
  });
}

async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const database: Database = new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) });
  return orClose(database, async () => {
    const { rows } = await sql<{ number: string; name: string }>`
      select current_setting('server_version_num') as number, current_setting('server_version') as name`.execute(database);
    const { number = '0', name = '' } = rows[0] ?? {};
    if (Number(number) < oldestServer) throw new HeddleError('store.old-postgres', { version: name, variable: 'DATABASE_URL' });
    await migrate(database, async (script, within) => {
      await sql.raw(script).execute(within);
    });
    await checkSecurity(database);
    return { database, engine: 'postgres', notices: [{ code: 'store.engine-postgres', params: { version: name } }], share: () => ({ databaseUrl }) };
  });
}

const oldestServer = 150_000;

async function orClose<T>(database: Database, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
