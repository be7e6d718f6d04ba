import type { Exception } from '../architecture.ts';

/** Where a rule of the house does not hold, and why not there. One that is no longer needed fails the test. */
export const exceptions: readonly Exception[] = [
  { rule: 'named-exports', path: 'vitest.config.ts', reason: 'Vitest reads its configuration from a default export.' },
  {
    rule: 'engine-pure', path: 'engine/src/messages/', found: 'intl-messageformat',
    reason: 'Plurals and numbers of every language are a field of their own; the package is pure and runs in a browser. Decision 0001.',
  },
  {
    rule: 'engine-pure', path: 'engine/src/model/', found: 'yaml',
    reason: 'A learning model is text, and every fault in it is told with its line, which only the parser knows. Pure, and runs in a browser. Decision 0010.',
  },
  {
    rule: 'no-dead-exports', path: 'engine/src/schedule/compile/hash-instance.ts', found: 'canonicalJson',
    reason: 'Tests compare instances by the very text that is hashed.',
  },
];
