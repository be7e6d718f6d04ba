export { measureFairness } from './fairness.ts';
export type { FairnessGroup, FairnessReport } from './fairness.ts';
export { livedDays } from './lived-days.ts';
export { priorAttainment } from './prior-attainment.ts';
