import { irtDefaults } from '../bayes-irt/settings.ts';
import type { PfaParameters } from '../methods/pfa.ts';

/**
 * Parameters of `pfa`, version 1: round defaults for a school without data of its own, fitted to nothing. On grade and unseen .60; five right
 * answers give .82, five wrong ones .42. A change of any number is a new version beside this one.
 */
export const pfa1: PfaParameters = {
  id: 'pfa-1',
  always: 0.4,
  competencies: {},
  // Fitted competencies of public sets lie between 0.2 and 1 for a right answer, between 0 and 0.6 for a wrong one.
  otherwise: [0, 0.6, 0.4],
  helpWeights: irtDefaults.helpWeights,
  prior: { perGrade: 0.9, most: 2.2 },
};
