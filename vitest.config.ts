import { defineConfig } from 'vitest/config';
import ClosingLineReporter from './house/closing-line-reporter.ts';

export default defineConfig({
  test: {
    include: ['{engine,server,cli,web,house,e2e,bench}/**/*.test.ts', 'models/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: ['default', new ClosingLineReporter()],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
