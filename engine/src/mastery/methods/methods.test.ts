import { describe, expect, test } from 'vitest';
import { conformanceSuite } from '../method.conformance.test-suite.ts';
import { answer, at, tinyGraph } from '../mastery.test-data.ts';
import { afm1 } from '../parameters/afm-1.ts';
import { elo1 } from '../parameters/elo-1.ts';
import { pfa1 } from '../parameters/pfa-1.ts';
import { createAfm } from './afm.ts';
import { createElo, eloStep } from './elo.ts';
import { masteryMethods, selectMethod } from './index.ts';
import { createPfa } from './pfa.ts';

for (const method of masteryMethods) conformanceSuite(method);

const scored = (...credits: readonly number[]) => credits.map((score) => answer({ result: { kind: 'score', score } }));
const logit = (p: number) => Math.log(p / (1 - p));
const ask = (method: ReturnType<typeof createPfa>, credits: readonly number[], competencyId = 'ratios-06') =>
  method.estimate(method.apply(method.start(), scored(...credits)), { competencyId, asOf: at(1), grade: '06', graph: tinyGraph });

describe('the published methods', () => {
  test('[MA18] PFA adds up what Pavlik, Cen and Koedinger add up, on the logarithm of the counts', () => {
    const { always, otherwise: [easy, right, wrong] } = pfa1;
    expect(logit(ask(createPfa(pfa1), [1, 0, 1, 1]).p)).toBeCloseTo(always + easy + right * Math.log(4) - wrong * Math.log(2), 6);
    const own = createPfa({ ...pfa1, competencies: { 'ratios-06': [1, 0.3, 0.2] } });
    expect(logit(ask(own, [1, 0]).p)).toBeCloseTo(always + 1 + 0.3 * Math.log(2) - 0.2 * Math.log(2), 6);
  });

  test('[MA18] AFM adds practice alone', () => {
    const { always, otherwise: [easy, practice] } = afm1;
    expect(logit(ask(createAfm(afm1), [0, 0, 1]).p)).toBeCloseTo(always + easy + practice * Math.log(4), 6);
  });

  test('[MA18] Elo moves by surprise, a student as a whole and on the competency, and less the more it has seen', () => {
    const [first, second] = [eloStep(elo1, 0), eloStep(elo1, 1)];
    const once = (1 + elo1.wholeShare) * first * 0.5;
    expect(logit(ask(createElo(elo1), [1]).p)).toBeCloseTo(once, 6);
    const twice = once + (1 + elo1.wholeShare) * second * (1 - 1 / (1 + Math.exp(-once)));
    expect(logit(ask(createElo(elo1), [1, 1]).p)).toBeCloseTo(twice, 6);
    // What was shown elsewhere speaks for the student.
    expect(ask(createElo(elo1), [1, 1], 'ratios-07').p).toBeGreaterThan(ask(createElo(elo1), [], 'ratios-07').p);
  });

  test('[MA18] a hard question is harder, and an unknown one is typical', () => {
    const elo = createElo({ ...elo1, items: { hard: 1.5 } });
    const p = (itemId?: string) => elo.estimate(elo.start(), { competencyId: 'ratios-06', asOf: at(1), grade: '06', graph: tinyGraph, ...(itemId === undefined ? {} : { itemId }) }).p;
    expect(logit(p('hard'))).toBeCloseTo(-1.5, 6);
    expect([p(), p('never seen'), p('constructor')]).toEqual([0.5, 0.5, 0.5]);
  });

  test('[MA19] a model may not rest levels on a method that counts practice alone', () => {
    expect(() => selectMethod({ method: 'afm', parameters: 'afm-1' })).toThrow(expect.objectContaining({ code: 'mastery.counts-practice-only' }));
    for (const { id, parameters, reads } of masteryMethods) if (reads === 'answers') expect(selectMethod({ method: id, parameters }).id).toBe(id);
  });
});
