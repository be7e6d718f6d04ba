import { drawFrom } from '../fit/draw-from.ts';
import { rowsOf } from '../fit/fittable.ts';
import type { Predictor } from '../fit/fittable.ts';
import { packResponses } from '../responses/responses.ts';
import type { Responses } from '../responses/responses.ts';
import { fitIrt } from './fit.ts';
import { predictIrt } from './fittable.ts';
import { competenciesOf } from './in-sequence.ts';
import type { IrtParameters } from './model.ts';

/**
 * The recommended method at a school that starts with nothing of its own. Students arrive one after the other; each answer is predicted, one
 * step ahead, with the version of the parameters that the school has then, and a new version is fitted (fit.ts) on all answers so far
 * whenever these have grown by three tenths, in the middle of a student too. Within a version everything is fixed, and under a new one the
 * student is followed anew, as at a school that takes a new file now and then.
 *
 * `arrivals` says who comes: only the students asked about, as they are named; or everybody in the file, in an order drawn by a fixed seed,
 * since files have held-out students at their end, where they would find a school that is no longer new.
 */
export function predictArriving(from: IrtParameters, arrivals: 'asked' | 'everybody'): Predictor {
  return (responses, students) => {
    const everybody = arrivals === 'asked' ? students : shuffled(responses.studentIds.map((_, student) => student));
    const school = inOrder(responses, everybody);
    const found = new Float64Array(school.count);
    let current = from;
    for (let [begin, end] = [0, firstVersionAt]; begin < school.count; [begin, end] = [end, Math.ceil(end * growth)]) {
      const known = until(school, Math.min(end, school.count));
      // Those who answered anything between begin and end.
      for (let student = known.studentIds.length - 1; student >= 0 && (known.studentStart[student + 1] ?? 0) > begin; student -= 1) {
        const first = known.studentStart[student] ?? 0;
        const skipped = Math.max(0, begin - first);
        found.set(predictIrt(current, known, [student]).subarray(skipped), first + skipped);
      }
      if (end < school.count) current = fitIrt(known, { students: known.studentIds.map((_, student) => student), id: from.id, version: from.version, fittedOn: 'answers as they arrived', dataHash: null, from });
    }
    const placeOf = new Map(everybody.map((student, i) => [student, i]));
    const predicted = new Float64Array(rowsOf(responses, students).length);
    students.reduce((next, student) => {
      const place = placeOf.get(student) ?? 0;
      const own = found.subarray(school.studentStart[place], school.studentStart[place + 1]);
      predicted.set(own, next);
      return next + own.length;
    }, 0);
    return predicted;
  };
}

const firstVersionAt = 200;
const growth = 1.3;

/** The answers of these students alone, as they arrive. */
function inOrder(responses: Responses, students: readonly number[]): Responses {
  return packResponses(students.flatMap((student) => [...rowsOf(responses, [student])].map((row) => ({
    studentId: String(student), isHeldOut: true, itemId: responses.itemIds[responses.item[row] ?? 0] ?? '', at: responses.at[row] ?? 0, credit: responses.credit[row] ?? 0,
    competencyIds: competenciesOf(responses, row),
  }))));
}

/** What was known after so many answers; the last student may be in the middle. */
function until(school: Responses, count: number): Responses {
  const students = school.studentStart.findIndex((start, student) => student > 0 && start >= count);
  const studentStart = school.studentStart.slice(0, students + 1);
  studentStart[students] = count;
  return { ...school, count, studentIds: school.studentIds.slice(0, students), studentStart };
}

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
