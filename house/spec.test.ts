import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readTree } from './real-tree.ts';
import { joinSpec, readRules, specFaults } from './spec.ts';

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));

test('every rule is cited by a test, and every citation leads to a rule', () => {
  expect(readRules(tree).length).toBeGreaterThan(50);
  expect(specFaults(tree)).toEqual([]);
});

describe('faults of a spec are named', () => {
  const sound = {
    'engine/spec/roster.md': '# Roster (RO)\n\n- **RO1** A seat is only for a present student.\n',
    'engine/spec/evidence.md': '# Evidence (EV)\n\n- **EV1** Absence is not a miss.\n- **EV2** Unknown is not zero.\n',
    'engine/src/roster/seat.test.ts': "test('[RO1] absent', () => {});",
    'engine/src/evidence/gate.test-suite.ts': 'for (const each of all) test(`[EV1, EV2] ${each}`, () => {});',
  };
  const faultsWith = (planted: Readonly<Record<string, string>>): readonly string[] => specFaults(new Map(Object.entries({ ...sound, ...planted })));

  test('there is none in a sound one', () => {
    expect(faultsWith({})).toEqual([]);
  });

  test.each([
    ['a rule without a test', { 'engine/src/roster/seat.test.ts': '// [RO1] in a comment counts for nothing' }, /roster\.md:3 no test cites RO1/],
    ['a citation without a rule', { 'engine/src/roster/seat.test.ts': "test('[RO1] [RO9] absent', () => {});" }, /seat\.test\.ts cites RO9/],
    ['a number given twice', { 'server/spec/store.md': '- **EV1** Something else.' }, /EV1 is written twice/],
    ['a rule that is not written as one', { 'engine/spec/roster.md': '- **RO1** A seat.\n- RO2: another' }, /roster\.md:2 is not written.*RO2: another/],
  ])('%s', (_, planted, message) => {
    expect(faultsWith(planted)).toEqual([expect.stringMatching(message)]);
  });

  test('parts are joined in the order of the loop, one level down', () => {
    expect(joinSpec(new Map(Object.entries({ ...sound, 'server/spec/store.md': '# Store (ST)' })))).toMatch(/^# What[^#]+## Roster \(RO\)\n\n- \*\*RO1[^#]+## Evidence \(EV\)[^#]+$/);
  });
});
