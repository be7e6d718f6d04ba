import type { CompetencyGraph } from '../competency/index.ts';
import type { AdoptedModel, ModelLimits } from '../model/index.ts';
import type { RoundPlan } from '../path/index.ts';
import type { Roster, SchoolDate, SchoolDay, Unavailability } from '../roster/index.ts';
import type { DayPlan, Lock, Wish } from './plan.ts';

/** All that planning and checking a day may look at, on named people. Both `compile` and `verifyDay` read it; neither reads the other. */
export type DayFacts = {
  readonly day: SchoolDay;
  readonly roster: Roster;
  readonly availability: readonly Unavailability[];
  readonly models: readonly AdoptedModel[];
  readonly graph: CompetencyGraph;
  /** Day-wide limits of the school itself; beside the models' own the strictest wins. */
  readonly schoolLimits: ModelLimits;
  /** Published plans of earlier days of this round and week, oldest first. */
  readonly history: readonly DayPlan[];
  /** School dates of this week on which the models plan, today included: what weekly limits count against. */
  readonly week: readonly SchoolDate[];
  readonly rounds: readonly RoundPlan[];
  readonly locks: readonly Lock[];
  /** Of today and of the days of `history`; absent = nobody was asked. */
  readonly wishes?: readonly Wish[];
};
