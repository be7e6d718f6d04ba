import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceKinds } from '../format/mastery-file.ts';
import type { EvidenceKind, LearningModel, LevelRule, TrustTier } from '../learning-model.ts';
import { loadModel } from '../load-package.test-suite.ts';
import { noSources } from '../source-map.ts';
import { checkMasteryRules } from './mastery-rules.ts';

const sound = loadModel('testing');
const kinds = fc.uniqueArray(fc.constantFrom(...evidenceKinds), { minLength: 1, maxLength: 4 });
const shares = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })).map(([m, n]) => ({ m: Math.min(m, n), n }));
const rule = (id: string) => fc.tuple(kinds, shares, fc.boolean(), fc.boolean()).map(
  ([of, share, needsLaterDay, needsAnotherKind]): LevelRule => ({ id, ...share, kinds: of, countsHelped: false, needsLaterDay, needsAnotherKind, text: id }),
);
const sources = fc.array(fc.record({ trust: fc.constantFrom<TrustTier>('awards', 'informs', 'context'), kinds }), { minLength: 1, maxLength: 4 });

type Case = { readonly provisional: LevelRule; readonly secure: LevelRule; readonly sources: readonly { readonly trust: TrustTier; readonly kinds: readonly EvidenceKind[] }[] };

function modelOf({ provisional, secure, sources: of }: Case): LearningModel {
  return {
    ...sound,
    instruction: { ...sound.instruction, mastery: { ...sound.instruction.mastery, provisional: { ...provisional, needsLaterDay: false, needsAnotherKind: false }, secure } },
    technology: { ...sound.technology, evidenceSources: of.map((source, index) => ({ id: `s${index}`, title: 'Source', ...source })) },
  };
}

const codesOf = (of: Case) => checkMasteryRules(modelOf(of), { places: noSources, terms: undefined }).map(({ code }) => code);

/** Plays it out: a perfect student shows everything, of every kind, day after day. By which kinds can they begin, and do they ever end secure? */
function playOut({ provisional, secure, sources: of }: Case): { readonly begins: readonly EvidenceKind[]; readonly stuckAfter: readonly EvidenceKind[] } {
  const shown: readonly EvidenceKind[] = [...new Set(of.flatMap((source) => (source.trust === 'awards' ? source.kinds : [])))].filter((kind) => kind !== 'self-report');
  const begins = provisional.kinds.filter((kind) => shown.includes(kind));
  const endsBy = (first: EvidenceKind) => shown.some((later) => secure.kinds.includes(later) && (!secure.needsAnotherKind || later !== first));
  return { begins, stuckAfter: begins.filter((kind) => !endsBy(kind)) };
}

describe('the rules for levels', () => {
  test('[MO15] a level that even a perfect student cannot reach is refused, and only such a level', () => {
    fc.assert(fc.property(fc.record({ provisional: rule('p'), secure: rule('s'), sources }), (of) => {
      const { begins, stuckAfter } = playOut(of);
      const codes = codesOf(of);
      const isOutOfReach = codes.includes('model.level-out-of-reach');
      if (begins.length === 0) expect(isOutOfReach).toBe(true);
      else expect(isOutOfReach || codes.includes('model.no-other-kind')).toBe(stuckAfter.length > 0);
    }), { numRuns: 300 });
  });

  test('[MO15] secure never asks a smaller share than provisional', () => {
    fc.assert(fc.property(fc.record({ provisional: rule('p'), secure: rule('s'), sources }), (of) => {
      const isWeaker = of.secure.m * of.provisional.n < of.provisional.m * of.secure.n;
      expect(codesOf(of).includes('model.secure-weaker')).toBe(isWeaker);
    }), { numRuns: 300 });
  });

  test.each([
    [false, false, 'model.secure-adds-nothing'],
    [true, false, 'model.secure-half'],
    [false, true, 'model.secure-half'],
    [true, true, undefined],
  ])('[MO15] secure with a later day (%s) and another kind (%s) is told %s', (needsLaterDay, needsAnotherKind, code) => {
    const { provisional, secure } = sound.instruction.mastery;
    const codes = codesOf({ provisional, secure: { ...secure, needsLaterDay, needsAnotherKind }, sources: sound.technology.evidenceSources });
    expect(codes).toEqual(code === undefined ? [] : [code]);
  });

  test('[MO16] a rule that counts what students say of themselves is refused whatever else it counts', () => {
    fc.assert(fc.property(fc.record({ provisional: rule('p'), secure: rule('s'), sources }), (of) => {
      const inRules = [of.provisional, of.secure].filter(({ kinds: counted }) => counted.includes('self-report')).length;
      expect(codesOf(of).filter((code) => code === 'model.self-report-in-rule')).toHaveLength(inRules);
    }), { numRuns: 200 });
  });
});
