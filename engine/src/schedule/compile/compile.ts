import type { Option } from '../../path/index.ts';
import { allConstraints } from '../constraints/index.ts';
import type { Constraint } from '../constraints/constraint.ts';
import type { DayFacts } from '../day-facts.ts';
import { createDraft } from './create-draft.ts';
import { freezeDraft } from './freeze-draft.ts';
import type { Instance } from './instance.ts';

/**
 * How does a school day become a puzzle? People, rooms and options are laid out without any limit, then each constraint writes its own
 * limits into the draft, then names become indices. Between path (what each student could do) and solve (what they will do).
 *
 * Same facts, options and constraints give the same instance, whatever the order they were listed in.
 */
export function compile(input: {
  readonly facts: DayFacts;
  readonly options: readonly Option[];
  /** All of them unless a test or a study leaves one out. */
  readonly constraints?: readonly Constraint[];
}): Instance {
  const draft = createDraft(input.facts, input.options);
  for (const constraint of input.constraints ?? allConstraints) constraint.encode(draft);
  return freezeDraft(draft);
}
