import { describe, expect, test } from 'vitest';
import { measure } from '../fit/metrics.ts';
import { rowsOf } from '../fit/fittable.ts';
import { bayesIrt2 } from '../parameters/bayes-irt-2.ts';
import { packResponses, studentsOf } from '../responses/responses.ts';
import { madeUpRows } from '../responses/responses.test-data.ts';
import { predictArriving } from './arriving.ts';
import { fitIrt } from './fit.ts';
import { predictIrt } from './fittable.ts';
import { packCount, unpackCount, unpackLast } from './layout.ts';

const rows = madeUpRows({ students: 60, questions: 40, seed: 5 });
const responses = packResponses(rows);
const everybody = responses.studentIds.map((_, student) => student);
const request = { id: 'bayes-irt-school', version: '1.0.0', fittedOn: 'made-up students', dataHash: null };
const predict = predictArriving(bayesIrt2, 'asked');
const predicted = predict(responses, everybody);
const creditOf = (who: readonly number[]) => Float64Array.from(rowsOf(responses, who), (row) => responses.credit[row] ?? 0);

describe('[MA68] a school that starts with nothing', () => {
  test('the first student is predicted from the shipped parameters alone', () => {
    expect(predicted.slice(0, 40)).toEqual(predictIrt(bayesIrt2, responses, [0]));
  });

  test('a student is predicted from the answers of those who came before, and from nothing that comes after', () => {
    const changed = { ...responses, credit: responses.credit.map((credit, row) => (row >= 30 * 40 + 20 ? 1 - credit : credit)) };
    const again = predict(changed, everybody);
    expect(again.slice(0, 30 * 40 + 21)).toEqual(predicted.slice(0, 30 * 40 + 21));
    expect(again).not.toEqual(predicted);
  });

  test('the same answers give the same versions, whoever asks', () => {
    expect(predict(responses, everybody)).toEqual(predicted);
    const heldOut = studentsOf(responses, true);
    const whole = predictArriving(bayesIrt2, 'everybody')(responses, heldOut);
    expect(predictArriving(bayesIrt2, 'everybody')(responses, heldOut)).toEqual(whole);
    // Who else came before is known too: somebody is told otherwise than from the held-out alone.
    expect(whole).not.toEqual(predict(responses, heldOut));
    expect(whole).toHaveLength(heldOut.length * 40);
  });

  test('few answers calibrate: what is known of questions grows, the head is held at the given one, and no other school\'s question is in the file', () => {
    const few = everybody.slice(0, 8);
    const calibrated = fitIrt(responses, { ...request, students: few });
    expect(fitIrt(responses, { ...request, students: few })).toEqual(calibrated);
    // How easy questions are here is free; what speaks for a student is not.
    const moved = Object.entries(bayesIrt2.head).filter(([name]) => name !== 'always').map(([name, weight]) => Math.abs((calibrated.head[name] ?? 0) - weight));
    expect(Math.max(...moved)).toBeGreaterThan(0);
    expect(Math.max(...moved)).toBeLessThan(0.2);
    const asked = new Set(few.flatMap((student) => [...rowsOf(responses, [student])].map((row) => responses.itemIds[responses.item[row] ?? 0] ?? '')));
    expect(Object.keys(calibrated.items).filter((id) => !id.startsWith('{') && !asked.has(id))).toEqual([]);
    expect(Object.keys(calibrated.items).length).toBeGreaterThan(10);
  });

  test('from no answer on there is a file, and it says what is shipped', () => {
    expect(fitIrt(responses, { ...request, students: [] })).toMatchObject({ head: bayesIrt2.head, items: {}, competencies: {}, mean: bayesIrt2.mean });
  });

  test('those who come later are told better than by the shipped parameters', () => {
    const later = everybody.slice(30);
    const loss = (p: Float64Array) => measure(p, creditOf(later)).logLoss;
    expect(loss(predicted.slice(30 * 40))).toBeLessThan(loss(predictIrt(bayesIrt2, responses, later)));
  });
});

test('[MA69] a count and the moment of the last answer share a number, and come back', () => {
  for (const [count, last] of [[0, 0], [1, 0], [1, 1], [7, 1234], [4000, 999_999], [5, 2_000_000]] as const) {
    const packed = Math.round(packCount(count, last) * 1e9) / 1e9;
    expect([unpackCount(packed), unpackLast(packed)]).toEqual([count, Math.min(last, 999_999)]);
  }
});
