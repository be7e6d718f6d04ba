import type { DiagnosticMap, DiagnosticParameters } from './diagnostic.ts';

/**
 * The map as numbers that loops run over fast. An edge leads from a prerequisite up to what needs it; edges into one competency stand
 * together, `into[i]` to `into[i + 1]`.
 */
export type Net = {
  readonly size: number;
  readonly into: Int32Array;
  /** By edge: the prerequisite. */
  readonly lower: Int32Array;
  /** By edge: what needs it. */
  readonly upper: Int32Array;
  /** Edges out of competency i are `outEdges[out[i]]` to `outEdges[out[i + 1]]`, exclusive. */
  readonly out: Int32Array;
  readonly outEdges: Int32Array;
  /** One world for each ability on the grid: what is believed if the student's ability were this one. */
  readonly worlds: readonly World[];
};

export type World = {
  readonly ability: number;
  /** Before any answer. Sums to 1 over the worlds. */
  readonly weight: number;
  /** Chance of knowing a competency when all before it is known. */
  readonly ready: Float64Array;
  /** Chance of knowing it before any answer, where nobody skips a step: all that is below it, and itself. */
  readonly alone: Float64Array;
  /**
   * How far the prerequisites of a competency come together, 0 = independently, 1 = the rarest brings all others. They share
   * steps below, so that taking them as independent makes everything above look rarer than it is.
   */
  readonly together: Float64Array;
};

/** From half a grade below the lowest level to one above the highest: beyond these nothing on the map tells abilities apart. */
const grids = 13;

export function makeNet(map: DiagnosticMap, parameters: DiagnosticParameters): Net {
  const before = map.competencies.map((competency) => competency.before);
  const levels = map.competencies.map((competency) => competency.level);
  const size = before.length;
  const into = new Int32Array(size + 1);
  before.forEach((ids, index) => { into[index + 1] = (into[index] ?? 0) + ids.length; });
  const lower = Int32Array.from(before.flat());
  const upper = Int32Array.from(before.flatMap((ids, index) => ids.map(() => index)));
  const byLower = [...lower.keys()].toSorted((left, right) => (lower[left] ?? 0) - (lower[right] ?? 0) || left - right);
  const out = new Int32Array(size + 1);
  for (const id of lower) out[id + 1] = (out[id + 1] ?? 0) + 1;
  for (let i = 0; i < size; i += 1) out[i + 1] = (out[i + 1] ?? 0) + (out[i] ?? 0);
  const below = stepsBelow(before);
  const [lowest, highest] = [levels.reduce((a, b) => Math.min(a, b), Infinity) - 0.5, levels.reduce((a, b) => Math.max(a, b), -Infinity) + 1];
  const abilities = Array.from({ length: grids }, (_, index) => lowest + ((highest - lowest) * index) / (grids - 1));
  const weights = abilities.map((ability) => weightOf(ability, map.grade, parameters));
  const sum = weights.reduce((a, b) => a + b, 0);
  const worlds = abilities.map((ability, index): World => {
    const ready = Float64Array.from(levels, (level) => {
      const odds = parameters.readyOdds + parameters.steepness * (ability - level);
      return Math.min(0.985, Math.max(0.003, 1 / (1 + Math.exp(-odds))));
    });
    const alone = Float64Array.from(below, (steps) => chanceOf(steps, ready));
    return { ability, weight: (weights[index] ?? 0) / sum, ready, alone, together: togetherness({ before, below, ready, alone }) };
  });
  return { size, into, lower, upper, out, outEdges: Int32Array.from(byLower), worlds };
}

/** Half a grade below the own grade: at the start of a year most of the year before is known. Our own choice, and only a prior. */
function weightOf(ability: number, grade: number | null, { gradeWeight, gradeSpread }: DiagnosticParameters): number {
  if (grade === null) return 1;
  const away = (ability - (grade - 0.5)) / gradeSpread;
  return (1 - gradeWeight) / grids + gradeWeight * Math.exp(-away * away / 2);
}

/** By competency: itself and everything before it. */
function stepsBelow(before: readonly (readonly number[])[]): readonly ReadonlySet<number>[] {
  const below: Set<number>[] = [];
  before.forEach((ids, index) => below.push(new Set([index, ...ids.flatMap((id) => [...(below[id] ?? [])])])));
  return below;
}

/**
 * Where nobody skips a step, a student knows all of a set exactly when every step below any of them is in place; each step counts once.
 * That gives the true chance of "all prerequisites known" beside the product and the smallest of their single chances; `together` says
 * where between the two it lies.
 */
function togetherness(of: { readonly before: readonly (readonly number[])[]; readonly below: readonly ReadonlySet<number>[]; readonly ready: Float64Array; readonly alone: Float64Array }): Float64Array {
  return Float64Array.from(of.before, (ids) => {
    if (ids.length < 2) return 0;
    const chances = ids.map((id) => of.alone[id] ?? 1);
    const product = chances.reduce((a, b) => a * b, 1);
    const smallest = Math.min(...chances);
    const all = chanceOf(new Set(ids.flatMap((id) => [...(of.below[id] ?? [])])), of.ready);
    return smallest - product < 1e-12 ? 0 : Math.min(1, Math.max(0, (all - product) / (smallest - product)));
  });
}

function chanceOf(steps: ReadonlySet<number>, ready: Float64Array): number {
  return [...steps].reduce((chance, step) => chance * (ready[step] ?? 1), 1);
}
