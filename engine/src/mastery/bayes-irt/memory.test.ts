import { describe, expect, test } from 'vitest';
import { sortEvidence } from '../../evidence/index.ts';
import { answer } from '../mastery.test-data.ts';
import { createBayesIrt } from '../methods/bayes-irt.ts';
import { measure } from '../fit/metrics.ts';
import { rowsOf } from '../fit/fittable.ts';
import { packResponses, studentsOf, withoutItems } from '../responses/responses.ts';
import type { ResponseRow } from '../responses/responses.ts';
import { memoryNames } from './features.ts';
import { fitIrt } from './fit.ts';
import { predictIrt } from './fittable.ts';
import { comeBack } from './memory.ts';

/** A deck of words, asked again and again: whether one is known depends on how often this student met it, and on nothing else. */
const deck = (of: { readonly students: number; readonly words: number }): readonly ResponseRow[] => Array.from({ length: of.students }, (_, s) => {
  const met = new Map<number, number>();
  return Array.from({ length: 60 }, (__, i): ResponseRow => {
    // Every other one is of the six that this student has in hand, the rest from anywhere.
    const word = (i % 2 === 0 ? s * 17 + ((i / 2) % 6) * 11 : s * 31 + i * 13) % of.words;
    const before = met.get(word) ?? 0;
    met.set(word, before + 1);
    const draw = ((s * 7919 + i * 104_729 + word * 31) % 1009) / 1009;
    return { studentId: `s${s}`, isHeldOut: s % 4 === 3, itemId: `w${word}`, at: 1_000_000 + i * 900, credit: draw < Math.min(0.95, 0.2 + 0.35 * before) ? 1 : 0, competencyIds: ['words'] };
  });
}).flat();

const rows = deck({ students: 80, words: 97 });
const responses = packResponses(rows);
const heldOut = studentsOf(responses, true);
const fit = (of: typeof responses) => fitIrt(of, { students: studentsOf(of, false), id: 'bayes-irt-deck', version: '1.0.0', fittedOn: 'a made-up deck', dataHash: null });
const fitted = fit(responses);
const weights = (of: typeof fitted) => memoryNames.map((name) => of.head[name] ?? 0);

describe('[MA73] a question that comes back', () => {
  test('is remembered by itself, which tells its next answer better than its competencies do', () => {
    expect(comeBack(responses, heldOut)).toBeGreaterThan(0.4);
    expect(weights(fitted).some((weight) => weight !== 0)).toBe(true);
    const credit = Float64Array.from(rowsOf(responses, heldOut), (row) => responses.credit[row] ?? 0);
    const forgetful = { ...fitted, head: { ...fitted.head, ...Object.fromEntries(memoryNames.map((name) => [name, 0])) } };
    expect(measure(predictIrt(fitted, responses, heldOut), credit).auc).toBeGreaterThan(measure(predictIrt(forgetful, responses, heldOut), credit).auc + 0.05);
  });

  test('is asked about as an evaluation predicts it, and is folded alike in one go and in several, through JSON', () => {
    const method = createBayesIrt(fitted);
    const [student = 0] = heldOut;
    const predicted = predictIrt(fitted, responses, [student]);
    const own = sortEvidence(rows.filter(({ studentId }) => studentId === responses.studentIds[student]).map((row, i) => answer({
      id: `a${String(i).padStart(3, '0')}`, competencyIds: row.competencyIds, itemId: row.itemId, result: { kind: 'score', score: row.credit }, occurredAt: new Date(row.at * 1000).toISOString(),
    })));
    let state = method.start();
    own.forEach((one, i) => {
      const { p } = method.estimate(state, { competencyId: 'words', itemId: one.itemId ?? '', asOf: one.occurredAt, grade: null, graph: { competencies: new Map(), prerequisitesOf: () => [], parentOf: () => undefined } });
      expect(p).toBeCloseTo(predicted[i] ?? 0, 6);
      state = method.apply(JSON.parse(JSON.stringify(state)), [one]);
    });
    expect(method.apply(method.start(), own)).toEqual(state);
    // Five numbers for each word that was asked, beside those of the competency and of the student.
    expect(Object.values(state).filter((numbers) => numbers.length === 5)).toHaveLength(new Set(own.map(({ itemId }) => itemId)).size);
  });

  test('is not kept where questions hardly come back, or have no identity', () => {
    const rare = packResponses(deck({ students: 80, words: 97 }).map((row, i) => ({ ...row, itemId: `${row.itemId}-${i % 50}` })));
    expect(comeBack(rare, studentsOf(rare, false))).toBeLessThan(0.2);
    // Each question its own competency, or none: the first is told by the competency alone.
    const own = (competencyIds: (row: ResponseRow) => readonly string[]) => packResponses(rows.map((row) => ({ ...row, competencyIds: competencyIds(row) })));
    expect(comeBack(own(({ itemId }) => [itemId]), heldOut)).toBe(0);
    expect(comeBack(own(() => []), heldOut)).toBeGreaterThan(0.4);
    for (const one of [fit(rare), fit(withoutItems(responses))]) {
      expect(weights(one).every((weight) => weight === 0)).toBe(true);
      const state = createBayesIrt(one).apply({}, [answer({ itemId: 'w1', competencyIds: ['words'] }), answer({ id: 'again', itemId: 'w1', competencyIds: ['words'] })]);
      expect(Object.keys(state).sort()).toEqual(['', 'words']);
    }
  });
});
