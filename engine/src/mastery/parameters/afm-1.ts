import { irtDefaults } from '../bayes-irt/settings.ts';
import type { AfmParameters } from '../methods/afm.ts';

/** Parameters of `afm`, version 1: round, fitted to nothing, for comparisons alone. */
export const afm1: AfmParameters = {
  id: 'afm-1',
  always: 0.4,
  competencies: {},
  otherwise: [0, 0.2],
  helpWeights: irtDefaults.helpWeights,
  prior: { perGrade: 0.9, most: 2.2 },
};
