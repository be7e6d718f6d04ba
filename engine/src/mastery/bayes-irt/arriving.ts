import { drawFrom } from '../fit/draw-from.ts';
import { rowsOf } from '../fit/fittable.ts';
import type { Predictor } from '../fit/fittable.ts';
import type { Responses } from '../responses/responses.ts';
import { fitIrt } from './fit.ts';
import { predictIrt } from './fittable.ts';
import type { IrtParameters } from './model.ts';

/**
 * The recommended method at a school that starts with nothing of its own. Students arrive one after the other; each is predicted, one step
 * ahead, with the version of the parameters that the school has then, and a new version is fitted (fit.ts) on all answers so far whenever
 * these have grown by three tenths. Within a version everything is fixed, as it is for a school that takes a new file now and then.
 *
 * `arrivals` says who comes: only the students asked about, as they are named; or everybody in the file, in an order drawn by a fixed seed,
 * since files have held-out students at their end, where they would find a school that is no longer new.
 */
export function predictArriving(from: IrtParameters, arrivals: 'asked' | 'everybody'): Predictor {
  return (responses, students) => {
    const everybody = arrivals === 'asked' ? students : shuffled(responses.studentIds.map((_, student) => student));
    const isAsked = new Set(students);
    const found = new Map<number, Float64Array>();
    let [current, answers, due] = [from, 0, firstVersionAt];
    everybody.forEach((student, i) => {
      if (isAsked.has(student)) found.set(student, predictIrt(current, responses, [student]));
      answers += answersOf(responses, student);
      if (answers < due || i === everybody.length - 1) return;
      current = fitIrt(responses, { students: everybody.slice(0, i + 1), id: from.id, version: from.version, fittedOn: 'answers as they arrived', dataHash: null, from });
      due = answers * growth;
    });
    const predicted = new Float64Array(rowsOf(responses, students).length);
    students.reduce((next, student) => {
      const own = found.get(student) ?? new Float64Array(0);
      predicted.set(own, next);
      return next + own.length;
    }, 0);
    return predicted;
  };
}

const firstVersionAt = 200;
const growth = 1.3;

/** Fisher and Yates. */
function shuffled(students: readonly number[]): readonly number[] {
  const next = drawFrom(arrivalSeed);
  const order = [...students];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

const arrivalSeed = 1;

function answersOf({ studentStart }: Responses, student: number): number {
  return (studentStart[student + 1] ?? 0) - (studentStart[student] ?? 0);
}
