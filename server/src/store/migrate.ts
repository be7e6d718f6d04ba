import { HeddleError } from '@heddle/engine/problem';
import { sql } from 'kysely';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './canonical.ts';
import type { Database } from './database.ts';

/** Plain SQL files, in the order of their names, each in a transaction of its own. What was applied is never edited: a change is a new file. */
const folder = join(import.meta.dirname, 'migrations');

type Migration = { readonly name: string; readonly sql: string; readonly hash: string };

export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    return { name, sql: text, hash: sha256(text) };
  }));
}

/**
 * Brings the schema up to date. Two processes may start at once on one PostgreSQL: the guard's row lets one through at a time.
 * Throws HeddleError when an applied file was edited, or when the database is newer than this program.
 */
export async function migrate(database: Database, runScript: (script: string, within: Database) => Promise<void>): Promise<void> {
  const migrations = await readMigrations();
  if (await isUpToDate(database, migrations)) return;
  await makeGuard(database);
  await database.transaction().execute(async (tx) => {
    await sql`select 1 from migration_guard for update`.execute(tx);
    const applied = await appliedMigrations(tx);
    for (const { name, hash } of applied) {
      const known = migrations.find((migration) => migration.name === name);
      if (known === undefined) throw new HeddleError('store.newer-database', { migration: name });
      if (known.hash !== hash) throw new HeddleError('store.migration-edited', { migration: name });
    }
    for (const migration of migrations.slice(applied.length)) {
      await runScript(migration.sql, tx);
      await sql`insert into migration (name, hash) values (${migration.name}, ${migration.hash})`.execute(tx);
    }
  });
}

async function isUpToDate(database: Database, migrations: readonly Migration[]): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(database);
  if (rows[0]?.there !== true) return false;
  const applied = await appliedMigrations(database);
  return applied.length === migrations.length && applied.every(({ name, hash }, index) => migrations[index]?.name === name && migrations[index]?.hash === hash);
}

async function appliedMigrations(database: Database): Promise<readonly { readonly name: string; readonly hash: string }[]> {
  const { rows } = await sql<{ name: string; hash: string }>`select name, hash from migration order by name`.execute(database);
  return rows;
}

/**
 * `if not exists` is not atomic between two processes: the loser is told of the row in the catalogue (23505), the table (42P07) or the row type that
 * comes with it (42710), whichever it meets first, and then the table is there.
 */
async function makeGuard(database: Database): Promise<void> {
  for (const statement of [
    sql`create table if not exists migration (name text collate "C" primary key, hash text not null)`,
    sql`create table if not exists migration_guard (one integer primary key)`,
    sql`insert into migration_guard values (1) on conflict do nothing`,
  ]) {
    await statement.execute(database).catch((error: unknown) => {
      if (!isAlreadyThere(error)) throw error;
    });
  }
}

function isAlreadyThere(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === '23505' || code === '42P07' || code === '42710';
}
