import { planDay } from '@heddle/engine';
import type { Night, PlannedDay } from '@heddle/engine';
import type { Evidence } from '@heddle/engine/evidence';
import type { Judgement } from '@heddle/engine/mastery';
import { addDays, instantAt, schoolDayOn, schoolDaysBetween, weekOf } from '@heddle/engine/roster';
import type { DayFacts, DayPlan, Instance } from '@heddle/engine/schedule';
import { simulateAbsences, simulateDay, startTruth } from '@heddle/engine/simulate';
import { drawnSchool } from '../fairness/drawn-school.ts';

/**
 * A day that nobody drew for the scheduler: a simulated school works by the shipped maths-lab for some days, and the next one is all that its
 * evidence, path and constraints make of it. Every student has one period a day.
 */
export async function nightAfter(
  of: { readonly students: number; readonly days: number; readonly seed: number },
  onDay: (day: { readonly night: Night; readonly planned: PlannedDay; readonly evidence: readonly Evidence[] }) => Promise<void> = async () => {},
): Promise<Night> {
  const school = drawnSchool({ students: of.students, studentsPerAdult: 15 });
  let truth = startTruth({ students: school.roster.people.filter(({ role }) => role === 'student'), seed: of.seed });
  let evidence: readonly Evidence[] = [];
  let judgements: readonly Judgement[] = [];
  const plans: DayPlan[] = [];
  const dates = schoolDaysBetween(school.roster, { from: '2026-08-31', until: '2027-05-30' }).slice(0, of.days + 1);
  for (const on of dates) {
    const facts: DayFacts = { ...school, day: schoolDayOn(school.roster, on), availability: simulateAbsences({ truth, on }), history: plans, week: weekOf(school.roster, on), rounds: [], locks: [] };
    const asOf = instantAt(school.roster.school.timeZone, { on: addDays(on, -1), minute: 22 * 60 });
    const night: Night = { facts, evidence, judgements, asOf, seed: of.seed, iterations: 20 };
    if (on === dates.at(-1)) return night;
    const planned = await planDay(night);
    plans.push(planned.plan);
    judgements = [...judgements, ...planned.newJudgements];
    const after = simulateDay({ plan: planned.plan, day: facts.day, models: facts.models, graph: facts.graph, truth });
    truth = after.truth;
    evidence = [...evidence, ...after.evidence];
    await onDay({ night, planned, evidence: after.evidence });
  }
  throw new Error('the drawn school has no such day');
}

/** What compile makes of the night. */
export async function instanceOf(night: Night): Promise<Instance> {
  let found: Instance | undefined;
  await planDay({ ...night, search: async ({ instance }) => {
    found = instance;
    return { stations: [], value: 0, score: 0, leastBad: [], iterations: 0 };
  } });
  if (found === undefined) throw new Error('the night was planned without an instance');
  return found;
}

/**
 * The share of students whose competency or modality changes: with three other seeds of the search and the weights as they are, which is what
 * chance alone moves, and with each weight of the model raised and lowered by 20 %, one at a time, and the same seed.
 */
export async function shiftWeights(night: Night, iterations: number): Promise<{ readonly bySeed: readonly number[]; readonly byWeight: Readonly<Record<string, number>> }> {
  const base = await seatsOf({ ...night, iterations });
  const bySeed: number[] = [];
  for (const other of [1, 2, 3]) bySeed.push(shareMoved(base, await seatsOf({ ...night, iterations, seed: night.seed + other })));
  const byWeight: Record<string, number> = {};
  for (const id of Object.keys(night.facts.models[0]?.model.instruction.path.weights ?? {})) {
    for (const factor of [0.8, 1.2]) byWeight[`${id} x ${factor}`] = shareMoved(base, await seatsOf({ ...withWeight(night, id, factor), iterations }));
  }
  return { bySeed, byWeight };
}

function withWeight(night: Night, id: string, factor: number): Night {
  const models = night.facts.models.map(({ adoption, model }) => {
    const { path } = model.instruction;
    const weights = { ...path.weights, [id]: (path.weights[id] ?? 0) * factor };
    return { adoption, model: { ...model, instruction: { ...model.instruction, path: { ...path, weights } } } };
  });
  return { ...night, facts: { ...night.facts, models } };
}

async function seatsOf(night: Night): Promise<ReadonlyMap<string, string>> {
  const { plan } = await planDay(night);
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, `${meeting.competencyId} ${meeting.modalityId}`]));
  return new Map(plan.seats.map(({ studentId, periodId, meetingId }) => [`${studentId} ${periodId}`, meetings.get(meetingId) ?? '']));
}

function shareMoved(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  const moved = [...before].filter(([seat, what]) => after.get(seat) !== what).length;
  return Math.round((10_000 * moved) / Math.max(1, before.size)) / 10_000;
}
