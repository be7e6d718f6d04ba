import { startPostgres } from './postgres-cluster.ts';

/**
 * Vitest calls this once before all files. With HEDDLE_TEST_DATABASE=postgres it starts a PostgreSQL and tells the tests
 * where it is by HEDDLE_TEST_DATABASE_URL; otherwise the tests use PGlite and nothing happens here.
 * A server that is already there can be named by setting the address beforehand.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['HEDDLE_TEST_DATABASE'] !== 'postgres' || process.env['HEDDLE_TEST_DATABASE_URL'] !== undefined) return undefined;
  const cluster = await startPostgres();
  process.env['HEDDLE_TEST_DATABASE_URL'] = cluster.url;
  return () => cluster.stop();
}
