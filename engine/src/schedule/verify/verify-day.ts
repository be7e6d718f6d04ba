import { allConstraints } from '../constraints/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { DayPlan, Tier, Violation } from '../plan.ts';
import { layBeside } from './lay-beside.ts';

/**
 * Does a plan keep every limit, on named people, rooms and minutes? Everything is worked out again from the facts: this side and the side that
 * makes plans share no code but the list of constraints, whose two halves share nothing but ids.
 *
 * Returns every violation of every tier, gravest first. An empty list is a plan that keeps them all.
 */
export function verifyDay(input: { readonly facts: DayFacts; readonly plan: DayPlan }): readonly Violation[] {
  const day = layBeside(input.facts, input.plan);
  return allConstraints.flatMap((constraint) => constraint.check(day)).sort((left, right) => gravity[left.tier] - gravity[right.tier]);
}

const gravity: Readonly<Record<Tier, number>> = { never: 0, approval: 1, preferred: 2 };
