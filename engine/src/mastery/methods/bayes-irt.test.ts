import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortEvidence } from '../../evidence/index.ts';
import { predictIrt } from '../bayes-irt/fittable.ts';
import { fadeNames } from '../bayes-irt/features.ts';
import { fitIrt } from '../bayes-irt/fit.ts';
import type { IrtParameters } from '../bayes-irt/model.ts';
import { answer, at, tinyGraph } from '../mastery.test-data.ts';
import { bayesIrt2 } from '../parameters/bayes-irt-2.ts';
import { packResponses, studentsOf } from '../responses/responses.ts';
import { madeUpRows } from '../responses/responses.test-data.ts';
import { createBayesIrt } from './bayes-irt.ts';

const rows = madeUpRows({ students: 120, questions: 40, seed: 3 });
const responses = packResponses(rows);
const fitted = fitIrt(responses, { students: studentsOf(responses, false), id: 'bayes-irt-fitted', version: '1.0.0', fittedOn: 'made-up students', dataHash: null });
const shipped = createBayesIrt(bayesIrt2);
const right = { kind: 'score', score: 1 } as const;
const wrong = { kind: 'score', score: 0 } as const;

/** The shipped head with every weight but those of time turned round: as wrong as a head can be. */
const turned: IrtParameters = { ...bayesIrt2, id: 'bayes-irt-turned', head: Object.fromEntries(Object.entries(bayesIrt2.head).map(([name, weight]) => [name, name.includes('gap') ? weight : -weight])) };

const estimateOf = (parameters: IrtParameters, evidence: Parameters<typeof sortEvidence>[0], competencyId: string, question: { readonly grade?: string | null; readonly itemId?: string } = {}) => {
  const method = createBayesIrt(parameters);
  const { grade = '06', ...rest } = question;
  return method.estimate(method.apply(method.start(), sortEvidence(evidence)), { competencyId, asOf: at(20), grade, graph: tinyGraph, ...rest });
};

describe('bayes-irt', () => {
  test('[MA60] the estimate of a question is the very prediction that evaluate measures', () => {
    const method = createBayesIrt(fitted);
    const [student = 0] = studentsOf(responses, true);
    const own = rows.filter(({ studentId }) => studentId === responses.studentIds[student]);
    const predicted = predictIrt(fitted, responses, [student]);
    let state = method.start();
    own.forEach((row, i) => {
      const occurredAt = new Date(row.at * 1000).toISOString();
      const [competencyId = '', ...togetherWith] = row.competencyIds;
      const { p } = method.estimate(state, { competencyId, togetherWith, asOf: occurredAt, grade: null, graph: tinyGraph, itemId: row.itemId });
      expect(p).toBeCloseTo(predicted[i] ?? 0, 6);
      state = method.apply(state, [answer({ id: `a${i}`, competencyIds: row.competencyIds, itemId: row.itemId, result: { kind: 'score', score: row.credit }, occurredAt })]);
    });
  });

  test('[MA8] what is kept of a fitted student as a whole is short as text too: traits have four places', () => {
    const method = createBayesIrt(fitted);
    const own = method.apply(method.start(), rows.slice(0, 40).map((row, i) => answer({ id: `a${i}`, competencyIds: row.competencyIds, itemId: row.itemId, result: { kind: 'score', score: row.credit } })))[''] ?? [];
    expect(own.slice(9, 33).filter((trait) => trait !== Math.round(trait * 1e4) / 1e4)).toEqual([]);
    expect(new Set(own.slice(9, 21)).size).toBeGreaterThan(2);
    expect(JSON.stringify(own).length).toBeLessThan(320);
  });

  test('[MA61] what was seen of a prerequisite informs what was not seen, and yields to evidence against it', () => {
    const misses = Array.from({ length: 6 }, () => answer({ competencyIds: ['ratios-05'], result: wrong }));
    const elsewhere = misses.map((miss) => ({ ...miss, competencyIds: ['geometry'] }));
    const near = estimateOf(bayesIrt2, misses, 'ratios-06');
    expect(near.p).toBeLessThan(estimateOf(bayesIrt2, elsewhere, 'ratios-06').p);
    expect(near.reasons.map(({ code }) => code)).toEqual(['mastery.estimate-by-others', 'mastery.estimate-by-neighbours']);
    const shown = Array.from({ length: 15 }, () => answer({ result: right, occurredAt: at(3) }));
    const gap = (own: typeof shown) => estimateOf(bayesIrt2, [...elsewhere, ...own], 'ratios-06').p - estimateOf(bayesIrt2, [...misses, ...own], 'ratios-06').p;
    expect(gap(shown)).toBeLessThan(gap([]));
  });

  test('[MA62] one competency speaks for the student: answers elsewhere move what was never asked', () => {
    const many = (result: typeof right | typeof wrong) => Array.from({ length: 10 }, () => answer({ competencyIds: ['geometry'], result }));
    expect(estimateOf(bayesIrt2, many(right), 'ratios-06').p).toBeGreaterThan(estimateOf(bayesIrt2, many(wrong), 'ratios-06').p);
  });

  test('[MA63] more evidence makes surer', () => {
    const sds = [0, 4, 16].map((n) => estimateOf(bayesIrt2, Array.from({ length: n }, (_, i) => answer({ result: i % 3 === 0 ? wrong : right })), 'ratios-06').sd);
    expect(sds[1]).toBeLessThan(sds[0] ?? 0);
    expect(sds[2]).toBeLessThan(sds[1] ?? 0);
  });

  test('[MA64] an item that students miss is harder than one that they do not, and an unknown one lies between', () => {
    const p = (itemId: string) => estimateOf(fitted, [], 'c0', { grade: null, itemId }).p;
    const difficulty = (itemId: string) => fitted.items[itemId]?.[0] ?? 0;
    const known = Object.keys(fitted.items).toSorted((a, b) => difficulty(a) - difficulty(b));
    expect(p(known[0] ?? '')).toBeGreaterThan(p(known.at(-1) ?? ''));
    expect(p('never seen')).toBeGreaterThan(p(known.at(-1) ?? ''));
  });

  test('[MA65] a parameter file names its version, what it was fitted on and how well it does, and survives JSON', () => {
    expect(bayesIrt2.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(bayesIrt2.card.fittedOn).toContain('simulated');
    expect(bayesIrt2.card.metrics?.['auc']).toBeGreaterThan(0.7);
    expect([bayesIrt2.items, bayesIrt2.competencies]).toEqual([{}, {}]);
    const again: IrtParameters = JSON.parse(JSON.stringify(fitted));
    expect(estimateOf(again, [answer({ competencyIds: ['c1'] })], 'c1')).toEqual(estimateOf(fitted, [answer({ competencyIds: ['c1'] })], 'c1'));
  });

  test.each([['fitted', fitted], ['turned round', turned]])('[MA67] whatever the head (%s), at the moment of an answer a right one never lowers and a wrong one never raises', (_, parameters) => {
    const method = createBayesIrt(parameters);
    fc.assert(fc.property(fc.array(fc.record({ score: fc.integer({ min: 0, max: 4 }).map((n) => n / 4), help: fc.constantFrom('none', 'hint', 'worked-together'), day: fc.integer({ min: 1, max: 19 }), other: fc.boolean() }), { maxLength: 20 }), fc.constantFrom('none', 'hint', 'worked-together'), (history, help) => {
      const before = method.apply(method.start(), sortEvidence(history.map(({ score, help: had, day, other }, i) => answer({ id: `h${i}`, help: had, result: { kind: 'score', score }, occurredAt: at(day), competencyIds: other ? ['ratios-05', 'ratios-06'] : ['ratios-06'] }))));
      const p = (state: typeof before) => method.estimate(state, { competencyId: 'ratios-06', asOf: at(20), grade: '06', graph: tinyGraph }).p;
      const after = (score: number) => p(method.apply(before, [answer({ id: 'zz', help, occurredAt: at(20), result: { kind: 'score', score } })]));
      expect(after(1)).toBeGreaterThanOrEqual(p(before) - 1e-8);
      expect(after(0)).toBeLessThanOrEqual(p(before) + 1e-8);
      expect(after(0.75)).toBeGreaterThanOrEqual(after(0.25) - 1e-8);
    }));
  });

  test('[MA70] whatever forgetting was fitted, a right answer is never worse and a wrong one never better months later than not having answered, once the competency was seen', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 40 }).map((n) => n / 100), { minLength: fadeNames.length, maxLength: fadeNames.length });
    fc.assert(fc.property(weights, fc.array(fc.tuple(fc.integer({ min: 1, max: 10 }), fc.constantFrom(0, 0.5, 1)), { minLength: 1, maxLength: 8 }), fc.integer({ min: 11, max: 20 }), fc.integer({ min: 0, max: 300 }), (fades, history, day, wait) => {
      const method = createBayesIrt({ ...bayesIrt2, head: { ...bayesIrt2.head, ...Object.fromEntries(fadeNames.map((name, i) => [name, fades[i] ?? 0])) } });
      const before = method.apply(method.start(), sortEvidence(history.map(([on, score], i) => answer({ id: `h${i}`, result: { kind: 'score', score }, occurredAt: at(on) }))));
      const asOf = new Date(Date.parse(at(day)) + wait * 86_400_000).toISOString();
      const p = (state: typeof before) => method.estimate(state, { competencyId: 'ratios-06', asOf, grade: '06', graph: tinyGraph }).p;
      const after = (score: number) => p(method.apply(before, [answer({ id: 'zz', occurredAt: at(day), result: { kind: 'score', score } })]));
      expect(after(1)).toBeGreaterThanOrEqual(p(before) - 1e-7);
      expect(after(0)).toBeLessThanOrEqual(p(before) + 1e-7);
    }));
  });

  test('[MA66] a question on no competency, or on more than can be told apart, does no harm', () => {
    const many = Array.from({ length: 40 }, (_, i) => `x${i}`);
    const state = shipped.apply(shipped.start(), [answer({ competencyIds: [] }), answer({ competencyIds: many })]);
    expect(Object.values(state).flat().every((number) => Number.isFinite(number))).toBe(true);
  });

  test('[MA66] fitting is the same twice, and never lets time raise an estimate', () => {
    expect(fitIrt(responses, { students: studentsOf(responses, false), id: 'bayes-irt-fitted', version: '1.0.0', fittedOn: 'made-up students', dataHash: null })).toEqual(fitted);
    for (const parameters of [fitted, bayesIrt2]) {
      expect(Object.entries(parameters.head).filter(([name, weight]) => name.includes('gap') && weight < 0)).toEqual([]);
    }
  });
});
