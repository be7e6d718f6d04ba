import type { Prices } from './instance.ts';

/**
 * Points of value that the solver pays for going without. A student's best option is worth 100, so a fallback seat costs up to 260: on days
 * on which adults could have everybody, at 60 one student in thirty was left there for 70 to 150 points that the others gained together.
 * The ladder is the precedence of the design: never before approval before value. One approval outweighs what a few students gain
 * from it, because a person has to read and sign it; it does not outweigh sending a whole group to fallback. Each student too many or
 * too few costs what a student in fallback costs: at 20 points the best plan filled groups of three with twenty-five for one approval,
 * because each of them was worth 30 points more there than in a class.
 * All of these are assumed, none is measured (docs/guide/schedule.md says so).
 */
export const prices: Prices = { fallback: 160, unplaced: 100_000, never: 10_000, approval: 300, perStudent: 160, perPreparation: 75, preferred: 15 };
