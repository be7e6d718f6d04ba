export { createRandom } from './random.ts';
export type { Random } from './random.ts';
export { simulateAbsences, simulateDay } from './simulate-day.ts';
export { startTruth } from './truth.ts';
export type { TrueStudent, Truth } from './truth.ts';
