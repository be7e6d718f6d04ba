/** What is chosen once for every school and data set; everything else is fitted into a parameter file. All in logits and logits squared. */
export type IrtSettings = {
  /** Spread of students, of a student's competencies round their own mean, of items round their competency, of competencies. */
  readonly studentVariance: number;
  readonly deviationVariance: number;
  readonly itemVariance: number;
  readonly competencyVariance: number;
  /** How much of what was known of a student, and of a student's competency, is no longer sure after one more answer. */
  readonly studentDrift: number;
  readonly deviationDrift: number;
  /** What one answer teaches: a right one, a wrong one. */
  readonly gainRight: number;
  readonly gainWrong: number;
};

export const irtSettings: IrtSettings = {
  studentVariance: 0.6, deviationVariance: 0.7, itemVariance: 1.2, competencyVariance: 1,
  studentDrift: 0.003, deviationDrift: 0.02, gainRight: 0.04, gainWrong: 0.01,
};

/** What no answer teaches: what stands in for evidence, and how much help takes from it. Assumed, round, and open to a school's judgement. */
export const irtDefaults = {
  // One grade is about 0.9 logits: a student who knows half of this year's competencies knows some 70 % of last year's.
  prior: { perGrade: 0.9, most: 2.2, yields: 0.5, fromPrerequisites: 0.3, fromParent: 0.3 },
  // An answer with a hint says half as much, one worked through together a quarter as much.
  helpWeights: { none: 1, hint: 0.5, 'worked-together': 0.25 },
} as const;
