import { knowStudents, offerOptions, versionsOf } from './day.ts';
import type { Night } from './day.ts';
import type { Option } from './path/index.ts';
import { answerAtOnce, compile, displacedBy, joinLessons, keepPlan, keepReasons, listChanges, plannedOptions, repairPlan, solve, stayPast, toDayPlan, verifyDay } from './schedule/index.ts';
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
  // Whom the news reaches, and when, is known from the plan alone. Only these need to know again what they could do; and for the search
  // everybody in these periods. The others stay as they are.
  const reached = reachedBy(repair, past);
  const periods = periodsOf(repair, reached);
  const still = new Set(facts.day.periods.map(({ id }) => id).filter((id) => past.has(id) || !periods.has(id)));
  const write = (made: { readonly instance: Instance; readonly options: readonly Option[]; readonly solution: Solution }): DayPlan => stayPast({
    facts, before: plan, past: still,
    after: toDayPlan({ ...made, facts, seed, asOf: plan.asOf, modelVersions: versionsOf(facts) }),
  });
  const answer = reached.size === 0 ? plan : atOnce();
  await repair.onFirst?.(answer);
  if (reached.size === 0) return { plan, violations: verifyDay({ facts, plan }), changes: [] };

  const { instance, options } = dayWith(repair, optionsOf(repair, (_, periodId) => periods.has(periodId)));
  const fixed = demandsIn(instance, past);
  const { solution } = await repairPlan({ instance, fixed, seed, iterations, search, kept: keepPlan(instance, plan), first: keepPlan(instance, answer) });
  const after = write({ instance, options, solution });
  const violations = verifyDay({ facts, plan: after }).filter(({ periodId }) => periodId === null || !past.has(periodId));
  return { plan: after, violations, changes: listChanges({ facts, before: plan, after }) };

  function atOnce(): DayPlan {
    const isTheirs = ({ studentId }: { readonly studentId: string }) => reached.has(studentId);
    const theirs = { ...repair, evidence: repair.evidence.filter(isTheirs), judgements: repair.judgements.filter(isTheirs) };
    const made = dayWith(repair, optionsOf(theirs, (studentId, periodId) => reached.get(studentId)?.has(periodId) === true));
    return keepReasons(plan, write({ ...made, solution: answerAtOnce({ instance: made.instance, kept: keepPlan(made.instance, plan), seed }) }));
  }
}

/** The day as a puzzle: what path offers, and what everybody was promised. */
function dayWith({ facts, plan }: Repair, offered: readonly Option[]): { readonly instance: Instance; readonly options: readonly Option[] } {
  const options = [...offered, ...plannedOptions(plan, offered)];
  return { options, instance: compile({ facts: { ...facts, locks: joinLessons({ locks: facts.locks, plan, options }) }, options }) };
}

/** Students who lost their place, could lose it, or are away, with the periods in which they do; periods that may no longer change are left out. */
function reachedBy(repair: Repair, past: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const { instance } = dayWith(repair, []);
  const due = instance.demands.map(({ student, period }) => ({ studentId: instance.students[student]?.id ?? '', periodId: instance.periods[period]?.id ?? '' }));
  const displaced = displacedBy(instance, keepPlan(instance, repair.plan));
  const keys = new Set(due.map((one) => keyOf(one)));
  const gone = repair.plan.seats.filter((seat) => !keys.has(keyOf(seat)));
  const lost = [...due.filter((_, demand) => displaced.has(demand)), ...gone].filter(({ periodId }) => !past.has(periodId));
  return new Map([...Map.groupBy(lost, ({ studentId }) => studentId)].map(([studentId, own]) => [studentId, new Set(own.map(({ periodId }) => periodId))]));
}

/** Periods in which somebody is reached, and those that share meetings over two periods with them. */
function periodsOf({ facts }: Repair, reached: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const own = new Set([...reached.values()].flatMap((periods) => [...periods]));
  if (!facts.models.some(({ model }) => model.practice.modalities.some(({ periods }) => periods === 2))) return own;
  return new Set(facts.day.periods.flatMap(({ id, runsInto }) => (own.has(id) || own.has(runsInto ?? '') ? [id, ...runsInto === undefined ? [] : [runsInto]] : [])));
}

function keyOf({ studentId, periodId }: { readonly studentId: string; readonly periodId: string }): string {
  return JSON.stringify([studentId, periodId]);
}

function optionsOf(repair: Repair, isAsked: (studentId: string, periodId: string) => boolean): readonly Option[] {
  const known = knowStudents(repair);
  return offerOptions(repair, {
    ...known, periodsOf: (studentId, adopted) => known.periodsOf(studentId, adopted).filter((periodId) => isAsked(studentId, periodId)),
  }).options;
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
