import { describe, expect, test } from 'vitest';
import { confirmingKinds } from './confirming-kinds.ts';
import type { EvidenceSource, LearningModel } from './learning-model.ts';
import { loadModel } from './load-package.test-suite.ts';

const shipped = loadModel('maths-lab');
const under = (changes: Partial<LearningModel['instruction']['mastery']['secure']>, evidenceSources: readonly EvidenceSource[] = shipped.technology.evidenceSources) => confirmingKinds({
  ...shipped,
  instruction: { ...shipped.instruction, mastery: { ...shipped.instruction.mastery, secure: { ...shipped.instruction.mastery.secure, ...changes } } },
  technology: { ...shipped.technology, evidenceSources },
});

describe('another kind of task', () => {
  test('[MO22] it is a kind that the rule for secure counts, sent by a source that may award, and no exit check', () => {
    expect([...under({})].toSorted()).toEqual(['conversation', 'observation', 'project', 'quiz']);
    expect(under({ kinds: ['exit-check', 'observation'] })).toEqual(['observation']);
    expect(under({}, shipped.technology.evidenceSources.filter(({ kinds }) => kinds.includes('exit-check')))).toEqual(['quiz']);
  });

  test('[MO22] what only informs confirms nothing, and where the rule asks for no other kind there is none to ask for', () => {
    expect(under({}, shipped.technology.evidenceSources.map((source): EvidenceSource => ({ ...source, trust: 'informs' })))).toEqual([]);
    expect(under({ needsAnotherKind: false })).toEqual([]);
  });
});
