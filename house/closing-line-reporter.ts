import type { Reporter, TestModule } from 'vitest/node';

/** Prints "N passed, N failed" as the last line, for whoever reads only that. A run that could not start counts as failed. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      let inModule = 0;
      for (const test of module.children.allTests()) {
        inModule += 1;
        if (test.result().state === 'passed') passed += 1;
        else failed += 1;
      }
      if (module.state() === 'failed' && inModule === 0) failed += 1;
    }
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
