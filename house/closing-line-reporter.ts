import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts a run for whoever reads only its last line, "N passed, N failed". What was skipped did not pass, and a file that
 * could not even be read counts as one failure. `npm test` asks for the counts in a file instead, to add its own checks to them.
 */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      const passedHere = tests.filter((test) => test.result().state === 'passed').length;
      passed += passedHere;
      failed += tests.length - passedHere;
      if (tests.length === 0 || (module.state() === 'failed' && passedHere === tests.length)) failed += 1;
    }
    if (failed > 0) process.exitCode = 1;
    const file = process.env['HEDDLE_TEST_COUNTS'];
    if (file === undefined) console.log(`\n${closingLine({ passed, failed })}`);
    else writeFileSync(file, JSON.stringify({ passed, failed }));
  }
}

export type Counts = { readonly passed: number; readonly failed: number };

export function closingLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
