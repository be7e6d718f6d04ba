export { createRandom } from './random.ts';
export { simulateAbsences, simulateDay } from './simulate-day.ts';
export { startTruth } from './truth.ts';
export type { Truth } from './truth.ts';
