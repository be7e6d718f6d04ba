import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, tinyGraph } from '../mastery.test-data.ts';
import { createBayesIrt } from '../methods/bayes-irt.ts';
import { namelessItem, packResponses, studentsOf } from '../responses/responses.ts';
import { madeUpRows } from '../responses/responses.test-data.ts';
import { fitIrt } from './fit.ts';
import { predictIrt } from './fittable.ts';
import { afterAnswer, inSequence, sequencedItem, withoutSequence } from './in-sequence.ts';

const rows = madeUpRows({ students: 120, questions: 40, seed: 7 }).map((row) => ({ ...row, itemId: '' }));
const responses = packResponses(rows);
const fitted = fitIrt(responses, { students: studentsOf(responses, false), id: 'bayes-irt-fitted', version: '1.0.0', fittedOn: 'made-up students', dataHash: null });

describe('[MA72] a question without identity goes by what came before it', () => {
  test('the first has the name of its competencies; then what came before, the run and the rights in it tell questions apart', () => {
    expect(sequencedItem(['b', 'a', 'a'], 0)).toBe(namelessItem(['a', 'b']));
    const after = (...answers: readonly (readonly [string, number])[]) => sequencedItem(['a'], answers.reduce((before, [id, credit]) => afterAnswer([id], before, credit), 0));
    const names = [after(['b', 1]), after(['b', 0]), after(['c', 1]), after(['a', 1]), after(['a', 0]), after(['a', 1], ['a', 1]), after(['a', 0], ['a', 1])];
    expect(new Set(names).size).toBe(names.length);
    expect(after(['c', 0], ['b', 1])).toBe(after(['b', 1]));
    for (const name of names) expect(withoutSequence(name)).toBe('{a}');
    for (const name of ['q1', '{a}', 'q}<1']) expect(withoutSequence(name)).toBeUndefined();
  });

  test('nothing that comes after an answer changes its name, and a question with identity keeps its own', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 38 }), (cut) => {
      const changed = { ...responses, credit: responses.credit.map((credit, row) => (row >= cut ? 1 - credit : credit)) };
      const names = (of: typeof responses) => { const { item, itemIds } = inSequence(of, [0]); return Array.from(item.subarray(0, cut + 1), (one) => itemIds[one]); };
      expect(names(changed)).toEqual(names(responses));
    }), { numRuns: 20 });
  });

  test('a question keeps its own name, unless it was asked once and a tenth of all answers are to such questions', () => {
    const names = (isOnce: (i: number) => boolean) => {
      const { itemIds, item } = inSequence(packResponses(rows.map((row, i) => ({ ...row, itemId: isOnce(i) ? `once ${i}` : 'q' }))), [0, 1]);
      return Array.from(item.subarray(4, 7), (one) => itemIds[one]);
    };
    expect(names((i) => i === 5)).toEqual(['q', 'once 5', 'q']);
    expect(names((i) => i % 5 === 0)).toEqual(['q', expect.stringMatching(/^\{.*\}</), 'q']);
  });

  test('[MA60] a student followed by the contract, answer by answer, is told as the evaluation tells it', () => {
    const method = createBayesIrt(fitted);
    const [student = 0] = studentsOf(responses, true);
    const predicted = predictIrt(fitted, responses, [student]);
    let state = method.start();
    rows.filter(({ studentId }) => studentId === responses.studentIds[student]).forEach((row, i) => {
      const occurredAt = new Date(row.at * 1000).toISOString();
      const [competencyId = '', ...togetherWith] = row.competencyIds;
      expect(method.estimate(state, { competencyId, togetherWith, asOf: occurredAt, grade: null, graph: tinyGraph, itemId: 'never asked before' }).p).toBeCloseTo(predicted[i] ?? 0, 6);
      state = method.apply(state, [answer({ id: `a${i}`, competencyIds: row.competencyIds, itemId: null, result: { kind: 'score', score: row.credit }, occurredAt })]);
    });
  });
});
