import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine } from './closing-line-reporter.ts';
import type { Counts } from './closing-line-reporter.ts';
import { findPostgresPrograms } from './postgres-programs.ts';

/**
 * `npm test`: types, lint, then every test. A fault in one does not hide the others; each of types and lint that fails counts
 * as one failure, and so does a run in which no test ran at all. The last line on stdout is "N passed, N failed".
 * `npm run test:postgres`: the store and service suite on a PostgreSQL of its own. Words after either narrow the test files.
 */
function runTests(args: readonly string[]): Counts {
  const onPostgres = args.includes('--postgres');
  const filters = args.filter((arg) => arg !== '--postgres');
  if (onPostgres && !hasPostgres()) return { passed: 0, failed: 1 };
  const checks: readonly (readonly [string, readonly string[]])[] = onPostgres
    ? []
    : [
        ['Types', ['node_modules/typescript/bin/tsc', '-b', '--force']],
        ['Lint', ['node_modules/oxlint/bin/oxlint', '--type-aware']],
      ];
  const failedChecks = checks.filter(([title, command]) => {
    console.log(`${title} ...`);
    return run(command) !== 0;
  });
  console.log(onPostgres ? 'Tests on PostgreSQL ...' : 'Tests ...');
  const tests = runVitest(filters, onPostgres);
  for (const [title] of failedChecks) console.log(`${title}: failed, see above.`);
  return { passed: tests.passed, failed: tests.failed + failedChecks.length };
}

function runVitest(filters: readonly string[], onPostgres: boolean): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-counts-'));
  const file = join(folder, 'counts.json');
  try {
    const status = run(['node_modules/vitest/vitest.mjs', 'run', ...filters], {
      HEDDLE_TEST_COUNTS: file,
      ...(onPostgres ? { HEDDLE_TEST_DATABASE: 'postgres' } : {}),
    });
    const { passed, failed } = readCounts(file);
    // A run that failed outside any test, or had none, must not look green.
    return { passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file: string): Counts {
  try {
    const counts: Counts = JSON.parse(readFileSync(file, 'utf8'));
    return counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  return spawnSync(process.execPath, command, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

function hasPostgres(): boolean {
  try {
    findPostgresPrograms();
    return true;
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return false;
  }
}

const counts = runTests(process.argv.slice(2));
console.log(`\n${closingLine(counts)}`);
process.exitCode = counts.failed > 0 ? 1 : 0;
