import type { Instance } from '../compile/instance.ts';
import { boundOf } from './bound-of.ts';
import type { Bound } from './bound.ts';

/**
 * What seats, adults and spaces are worth, roughly: enough to tell a search which stations are worth opening. It is the bound, stopped long before
 * it is tight, with steps of 2.5 points at first and of a quarter in the end: with the long first steps and the last fine ones that prove most, the
 * plans were 0.3 to 0.9 % worse (docs/guide/schedule.md).
 */
export function guidingPrices(instance: Instance, budget: { readonly iterations?: number; readonly shouldStop?: () => boolean } = {}): Bound {
  return boundOf(instance, { iterations: guidingSteps, ...budget, share: (step) => 0.3 + step / 600 });
}

/** After so many steps the prices hardly move any more, as far as a search can tell. */
const guidingSteps = 200;
