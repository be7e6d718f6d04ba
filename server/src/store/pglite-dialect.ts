import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import type { PgliteThread } from './pglite-thread.ts';

/** Kysely over PGlite's thread. There is one connection, so whoever comes second, from this thread or another, waits until the first is done. */
export function pgliteDialect(thread: PgliteThread): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(thread),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function pgliteDriver(thread: PgliteThread): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>(compiled: { readonly sql: string; readonly parameters: readonly unknown[] }) {
      const { rows, affectedRows } = await thread.query(compiled.sql, compiled.parameters);
      return { rows: rows as unknown as R[], numAffectedRows: BigInt(affectedRows) };
    },
    streamQuery() {
      throw new Error('Streaming is not used with PGlite');
    },
  };
  return {
    async init() {},
    async acquireConnection() {
      await thread.acquire();
      return connection;
    },
    async releaseConnection() {
      await thread.release();
    },
    async beginTransaction() {
      await thread.query('begin');
    },
    async commitTransaction() {
      // COMMIT of a transaction that has failed says nothing and rolls back; this question says so aloud.
      await thread.query('select 1');
      await thread.query('commit');
    },
    async rollbackTransaction() {
      await thread.query('rollback');
    },
    async destroy() {
      await thread.close();
    },
  };
}
