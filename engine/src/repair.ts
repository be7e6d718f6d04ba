import { knowStudents, offerOptions, versionsOf } from './day.ts';
import type { Night } from './day.ts';
import { compile, keepPlan, listChanges, plannedOptions, repairPlan, solve, stayPast, toDayPlan, verifyDay } from './schedule/index.ts';
import type { Change, DayPlan, RepairSearch, Violation } from './schedule/index.ts';

/**
 * The third clock: the day itself. The plan is in force and something happened: an adult called in sick, a pipe burst, students are away, a
 * teacher wants somebody elsewhere. `facts` are the day's as they are now; everything else is what the night knew.
 *
 *   plan in force + news ──► as many as can stay where they are ──► search ──► what changes for whom
 *
 * Pure, and the same facts, plan, seed and iterations give the same repair.
 */
export async function repairDay(repair: Repair): Promise<RepairedDay> {
  const { facts, plan, seed, iterations } = repair;
  const offered = offerOptions(repair, knowStudents(repair)).options;
  const options = [...offered, ...plannedOptions(plan, offered)];
  const instance = compile({ facts, options });
  const past = new Set(facts.day.periods.filter(({ startMinute }) => startMinute < repair.fromMinute).map(({ id }) => id));
  const write = (solution: Parameters<typeof toDayPlan>[0]['solution']): DayPlan => stayPast({
    facts, before: plan, past,
    after: toDayPlan({ facts, options, instance, solution, seed, asOf: plan.asOf, modelVersions: versionsOf(facts) }),
  });
  const fixed = new Set([...instance.demands.keys()].filter((demand) => past.has(instance.periods[instance.demands[demand]?.period ?? -1]?.id ?? '')));
  const { solution } = await repairPlan({
    instance, fixed, seed, iterations,
    kept: keepPlan(instance, plan),
    search: repair.search ?? (async ({ instance: day, ...budget }) => solve(day, budget)),
    onFirst: (first) => repair.onFirst?.(write(first)),
  });
  const after = write(solution);
  return { plan: after, violations: verifyDay({ facts, plan: after }).filter(({ periodId }) => periodId === null || !past.has(periodId)), changes: listChanges({ facts, before: plan, after }) };
}

export type Repair = Omit<Night, 'search'> & {
  /** The plan in force. */
  readonly plan: DayPlan;
  /** School minute from which on places may still change; periods that began before stay as they were. 0 = the whole day. */
  readonly fromMinute: number;
  readonly search?: RepairSearch;
  /** Told of the answer at once, before the search begins. */
  readonly onFirst?: (first: DayPlan) => void;
};

export type RepairedDay = {
  readonly plan: DayPlan;
  /** Of the periods that may still change, and of the day as a whole. */
  readonly violations: readonly Violation[];
  readonly changes: readonly Change[];
};
