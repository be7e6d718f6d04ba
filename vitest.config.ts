import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './house/closing-line-reporter.ts';

/** The same store and service suite runs on either database; only the tests of the PostgreSQL starter itself need one. */
const onPostgres = process.env['HEDDLE_TEST_DATABASE'] === 'postgres';

export default defineConfig({
  test: {
    include: onPostgres
      ? ['server/src/{store,services}/**/*.test.ts', 'house/postgres-*.test.ts']
      : ['{engine,server,cli,web,house,e2e,bench,schemas,models}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', ...(onPostgres ? [] : ['house/postgres-cluster.test.ts'])],
    globalSetup: ['house/postgres-setup.ts'],
    reporters: ['default', new ClosingLineReporter()],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
