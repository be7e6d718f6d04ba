import { knowStudents, offerOptions, versionsOf } from './day.ts';
import type { Night } from './day.ts';
import type { Option } from './path/index.ts';
import { answerAtOnce, compile, displacedBy, keepPlan, listChanges, plannedOptions, repairPlan, solve, stayPast, toDayPlan, verifyDay } from './schedule/index.ts';
import type { Change, DayPlan, Instance, RepairSearch, Solution, Violation } from './schedule/index.ts';

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
  const search: RepairSearch = repair.search ?? (async ({ instance, ...budget }) => solve(instance, budget));
  const past = new Set(facts.day.periods.filter(({ startMinute }) => startMinute < repair.fromMinute).map(({ id }) => id));
  const write = (made: { readonly instance: Instance; readonly options: readonly Option[]; readonly solution: Solution }): DayPlan => stayPast({
    facts, before: plan, past,
    after: toDayPlan({ ...made, facts, seed, asOf: plan.asOf, modelVersions: versionsOf(facts) }),
  });

  // Whom the news reaches is known from the plan alone, and only these need to know again what they could do.
  const reached = reachedBy(repair, past);
  const answer = reached.size === 0 ? plan : atOnce();
  await repair.onFirst?.(answer);
  if (reached.size === 0) return { plan, violations: verifyDay({ facts, plan }), changes: [] };

  const { instance, options } = dayWith(repair, offerOptions(repair, knowStudents(repair)).options);
  const fixed = demandsIn(instance, past);
  const { solution } = await repairPlan({ instance, fixed, seed, iterations, search, kept: keepPlan(instance, plan), first: keepPlan(instance, answer) });
  const after = write({ instance, options, solution });
  const violations = verifyDay({ facts, plan: after }).filter(({ periodId }) => periodId === null || !past.has(periodId));
  return { plan: after, violations, changes: listChanges({ facts, before: plan, after }) };

  function atOnce(): DayPlan {
    const made = dayWith(repair, optionsOf(repair, reached));
    return write({ ...made, solution: answerAtOnce({ instance: made.instance, kept: keepPlan(made.instance, plan), seed }) });
  }
}

/** The day as a puzzle: what path offers, and what everybody was promised. */
function dayWith({ facts, plan }: Repair, offered: readonly Option[]): { readonly instance: Instance; readonly options: readonly Option[] } {
  const options = [...offered, ...plannedOptions(plan, offered)];
  return { options, instance: compile({ facts, options }) };
}

/** Students who lost their place, or could lose it, in a period that may still change. */
function reachedBy(repair: Repair, past: ReadonlySet<string>): ReadonlySet<string> {
  const { instance } = dayWith(repair, []);
  const fixed = demandsIn(instance, past);
  const lost = [...displacedBy(instance, keepPlan(instance, repair.plan))].filter((demand) => !fixed.has(demand));
  return new Set(lost.map((demand) => instance.students[instance.demands[demand]?.student ?? -1]?.id ?? ''));
}

function optionsOf(repair: Repair, studentIds: ReadonlySet<string>): readonly Option[] {
  const isTheirs = ({ studentId }: { readonly studentId: string }) => studentIds.has(studentId);
  const known = knowStudents({ ...repair, evidence: repair.evidence.filter(isTheirs), judgements: repair.judgements.filter(isTheirs) });
  return offerOptions(repair, { ...known, studentIds: known.studentIds.filter((id) => studentIds.has(id)) }).options;
}

function demandsIn(instance: Instance, periodIds: ReadonlySet<string>): ReadonlySet<number> {
  return new Set([...instance.demands.keys()].filter((demand) => periodIds.has(instance.periods[instance.demands[demand]?.period ?? -1]?.id ?? '')));
}

export type Repair = Omit<Night, 'search'> & {
  /** The plan in force. */
  readonly plan: DayPlan;
  /** School minute from which on places may still change; periods that began before stay as they were. 0 = the whole day. */
  readonly fromMinute: number;
  readonly search?: RepairSearch;
  /** Told of the answer at once, before the search begins. */
  readonly onFirst?: (first: DayPlan) => void | Promise<void>;
};

export type RepairedDay = {
  readonly plan: DayPlan;
  /** Of the periods that may still change, and of the day as a whole. */
  readonly violations: readonly Violation[];
  readonly changes: readonly Change[];
};
