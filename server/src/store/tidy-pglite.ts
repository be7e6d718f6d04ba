import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A PostgreSQL server cleans up after itself in the background. PGlite does not, so that what was replaced or erased would stay in its files. */

/** Projections are written over at every import; once the leftovers outweigh the rows by far, the table is written anew. Cheap when there is nothing to do. */
export async function tidyPglite(database: Database, bytesAllowed = 8_000_000): Promise<void> {
  for (const table of ['mastery', 'entity', 'counter']) {
    const { rows } = await sql<{ is_bloated: boolean }>`
      select pg_total_relation_size(${table}::regclass) > ${bytesAllowed}::bigint + 4 * (select coalesce(sum(pg_column_size(t.*)), 0) from ${sql.table(table)} t) as is_bloated`.execute(database);
    if (rows[0]?.is_bloated === true) await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(database);
  }
}

/** Writes the tables anew without the rows that were erased and ends the log files that still hold them, so that no file of the folder does. */
export async function rewriteAfterErasing(database: Database): Promise<void> {
  for (const table of ['payload', 'subject', 'entity', 'mastery']) await sql`vacuum (full) ${sql.table(table)}`.execute(database);
  await sql`select pg_switch_wal()`.execute(database);
  await sql`checkpoint`.execute(database);
}
