import { drawFrom } from '../fit/draw-from.ts';
import type { Responses } from '../responses/responses.ts';
import { observeTraits, startTraits, traitScore } from './traits.ts';
import type { Loadings } from './traits.ts';
import { own, traitCount } from './layout.ts';

/**
 * Finds the loadings from the students' answers. `base` is, by answer, the score that ability and deviations gave (cross-fitted: computed
 * without this student's part in the difficulties), so that traits explain what was left and nothing twice.
 */
export function learnTraits(responses: Responses, of: { readonly students: readonly number[]; readonly base: Float32Array; readonly seed: number }): Loadings {
  const next = drawFrom(of.seed);
  const start = (size: number, spread: number) => new Float64Array(size * traitCount).map(() => spread * (next() - 0.5));
  const loadings: Loadings = { item: start(responses.itemIds.length, itemSpread), competency: start(responses.competencyIds.length, competencySpread) };
  const order = [...of.students];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, next);
    const rate = firstRate / (1 + 0.3 * epoch);
    followTraits(responses, { students: order, base: of.base, loadings, after: (row, miss, student) => move(responses, { row, student, loadings, step: rate * miss, rate }) });
  }
  return loadings;
}

/** Walks the students' answers, traits only. `before` gets what the traits add to each score; `after` the credit less what was expected. */
export function followTraits(responses: Responses, of: {
  readonly students: readonly number[];
  readonly base: Float32Array;
  readonly loadings: Loadings;
  readonly before?: (row: number, score: number) => void;
  readonly after?: (row: number, miss: number, student: Float64Array) => void;
}): void {
  const { competency, competencyStart, studentStart } = responses;
  const student = new Float64Array(own.size);
  const loading = new Float64Array(traitCount);
  for (const who of of.students) {
    startTraits(student);
    for (let row = studentStart[who] ?? 0; row < (studentStart[who + 1] ?? 0); row += 1) {
      const item = responses.item[row] ?? -1;
      const [start, end] = [competencyStart[row] ?? 0, competencyStart[row + 1] ?? 0];
      for (let k = 0; k < traitCount; k += 1) {
        let sum = item < 0 ? 0 : of.loadings.item[item * traitCount + k] ?? 0;
        for (let q = start; q < end; q += 1) sum += (of.loadings.competency[(competency[q] ?? 0) * traitCount + k] ?? 0) / (end - start);
        loading[k] = sum;
      }
      const base = of.base[row] ?? 0;
      const credit = responses.credit[row] ?? 0;
      const score = traitScore(student, loading);
      of.before?.(row, score);
      // The gradient is taken before the student moves, from what was believed when the question came.
      of.after?.(row, credit - 1 / (1 + Math.exp(-base - score)), student);
      observeTraits(student, loading, { base, credit, weight: 1 });
    }
  }
}

const epochs = 8;
const firstRate = 0.1;
/** How strongly a step pulls loadings back to nothing: items have few answers each, competencies many. */
const holdItem = 0.04;
const holdCompetency = 0.004;
const itemSpread = 0.1;
const competencySpread = 0.6;

function move(responses: Responses, of: { readonly row: number; readonly student: Float64Array; readonly loadings: Loadings; readonly step: number; readonly rate: number }): void {
  const { row, student, loadings, step, rate } = of;
  const item = responses.item[row] ?? -1;
  const [start, end] = [responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0];
  for (let k = 0; k < traitCount; k += 1) {
    const push = step * (student[own.traits + k] ?? 0);
    if (item >= 0) {
      const at = item * traitCount + k;
      const load = loadings.item[at] ?? 0;
      loadings.item[at] = load + push - rate * holdItem * load;
    }
    for (let q = start; q < end; q += 1) {
      const at = (responses.competency[q] ?? 0) * traitCount + k;
      const load = loadings.competency[at] ?? 0;
      loadings.competency[at] = load + (push - rate * holdCompetency * load) / (end - start);
    }
  }
}

/** Fisher and Yates: another order each time, so that no student always comes last. */
function shuffle(order: number[], next: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}
