import { describe, expect, test } from 'vitest';
import { packResponses, studentsOf } from '../responses/responses.ts';
import { madeUpRows } from '../responses/responses.test-data.ts';
import type { ResponseRow } from '../responses/responses.ts';
import { drawFrom } from './draw-from.ts';
import { evaluate } from './evaluate.ts';
import { fitBkt } from './fit-bkt.ts';
import { measure } from './metrics.ts';
import { fittableMethods } from './methods.ts';

const truth = { known: 0.3, learn: 0.2, slip: 0.1, guess: 0.25 };

/** Answers of students who are as knowledge tracing says, to find its chances again. */
function tracedRows(students: number, questions: number): readonly ResponseRow[] {
  const next = drawFrom(5);
  return Array.from({ length: students }, (_, s) => {
    let knows = next() < truth.known;
    return Array.from({ length: questions }, (__, i): ResponseRow => {
      const isRight = next() < (knows ? 1 - truth.slip : truth.guess);
      knows ||= next() < truth.learn;
      return { studentId: `s${s}`, isHeldOut: s % 5 === 4, itemId: `q${i}`, at: 0, credit: isRight ? 1 : 0, competencyIds: ['a'] };
    });
  }).flat();
}

describe('fitting', () => {
  test('[MA57] BKT finds the chances that made the answers', () => {
    const responses = packResponses(tracedRows(1500, 8));
    const found = fitBkt(responses, studentsOf(responses, false)).competencies?.['a'];
    for (const name of ['known', 'learn', 'slip', 'guess'] as const) expect(Math.abs((found?.[name] ?? 0) - truth[name])).toBeLessThan(0.05);
  });

  test('[MA57] a competency met once keeps chances near the usual ones, within the limits where a right answer speaks for knowing', () => {
    const row = (studentId: string, credit: number, isHeldOut = false): ResponseRow => ({ studentId, isHeldOut, itemId: '', at: 0, credit, competencyIds: ['a'] });
    const responses = packResponses([row('x', 0), row('y', 0, true)]);
    const found = fitBkt(responses, studentsOf(responses, false)).competencies?.['a'];
    expect(found?.slip).toBeLessThanOrEqual(0.4);
    expect((found?.slip ?? 1) + (found?.guess ?? 1)).toBeLessThan(1);
  });

  test('[MA58] nobody predicts better than the very chances that made the answers: a method that did would have seen them', () => {
    const next = drawFrom(11);
    const normal = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
    const known = new Map<string, number>();
    const drawn = (id: string, spread: number) => {
      const value = known.get(id) ?? spread * normal();
      known.set(id, value);
      return value;
    };
    const chances: number[] = [];
    const rows = madeUpRows({ students: 80, questions: 40, seed: 9 }).map((row) => {
      const skill = row.competencyIds.reduce((sum, id) => sum + drawn(`${row.studentId} ${id}`, 0.8) / row.competencyIds.length, drawn(row.studentId, 0.8));
      const p = 1 / (1 + Math.exp(-(0.5 + skill - drawn(row.itemId, 1))));
      chances.push(p);
      return { ...row, credit: next() < p ? 1 : 0 };
    });
    const heldOut = rows.flatMap((row, i) => (row.isHeldOut ? [{ credit: row.credit, p: chances[i] ?? 0 }] : []));
    const best = measure(Float64Array.from(heldOut, ({ p }) => p), Float64Array.from(heldOut, ({ credit }) => credit));
    const found = evaluate(packResponses(rows), { methods: fittableMethods, seed: 1, resamples: 10 });
    for (const { auc, logLoss } of found) {
      expect(auc).toBeLessThan(best.auc);
      expect(logLoss).toBeGreaterThan(best.logLoss);
    }
    // And the test can tell: the best of them comes near, the worst is far.
    expect(Math.max(...found.map(({ auc }) => auc))).toBeGreaterThan(best.auc - 0.12);
  });

  test('[MA59] every method that ships is compared, one of them recommended', () => {
    expect(fittableMethods.map(({ name }) => name)).toEqual(['bayes-irt', 'bkt', 'pfa', 'elo', 'afm', 'irt', 'best-lr']);
    expect(fittableMethods.filter(({ isRecommended }) => isRecommended).map(({ name }) => name)).toEqual(['bayes-irt']);
  });
});
