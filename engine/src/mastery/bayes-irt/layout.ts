/**
 * Where the numbers stand. What is believed of a student lives in flat arrays, eight numbers a competency, so that a million answers can
 * be walked without making an object for any of them.
 */
export type Tracked = {
  /** By `own`. */
  readonly student: Float64Array;
  /** Eight for each competency, by `slot`. */
  readonly slots: Float64Array;
  /** Five for each question that may come back (memory.ts). */
  readonly memories: Float64Array;
};

/** Places in `student`; the traits (traits.ts) stand there as means before variances. `before` says what was asked last and how it went (in-sequence.ts). */
export const own = { mean: 0, variance: 1, count: 2, credit: 3, fast: 4, slow: 5, lastAt: 6, lastCredit: 7, streak: 8, traits: 9, before: 9 + 24, size: 9 + 24 + 1 } as const;
/** Places of one competency, from its start. `guard` is what keeps a right answer from lowering and a wrong one from raising. */
export const slot = { mean: 0, variance: 1, count: 2, rights: 3, wrongs: 4, fast: 5, guard: 6, lastAt: 7, size: 8 } as const;

/**
 * A competency's `count` holds two numbers, since eight are all it may have: how many answers, and in the places behind the point how many the
 * student had given anywhere when the last of them came.
 */
export function packCount(count: number, last: number): number {
  return count + Math.min(last, mostAnswers) * smallest;
}

export function unpackCount(packed: number): number {
  return Math.floor(packed + smallest / 2);
}

/** How many answers the student had given, the last on this competency included, when it was given. */
export function unpackLast(packed: number): number {
  return Math.round((packed - unpackCount(packed)) / smallest);
}

const smallest = 1e-6;
const mostAnswers = 999_999;

/** One question put to a student: everything about it that is not about the student. */
export type Asked = {
  /** Item difficulty within its competencies, its variance, and the general mean. */
  difficulty: number;
  difficultyVariance: number;
  mean: number;
  at: number;
  /** Where the question stands in `memories`; -1 = nothing is remembered of it. */
  memory: number;
  /** How many competencies it needs; where each stands in `slots`, its difficulty and the variance of that. */
  size: number;
  readonly places: Int32Array;
  /** Which they are, by the model's numbers. */
  readonly competency: Int32Array;
  readonly competencyDifficulty: Float64Array;
  readonly competencyVariance: Float64Array;
  /** What the head adds beside its features: for the item, for each competency, and for each competency's rights and wrongs. */
  offset: number;
  readonly competencyOffset: Float64Array;
  readonly rightsSlope: Float64Array;
  readonly wrongsSlope: Float64Array;
  /** How much it draws on each trait. */
  readonly loading: Float64Array;
};

/** Traits a student has beside ability: chosen on training students, as more gained little and cost time. */
export const traitCount = 12;

export const mostCompetencies = 32;

export function createAsked(): Asked {
  const numbers = () => new Float64Array(mostCompetencies);
  return {
    difficulty: 0, difficultyVariance: 0, mean: 0, at: 0, memory: -1, size: 0, places: new Int32Array(mostCompetencies), competency: new Int32Array(mostCompetencies), offset: 0,
    competencyDifficulty: numbers(), competencyVariance: numbers(), competencyOffset: numbers(), rightsSlope: numbers(), wrongsSlope: numbers(), loading: new Float64Array(traitCount),
  };
}

/** Twenty-four numbers a student are stored; the fifth place of a trait says nothing, and would be half of what a student with few competencies takes. */
export function fourPlaces(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
