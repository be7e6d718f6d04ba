import type { Responses } from '../responses/responses.ts';
import { drawFrom } from './draw-from.ts';
import { areaUnderCurve } from './metrics.ts';

/**
 * How far would the AUC move with other students of the same kind? Draws as many students as there are, with repetition, again and again
 * (Efron 1979), and answers the range that holds 95 % of the draws. Whole students are drawn: one student's answers are not independent.
 */
export function bootstrapAuc(of: { readonly responses: Responses; readonly students: readonly number[]; readonly predicted: Float64Array; readonly credit: Float64Array; readonly seed: number; readonly resamples: number }): readonly [number, number] {
  const { responses, students, predicted, credit } = of;
  // Sorted once; each draw then only counts how often each answer is in it.
  const order = new Uint32Array(predicted.length).map((_, i) => i).sort((a, b) => (predicted[a] ?? 0) - (predicted[b] ?? 0));
  const owner = new Int32Array(predicted.length);
  let row = 0;
  students.forEach((student, place) => {
    const answers = (responses.studentStart[student + 1] ?? 0) - (responses.studentStart[student] ?? 0);
    owner.fill(place, row, row + answers);
    row += answers;
  });
  const next = drawFrom(of.seed);
  const found = Array.from({ length: of.resamples }, () => {
    const times = new Int32Array(students.length);
    for (let k = 0; k < students.length; k += 1) {
      const drawn = Math.floor(next() * students.length);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    return weighedAuc({ order, owner, times, predicted, credit });
  }).filter((auc) => Number.isFinite(auc)).sort((a, b) => a - b);
  const whole = areaUnderCurve(predicted, credit);
  return [found[Math.floor(found.length * 0.025)] ?? whole, found[Math.ceil(found.length * 0.975) - 1] ?? whole];
}

/** AUC where answer i stands `times` of its student times; ties count a half. */
function weighedAuc(of: { readonly order: Uint32Array; readonly owner: Int32Array; readonly times: Int32Array; readonly predicted: Float64Array; readonly credit: Float64Array }): number {
  const { order, owner, times, predicted, credit } = of;
  let [wrongBelow, won, rights] = [0, 0, 0];
  for (let from = 0; from < order.length;) {
    let [right, wrong, end] = [0, 0, from];
    for (; end < order.length && predicted[order[end] ?? 0] === predicted[order[from] ?? 0]; end += 1) {
      const i = order[end] ?? 0;
      const weight = times[owner[i] ?? 0] ?? 0;
      if ((credit[i] ?? 0) >= 0.5) right += weight;
      else wrong += weight;
    }
    won += right * (wrongBelow + wrong / 2);
    wrongBelow += wrong;
    rights += right;
    from = end;
  }
  return won / (rights * wrongBelow);
}
