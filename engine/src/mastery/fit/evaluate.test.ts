import { describe, expect, test } from 'vitest';
import { packResponses, studentsOf } from '../responses/responses.ts';
import { madeUpRows } from '../responses/responses.test-data.ts';
import { evaluate } from './evaluate.ts';
import { rowsOf } from './fittable.ts';
import { fittableMethods } from './methods.ts';

const rows = madeUpRows({ students: 60, questions: 40 });
const responses = packResponses(rows);
const fitOn = studentsOf(responses, false);
const heldOut = studentsOf(responses, true);
/** By entry of `competency`: the answer it belongs to. */
const rowOf = [...responses.credit].flatMap((_, row) => Array.from({ length: (responses.competencyStart[row + 1] ?? 0) - (responses.competencyStart[row] ?? 0) }, () => row));

for (const method of fittableMethods) {
  describe(`${method.name}, as every method that can be fitted`, () => {
    test('[MA53] shuffling what comes later changes nothing of what was said before', () => {
      const predict = method.fit(responses, fitOn);
      const whole = predict(responses, heldOut);
      const isLater = (row: number) => row % 40 >= 17;
      // The later answers turn round: other questions, other competencies, other credit.
      const changed = {
        ...responses,
        item: responses.item.map((item, row) => (isLater(row) ? 39 - item : item)),
        credit: responses.credit.map((credit, row) => (isLater(row) ? 1 - credit : credit)),
        competency: responses.competency.map((one, k) => (isLater(rowOf[k] ?? 0) ? 4 - one : one)),
      };
      const again = predict(changed, heldOut);
      for (let i = 0; i < whole.length; i += 1) if (i % 40 < 17) expect(again[i]).toBe(whole[i]);
      expect(again).not.toEqual(whole);
    });

    test('[MA54] nothing of a held-out student is fitted on', () => {
      const changed = packResponses(rows.map((row) => (row.isHeldOut && row.studentId === 's7' ? { ...row, credit: 1 - row.credit } : row)));
      const others = heldOut.filter((student) => responses.studentIds[student] !== 's7');
      expect(method.fit(changed, fitOn)(responses, others)).toEqual(method.fit(responses, fitOn)(responses, others));
    });

    test('[MA55] predictions are chances, one for each answer, and the same each time', () => {
      const predict = method.fit(responses, fitOn);
      const predicted = predict(responses, heldOut);
      expect(predicted).toHaveLength(rowsOf(responses, heldOut).length);
      expect(predicted.every((p) => p > 0 && p < 1)).toBe(true);
      expect(predict(responses, heldOut)).toEqual(predicted);
    });
  });
}

describe('evaluate', () => {
  const [first] = evaluate(responses, { methods: fittableMethods.slice(0, 1), seed: 4 });

  test('[MA56] the slices hold every answer once, and the interval holds the figure', () => {
    const total = rowsOf(responses, heldOut).length;
    expect(first?.count).toBe(total);
    expect(first?.byPrior.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(first?.interval[0]).toBeLessThan(first?.auc ?? 0);
    expect(first?.interval[1]).toBeGreaterThan(first?.auc ?? 1);
  });

  test('[MA56] the same seed gives the same interval', () => {
    expect(evaluate(responses, { methods: fittableMethods.slice(0, 1), seed: 4 })[0]).toEqual(first);
  });

  test('[MA56] who is asked to stop answers with what is done', () => {
    expect(evaluate(responses, { methods: fittableMethods, seed: 4, shouldStop: () => true })).toEqual([]);
  });
});
