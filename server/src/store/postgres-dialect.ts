import { PostgresDialect } from 'kysely';
import type { Dialect } from 'kysely';
import pg from 'pg';
import { readInstant, typeNumbers } from './database.ts';

/** Kysely over a PostgreSQL server. Ten connections serve a school; more app processes bring their own. */
export function postgresDialect(databaseUrl: string): Dialect {
  const readers = new Map<number, (text: string) => unknown>([
    [typeNumbers.int8, Number],
    [typeNumbers.json, (text) => text],
    [typeNumbers.timestamptz, readInstant],
  ]);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    types: { getTypeParser: (number: number, format?: 'text' | 'binary') => readers.get(number) ?? pg.types.getTypeParser(number, format === 'binary' ? 'binary' : 'text') },
  });
  // An idle connection that the server cuts is replaced at the next use; without this line it would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
