import { describe, expect, test } from 'vitest';
import { answer, at, tinyGraph } from '../mastery.test-data.ts';
import { bkt1 } from '../parameters/bkt-1.ts';
import { createBkt } from './bkt.ts';
import { selectMethod } from './index.ts';

/** The paper's own recursion, step by step on P(L), to hold the two-story form against. */
function textbook(rights: readonly boolean[], start: number): number {
  const { learn, slip, guess } = bkt1;
  const known = rights.reduce((l, isRight) => {
    const seen = isRight ? (l * (1 - slip)) / (l * (1 - slip) + (1 - l) * guess) : (l * slip) / (l * slip + (1 - l) * (1 - guess));
    return seen + (1 - seen) * learn;
  }, start);
  return known * (1 - slip) + (1 - known) * guess;
}

const priors = { '05': 1 / (1 + Math.exp(-0.62)), '06': 1 / (1 + Math.exp(0.62)) };
const bkt = createBkt(bkt1);
const pOf = (rights: readonly boolean[], grade: string | null = '06', asOf = at(1)) => {
  const state = bkt.apply(bkt.start(), rights.map((isRight) => answer({ result: { kind: 'score', score: isRight ? 1 : 0 } })));
  return bkt.estimate(state, { competencyId: 'ratios-06', asOf, grade, graph: tinyGraph }).p;
};

describe('bkt', () => {
  test('[MA13] right answers give the numbers of Corbett and Anderson\'s recursion', () => {
    for (const n of [0, 1, 2, 3, 5, 10]) {
      const rights = Array.from({ length: n }, () => true);
      expect(pOf(rights)).toBeCloseTo(textbook(rights, priors['06']), 8);
    }
  });

  test('[MA13] wrong answers before and between do too, where the paper\'s learning step does not raise the estimate', () => {
    for (const rights of [[true, true, false], [true, true, true, false, true], [true, false, true, true]]) {
      expect(pOf(rights)).toBeCloseTo(textbook(rights, priors['06']), 2);
    }
  });

  test('[MA13] where the paper would raise an estimate after a wrong answer, ours does not', () => {
    const lowest = 1 / (1 + Math.exp(0.62 + 1.24));
    expect(textbook([false], lowest)).toBeGreaterThan(textbook([], lowest));
    expect(pOf([false], '05')).toBeLessThan(pOf([], '05'));
    expect(textbook([false, false, false, false], priors['06']) - pOf([false, false, false, false])).toBeGreaterThan(0.05);
  });

  test('[MA6] the prior goes by grade distance, within its limits, and has its own value without a grade', () => {
    const { slip, guess, prior } = bkt1;
    const right = (known: number) => guess + (1 - slip - guess) * known;
    expect(pOf([], '06')).toBeCloseTo(right(priors['06']), 8);
    expect(pOf([], '07')).toBeCloseTo(right(priors['05']), 8);
    expect(pOf([], '12')).toBeCloseTo(right(prior.most), 8);
    expect(pOf([], 'KG')).toBeCloseTo(right(prior.least), 8);
    expect(pOf([], null)).toBeCloseTo(right(prior.withoutGrade), 8);
  });

  test('[MA7] after one half-life, half of what the evidence had added to the prior is left', () => {
    const rights = [true, true, true, true, true];
    const later = new Date(Date.parse(at(1)) + bkt1.halfLifeDays * 86_400_000).toISOString();
    expect(pOf(rights, '06', later) - pOf([])).toBeCloseTo((pOf(rights) - pOf([])) / 2, 8);
  });

  test('[MA14] a correction of the student\'s grade changes the estimate and leaves the state', () => {
    const state = bkt.apply(bkt.start(), [answer(), answer()]);
    const asked = (grade: string) => bkt.estimate(state, { competencyId: 'ratios-06', asOf: at(1), grade, graph: tinyGraph }).p;
    expect(asked('07')).toBeGreaterThan(asked('06'));
  });

  test('[MA15] an estimate says in at most three reasons what it rests on', () => {
    const ask = (count: number, asOf: string) => bkt.estimate(bkt.apply(bkt.start(), Array.from({ length: count }, () => answer())), { competencyId: 'ratios-06', asOf, grade: '06', graph: tinyGraph });
    const codes = (count: number, asOf: string) => ask(count, asOf).reasons.map(({ code }) => code);
    expect(codes(0, at(1))).toEqual(['mastery.estimate-by-grade']);
    expect(codes(5, at(2))).toEqual(['mastery.estimate-by-answers']);
    expect(codes(5, '2026-10-20T16:00:00.000Z')).toEqual(['mastery.estimate-by-answers', 'mastery.estimate-faded']);
  });

  test('[MA16] a policy that names an unknown method or parameter file is refused with the known ones', () => {
    expect(selectMethod({ method: 'bkt', parameters: 'bkt-1' }).parameters).toBe('bkt-1');
    for (const policy of [{ method: 'oracle', parameters: 'bkt-1' }, { method: 'bkt', parameters: 'bkt@99' }]) {
      expect(() => selectMethod(policy)).toThrow(expect.objectContaining({ code: 'mastery.unknown-method', params: { ...policy, known: ['bkt with bkt-1', 'bayes-irt with bayes-irt-1', 'bayes-irt with bayes-irt-2', 'pfa with pfa-1', 'elo with elo-1'] } }));
    }
  });
});
