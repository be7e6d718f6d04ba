/**
 * Regularised logistic regression on sparse rows: finds the weights w that make the answers most likely,
 *
 *   minimise  sum_i -log P(credit_i | sigmoid(offset_i + w.x_i))  +  1/2 sum_j ridge_j (w_j - prior_j)^2
 *
 * by L-BFGS, the two-loop recursion of Nocedal & Wright (2006), Numerical Optimization, algorithm 7.4, with a diagonal start and
 * backtracking (Armijo) steps. Credit between 0 and 1 counts as that share of a right answer.
 * Columns of `neverNegative` end at 0 or above: those that fall below are set to 0 and the rest is fitted again from where it stands (an
 * active set).
 */
export function fitLogistic(problem: LogisticProblem): Float64Array {
  const frozen = new Uint8Array(problem.rows.columns);
  let weights: Float64Array = new Float64Array(problem.rows.columns).map((_, j) => problem.prior?.[j] ?? 0);
  for (let round = 0; ; round += 1) {
    weights = descend(problem, frozen, weights);
    const below = (problem.neverNegative ?? []).filter((column) => (weights[column] ?? 0) < 0);
    for (const column of below) frozen[column] = 1;
    if (below.length === 0 || round === mostRounds) {
      for (const column of below) weights[column] = 0;
      return weights;
    }
  }
}

/** Rows of a matrix that is mostly zeros: row i has `column[k]`, `value[k]` for start[i] <= k < start[i + 1]. */
export type SparseRows = { readonly count: number; readonly columns: number; readonly start: Int32Array; readonly column: Int32Array; readonly value: Float32Array };

type LogisticProblem = {
  readonly rows: SparseRows;
  /** By row: 0..1. */
  readonly credit: Float64Array;
  /** By column: how strongly a weight is held at its prior. */
  readonly ridge: Float64Array;
  /** By column: what a weight is where nothing was seen; 0 where left out. Descent starts there. */
  readonly prior?: Float64Array;
  readonly neverNegative?: readonly number[];
  readonly iterations?: number;
};

/** The sum of value times weight of one row. */
export function scoreRow({ start, column, value }: SparseRows, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = start[row + 1] ?? 0;
  for (let k = start[row] ?? 0; k < end; k += 1) sum += (weights[column[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
}

/** Collects sparse rows one after the other. */
export function createRowBuilder() {
  let column = new Int32Array(1 << 16);
  let value = new Float32Array(1 << 16);
  let length = 0;
  const ends: number[] = [0];
  return {
    add(at: number, amount: number) {
      if (amount === 0) return;
      if (length === column.length) {
        const [wider, longer] = [new Int32Array(length * 2), new Float32Array(length * 2)];
        wider.set(column);
        longer.set(value);
        column = wider;
        value = longer;
      }
      column[length] = at;
      value[length] = amount;
      length += 1;
    },
    endRow() {
      ends.push(length);
    },
    build: (columns: number): SparseRows => ({ count: ends.length - 1, columns, start: Int32Array.from(ends), column: column.subarray(0, length), value: value.subarray(0, length) }),
  };
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

const mostRounds = 4;
const memory = 8;
const tolerance = 3e-6;

function descend(problem: LogisticProblem, frozen: Uint8Array, from: Float64Array): Float64Array {
  const { columns } = problem.rows;
  const scale = startScale(problem);
  let weights = from.map((weight, j) => (frozen[j] === 1 ? 0 : weight));
  let gradient = new Float64Array(columns);
  let loss = lossAt(problem, weights, gradient, frozen);
  const pairs: { readonly step: Float64Array; readonly change: Float64Array; readonly rho: number }[] = [];
  for (let iteration = 0; iteration < (problem.iterations ?? 120); iteration += 1) {
    const direction = towards(gradient, pairs, scale);
    const slope = -dot(gradient, direction);
    let [next, nextGradient, nextLoss] = [new Float64Array(columns), new Float64Array(columns), Infinity];
    for (let length = 1, tries = 0; tries < 20; length /= 2, tries += 1) {
      for (let j = 0; j < columns; j += 1) next[j] = (weights[j] ?? 0) - length * (direction[j] ?? 0);
      nextLoss = lossAt(problem, next, nextGradient, frozen);
      if (nextLoss <= loss + 1e-4 * length * slope) break;
    }
    if (!(nextLoss < loss)) break;
    const step = subtract(next, weights);
    const change = subtract(nextGradient, gradient);
    const curvature = dot(step, change);
    if (curvature > 1e-12) pairs.push({ step, change, rho: 1 / curvature });
    if (pairs.length > memory) pairs.shift();
    const gained = (loss - nextLoss) / Math.abs(loss);
    [weights, gradient, loss] = [next, nextGradient, nextLoss];
    if (gained < tolerance) break;
  }
  return weights;
}

function lossAt(problem: LogisticProblem, weights: Float64Array, gradient: Float64Array, frozen: Uint8Array): number {
  const { rows, credit, ridge, prior } = problem;
  const { start, column, value } = rows;
  gradient.fill(0);
  let loss = 0;
  for (let i = 0; i < rows.count; i += 1) {
    const [from, end] = [start[i] ?? 0, start[i + 1] ?? 0];
    let score = 0;
    for (let k = from; k < end; k += 1) score += (weights[column[k] ?? 0] ?? 0) * (value[k] ?? 0);
    const right = credit[i] ?? 0;
    loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - right * score;
    const miss = sigmoid(score) - right;
    for (let k = from; k < end; k += 1) {
      const j = column[k] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + miss * (value[k] ?? 0);
    }
  }
  for (let j = 0; j < rows.columns; j += 1) {
    const away = (weights[j] ?? 0) - (prior?.[j] ?? 0);
    loss += 0.5 * (ridge[j] ?? 0) * away * away;
    gradient[j] = frozen[j] === 1 ? 0 : (gradient[j] ?? 0) + (ridge[j] ?? 0) * away;
  }
  return loss;
}

/** The two-loop recursion: the gradient, bent by what the last steps have shown of the curvature. */
function towards(gradient: Float64Array, pairs: readonly { readonly step: Float64Array; readonly change: Float64Array; readonly rho: number }[], scale: Float64Array): Float64Array {
  const direction = gradient.slice();
  const alphas = pairs.map(() => 0);
  for (let i = pairs.length - 1; i >= 0; i -= 1) {
    const pair = pairs[i];
    if (pair === undefined) continue;
    const alpha = pair.rho * dot(pair.step, direction);
    alphas[i] = alpha;
    addScaled(direction, pair.change, -alpha);
  }
  for (let j = 0; j < direction.length; j += 1) direction[j] = (direction[j] ?? 0) * (scale[j] ?? 0);
  pairs.forEach((pair, i) => addScaled(direction, pair.step, (alphas[i] ?? 0) - pair.rho * dot(pair.change, direction)));
  return direction;
}

/** One over the diagonal of the Hessian, taking p(1-p) as 0.2 everywhere: rare columns move as fast as common ones. */
function startScale({ rows, ridge }: LogisticProblem): Float64Array {
  const diagonal = Float64Array.from(ridge, (held) => held + 1e-6);
  rows.column.forEach((j, k) => {
    diagonal[j] = (diagonal[j] ?? 0) + 0.2 * (rows.value[k] ?? 0) ** 2;
  });
  return diagonal.map((curvature) => 1 / curvature);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j += 1) sum += (a[j] ?? 0) * (b[j] ?? 0);
  return sum;
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, j) => value - (b[j] ?? 0));
}

function addScaled(to: Float64Array, from: Float64Array, by: number): void {
  for (let j = 0; j < to.length; j += 1) to[j] = (to[j] ?? 0) + by * (from[j] ?? 0);
}
