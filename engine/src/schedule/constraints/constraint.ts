import type { InstanceDraft } from '../compile/draft.ts';
import type { Tier, Violation } from '../plan.ts';
import type { CheckedDay } from '../verify/checked-day.ts';

/**
 * One rule of a school day, said twice. `encode` tells the solver in numbers; `check` looks at the finished plan on named people,
 * rooms and minutes. The two are written from the sentence, not from each other, and share nothing but ids: a slip in one is caught
 * by the other. Its message `limit.<id>` tells a person the values and what to do.
 */
export type Constraint = {
  readonly id: string;
  readonly tier: Tier;
  readonly sentence: string;
  encode(draft: InstanceDraft): void;
  check(day: CheckedDay): readonly Violation[];
};
