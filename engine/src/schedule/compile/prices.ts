import type { Prices } from './instance.ts';

/**
 * Points of value that the solver pays for going without. A student's best option is worth 100, so a fallback seat costs up to 160.
 * The ladder is the precedence of the design: never before approval before value. One approval outweighs what a few students gain
 * from it, because a person has to read and sign it; it does not outweigh sending a whole group to fallback.
 * All of these are assumed, none is measured (docs/guide/schedule.md says so).
 */
export const prices: Prices = { fallback: 60, unplaced: 100_000, never: 10_000, approval: 300, perStudent: 20, perPreparation: 75, preferred: 15 };
