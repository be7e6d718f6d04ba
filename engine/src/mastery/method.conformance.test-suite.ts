import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortEvidence } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { answer, at, tinyGraph } from './mastery.test-data.ts';
import type { Estimate, MasteryMethod } from './mastery.ts';

/** What every way to estimate must keep, whatever its formulas. A new method's test file calls this and adds its own tests. */
export function conformanceSuite(method: MasteryMethod): void {
  const estimateOf = (evidence: readonly Evidence[], competencyId = 'ratios-06', asOf = at(28), grade = '06'): Estimate =>
    method.estimate(method.apply(method.start(), sortEvidence(evidence)), { competencyId, asOf, grade, graph: tinyGraph });

  describe(`${method.parameters}, as every method`, () => {
    test('[MA1] applying evidence leaves the state it was applied to untouched', () => {
      fc.assert(fc.property(histories, answers, (history, next) => {
        const state = method.apply(method.start(), sortEvidence(history));
        const before = JSON.stringify(state);
        deepFreeze(state);
        method.apply(state, [{ ...next, occurredAt: at(20) }]);
        expect(JSON.stringify(state)).toBe(before);
      }));
    });

    test('[MA2] p stays in 0..1 and sd in 0..0.5, both finite and rounded to nine places', () => {
      fc.assert(fc.property(histories, (history) => {
        for (const competencyId of tinyGraph.competencies.keys()) {
          const { p, sd } = estimateOf(history, competencyId);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(sd).toBeGreaterThanOrEqual(0);
          expect(sd).toBeLessThanOrEqual(0.5);
          expect([p, sd]).toEqual([Number(p.toFixed(9)), Number(sd.toFixed(9))]);
        }
      }));
    });

    test('[MA3] the same evidence gives the same state and estimate, in one go or in several', () => {
      fc.assert(fc.property(histories, fc.nat(), (history, at_) => {
        const sorted = sortEvidence(history);
        const cut = at_ % (sorted.length + 1);
        const whole = method.apply(method.start(), sorted);
        expect(method.apply(method.apply(method.start(), sorted.slice(0, cut)), sorted.slice(cut))).toEqual(whole);
        expect(method.apply(method.start(), sorted)).toEqual(whole);
      }));
    });

    test('[MA4] a right answer never lowers the estimate of its competency, a wrong one never raises it', () => {
      // Grades from far below to far above: what an answer does must not depend on where the prior lies.
      fc.assert(fc.property(histories, fc.integer({ min: 14, max: 27 }), fc.constantFrom('none', 'hint', 'worked-together'), fc.constantFrom('03', '05', '06', '07', '10'), (history, day, help, grade) => {
        const next = (score: 0 | 1) => answer({ id: 'zz', occurredAt: at(day, 59), result: { kind: 'score', score }, help });
        const pAfter = (evidence: readonly Evidence[]) => estimateOf(evidence, 'ratios-06', at(28), grade).p;
        expect(pAfter([...history, next(1)])).toBeGreaterThanOrEqual(pAfter(history));
        if (method.reads === 'answers') expect(pAfter([...history, next(0)])).toBeLessThanOrEqual(pAfter(history));
        // Declared, and so exactly this: right or wrong is the same to it.
        else expect(pAfter([...history, next(0)])).toBe(pAfter([...history, next(1)]));
      }));
    });

    test('[MA4] a wrong answer after a year away does not raise what the year had let fade', () => {
      const learnt = Array.from({ length: 12 }, () => answer());
      const back = '2027-09-01T16:00:00.000Z';
      const missed = answer({ occurredAt: back, result: { kind: 'score', score: 0 } });
      if (method.reads === 'practice') expect(estimateOf([...learnt, missed], 'ratios-06', back)).toEqual(estimateOf([...learnt, { ...missed, result: { kind: 'score', score: 1 } }], 'ratios-06', back));
      else expect(estimateOf([...learnt, missed], 'ratios-06', back).p).toBeLessThanOrEqual(estimateOf(learnt, 'ratios-06', back).p);
    });

    test('[MA5] evidence of one instant may arrive in any order', () => {
      fc.assert(fc.property(histories.chain((history) => fc.tuple(fc.constant(history), fc.shuffledSubarray([...history], { minLength: history.length }))), ([history, shuffled]) => {
        expect(estimateOf(shuffled)).toEqual(estimateOf(history));
      }));
    });

    test('[MA6] a competency without evidence is answered by the prior, with count 0: unknown is not zero', () => {
      const { p, count, lastAt, sd } = estimateOf([]);
      expect([count, lastAt]).toEqual([0, null]);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThan(1);
      expect(sd).toBeGreaterThan(0);
      expect(estimateOf([], 'never heard of').count).toBe(0);
      expect(estimateOf([], '__proto__').count).toBe(0);
    });

    test('[MA6] the prior is higher for what was taught in an earlier year and lower for what comes next year', () => {
      const [earlier, now, later] = ['ratios-05', 'ratios-06', 'ratios-07'].map((id) => estimateOf([], id).p);
      expect(earlier).toBeGreaterThan(now ?? 1);
      expect(now).toBeGreaterThan(later ?? 1);
    });

    test('[MA7] time alone lowers an estimate or leaves it', () => {
      fc.assert(fc.property(histories, fc.tuple(fc.nat(400), fc.nat(400)), (history, days) => {
        const [sooner = 0, later = 0] = days.toSorted((a, b) => a - b);
        const after = (n: number) => estimateOf(history, 'ratios-06', new Date(Date.parse(at(14)) + n * 86_400_000).toISOString()).p;
        expect(after(later)).toBeLessThanOrEqual(after(sooner));
      }));
    });

    test('[MA8] the state survives JSON and takes at most 64 bytes a competency touched', () => {
      fc.assert(fc.property(histories, (history) => {
        const state = method.apply(method.start(), sortEvidence(history));
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }));
      const state = method.apply(method.start(), Array.from({ length: 200 }, () => answer()));
      expect((state['ratios-06'] ?? []).length * Float64Array.BYTES_PER_ELEMENT).toBeLessThanOrEqual(64);
      // What is kept of the student as a whole is kept once, however much was answered.
      expect(Object.keys(state).filter((id) => id !== '' && id !== 'ratios-06')).toEqual([]);
      expect((state[''] ?? []).length * Float64Array.BYTES_PER_ELEMENT).toBeLessThanOrEqual(320);
    });

    test('[MA9] evidence of tier "context" changes nothing', () => {
      fc.assert(fc.property(histories, answers, (history, next) => {
        const context: Evidence = { ...next, trust: 'context', occurredAt: at(20) };
        expect(estimateOf([...history, context])).toEqual(estimateOf(history));
      }));
    });

    test('[MA10] an answer with help moves the estimate less than the same answer alone, up as down', () => {
      for (const score of [0, 1] as const) {
        const moved = (help: Evidence['help']) => Math.abs(estimateOf([answer({ help, result: { kind: 'score', score } })]).p - estimateOf([]).p);
        expect(moved('hint')).toBeLessThan(moved('none'));
        expect(moved('worked-together')).toBeLessThan(moved('hint'));
      }
    });

    test('[MA11] a better partial score never gives a lower estimate', () => {
      fc.assert(fc.property(histories, fc.tuple(share, share), (history, scores) => {
        const [less = 0, more = 0] = scores.toSorted((a, b) => a - b);
        const after = (score: number) => estimateOf([...history, answer({ id: 'zz', occurredAt: at(20), result: { kind: 'score', score } })]).p;
        expect(after(more)).toBeGreaterThanOrEqual(after(less));
      }));
    });

    test('[MA12] an answer on several competencies moves each, and a wrong one blames each less than if it stood alone', () => {
      const two = ['ratios-05', 'ratios-06'];
      const wrong = { kind: 'score', score: 0 } as const;
      expect(estimateOf([answer({ competencyIds: two })]).count).toBe(1);
      expect(estimateOf([answer({ competencyIds: two })]).p).toBeGreaterThan(estimateOf([]).p);
      const [missedBoth, missedOne] = [estimateOf([answer({ competencyIds: two, result: wrong })]).p, estimateOf([answer({ result: wrong })]).p];
      if (method.reads === 'practice') expect([missedBoth, missedOne]).toEqual([estimateOf([answer()]).p, estimateOf([answer()]).p]);
      else {
        expect(missedBoth).toBeLessThan(estimateOf([]).p);
        expect(missedBoth).toBeGreaterThan(missedOne);
      }
    });

    test('[MA17] a question on several competencies has one estimate, whichever of them is named first', () => {
      fc.assert(fc.property(histories, (history) => {
        const state = method.apply(method.start(), sortEvidence(history));
        const ask = (competencyId: string, ...togetherWith: readonly string[]) => method.estimate(state, { competencyId, togetherWith, asOf: at(28), grade: '06', graph: tinyGraph }).p;
        expect(ask('ratios-05', 'ratios-06')).toBeCloseTo(ask('ratios-06', 'ratios-05'), 8);
        expect(ask('ratios-06', 'ratios-06')).toBe(ask('ratios-06'));
      }));
    });
  });
}

const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
/** Between the 1st and the 14th, several at the same instant. */
const answers = fc.record({
  id: fc.integer({ min: 0, max: 1e6 }).map((n) => `h${n}`),
  competencyIds: fc.subarray(['ratios-05', 'ratios-06', 'ratios-07'], { minLength: 1 }),
  result: share.map((score) => ({ kind: 'score', score }) as const),
  help: fc.constantFrom('none', 'hint', 'worked-together'),
  occurredAt: fc.integer({ min: 1, max: 14 }).map((day) => at(day)),
  trust: fc.constantFrom('awards', 'informs', 'context'),
}).map((changes) => answer(changes));
const histories = fc.uniqueArray(answers, { selector: ({ id }) => id, maxLength: 25 });

function deepFreeze(state: Readonly<Record<string, readonly number[]>>): void {
  for (const numbers of Object.values(state)) Object.freeze(numbers);
  Object.freeze(state);
}
