import { irtDefaults } from '../bayes-irt/settings.ts';
import type { EloParameters } from '../methods/elo.ts';

/** Parameters of `elo`, version 1: round values from the range of Pelanek (2016), fitted to nothing; every question is typical. */
export const elo1: EloParameters = {
  id: 'elo-1',
  first: 0.8,
  slower: 0.05,
  wholeShare: 0.5,
  items: {},
  helpWeights: irtDefaults.helpWeights,
  prior: { perGrade: 0.9, most: 2.2 },
};
