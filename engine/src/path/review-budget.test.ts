import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { graph, indexOf, met, offered, optionOn, planFor, shown } from './small-school.test-data.ts';

/** Passed once on the first days of September; "secured" a second time, in another way, a day later. */
const passed = (ids: readonly string[]) => shown(...ids.map((id, i) => `${id} 5/5 ${1 + (i % 4)}`));
const secured = (ids: readonly string[]) => shown(...ids.flatMap((id) => [`${id} 5/5 1`, `${id} 5/5 2 quiz`]));
const stagesIn = (of: Parameters<typeof planFor>[0]) => new Map(planFor(of).options.map(({ competencyId, stage }) => [competencyId, stage]));
const count = (of: Parameters<typeof planFor>[0], stage: string) => [...stagesIn(of).values()].filter((one) => one === stage).length;
const faded = '2027-03-02';

describe('coming back', () => {
  const four = passed(['05g1', '05g2', '05r1', '05r2']);

  test('[PA10] what was passed once is offered within its share of a day\'s choice, the best of it', () => {
    const index = indexOf({ path: { breadth: 10 } });
    expect(count({ evidence: four, index }, 'practice')).toBe(2);
    const wide = planFor({ evidence: four, index: indexOf({ path: { breadth: 10, reviewBudget: 1 } }) }).options.filter(({ stage }) => stage === 'practice');
    const best = [...new Set(wide.map(({ competencyId }) => competencyId))].slice(0, 2);
    expect([...stagesIn({ evidence: four, index })].filter(([, stage]) => stage === 'practice').map(([id]) => id)).toEqual(best);
  });

  test('[PA10] confirming and review spend one budget, and each keeps its place in the day\'s choice', () => {
    const evidence = [...secured(['05g1', '05g2', '05r1']), ...passed(['06r1', '06g1', '05r3'])];
    const of = (past: ReturnType<typeof met>) => ({ evidence, past, on: faded, index: indexOf({ path: { breadth: 10 } }) });
    expect([count(of([]), 'practice'), count(of([]), 'review')]).toEqual([2, 2]);
    const one = of(met('06r1 sheet 11 practice'));
    expect([count(one, 'practice'), count(one, 'review')]).toEqual([1, 1]);
  });

  test('[PA10] when the round has had its share, only new work is left, whichever way it was spent', () => {
    for (const past of [met('05g1 sheet 10 practice', '05g2 sheet 11 practice'), met('05g1 sheet 10 review', '05g2 sheet 11 practice')]) {
      const stages = stagesIn({ evidence: passed(['05g1', '05g2']), past });
      expect(new Set(stages.values())).toEqual(new Set(['new']));
      expect(stages.size).toBeGreaterThanOrEqual(4);
    }
  });

  test('[PA10] an answer to a miss is not held up by a budget that is spent', () => {
    const evidence = [...passed(['05g1', '05g2']), ...shown('05g2 2/5 14 quiz')];
    const of = { evidence, past: met('05r1 sheet 9 practice', '05r1 lesson 10 practice'), index: indexOf({ path: { breadth: 12 } }) };
    expect(optionOn('05g2', of, 'sheet')).toMatchObject({ stage: 'practice', cause: { kind: expect.any(String) } });
    expect(offered(of)).not.toContain('05g1');
  });

  test('[PA10] someone with hardly anything else comes back all the same, rather than to work that needs approval', () => {
    const evidence = passed([...graph.competencies.keys()].filter((id) => id !== '06g2'));
    const stages = stagesIn({ evidence, index: indexOf({ path: { reviewBudget: 0 } }) });
    expect(stages.get('06g2')).toBe('new');
    expect(stages.size).toBe(4);
  });

  test('[PA21] on a Monday what waits since last week is worth more than new work, and is told as what it is', () => {
    const evidence = shown('06g1 5/5 7', '06r1 4/5 14');
    const sorted = offered({ evidence });
    expect(sorted.indexOf('06g1')).toBeLessThan(sorted.indexOf('06g2'));
    expect(sorted.indexOf('06r2')).toBeLessThan(sorted.indexOf('06r1') === -1 ? Infinity : sorted.indexOf('06r1'));
    expect(optionOn('06g1', { evidence }, 'sheet')?.reasons[0]).toEqual({ code: 'path.confirm', params: { competency: '06g1', date: '2026-09-07' } });
  });

  test('[PA22] nobody is promised another kind of task where the school has none', () => {
    const only = indexOf({ evidenceSources: [{ id: 'checks', title: 'Checks', trust: 'awards', kinds: ['exit-check'] }] });
    expect(optionOn('06g1', { evidence: shown('06g1 5/5 7'), index: only }, 'sheet')?.reasons[0]?.code).toBe('path.practise');
  });

  test('[PA10] whatever was passed and done: never more of a kind than the budget, unless fewer than four others are left', () => {
    const ids = [...graph.competencies.keys()];
    const history: fc.Arbitrary<{ readonly evidence: readonly Evidence[]; readonly practised: number; readonly reviewBudget: number }> = fc.record({
      evidence: fc.subarray(ids).chain((some) => fc.array(fc.boolean(), { minLength: some.length, maxLength: some.length })
        .map((twice) => [...passed(some.filter((_, i) => twice[i] !== true)), ...secured(some.filter((_, i) => twice[i] === true))])),
      practised: fc.integer({ min: 0, max: 5 }),
      reviewBudget: fc.constantFrom(0, 0.1, 0.2, 0.5, 1),
    });
    fc.assert(fc.property(history, ({ evidence, practised, reviewBudget }) => {
      const past = met(...Array.from({ length: practised }, (_, i) => `05r1 sheet ${7 + i} ${i % 2 === 0 ? 'practice' : 'review'}`));
      const stages = [...stagesIn({ evidence, past, on: faded, index: indexOf({ path: { reviewBudget, breadth: 10 } }) }).values()];
      const [practice, review] = ['practice', 'review'].map((stage) => stages.filter((one) => one === stage).length);
      const allowed = Math.max(0, Math.min(Math.ceil(reviewBudget * 10) - practised, Math.ceil(reviewBudget * 10)));
      const isThin = stages.length <= 4;
      expect(isThin || ((practice ?? 0) <= allowed && (review ?? 0) <= allowed), `${stages.join()} with ${allowed} allowed`).toBe(true);
    }), { numRuns: 60 });
  });
});
