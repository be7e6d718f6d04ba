import { planDay as think } from '@heddle/engine';
import type { Knowledge, PlannedDay } from '@heddle/engine';
import { selectMethod } from '@heddle/engine/mastery';
import { diagnosedOn } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { instantAt } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import type { DayFacts } from '@heddle/engine/schedule';
import { z } from 'zod';
import type { PlanStatus, SchoolReader } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { schoolDate, seed as seedShape } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import type { School } from './load-school.ts';
import { searchProgress } from './search-progress.ts';
import type { ServiceContext } from './service.ts';
import { namesOf, notesFrom, violationsInWords } from './words.ts';

/** Search steps a day gets unless asked otherwise: on a school of 432 this came within 0.7 % of a search twelve times as long. */
export const defaultIterations = 1_000;

export type PlanResult = {
  readonly on: SchoolDate;
  readonly planId: string;
  /** Present students the models plan, and how many of them have a place. */
  readonly students: number;
  readonly placed: number;
  readonly fallback: number;
  readonly meetings: number;
  /** Limits of tier never that the plan breaks, counted by the checker. */
  readonly violations: number;
  readonly approvals: number;
  readonly approvalsNeeded: readonly unknown[];
  readonly withoutEvidence: number;
  readonly value: number;
  readonly assumedShare: number;
  readonly gap: number | null;
  /** The gap in per cent, rounded up: no plan is better by more than this. */
  readonly percent: number | null;
  readonly seed: number;
  readonly iterations: number;
  readonly modelVersion: string;
  readonly seconds: number;
  readonly says: readonly string[];
  readonly notes: readonly string[];
};

type PlanInput = { readonly on: SchoolDate; readonly seed: number; readonly iterations: number | null; readonly seconds?: number | null | undefined };

/** Plans one day from all that was known before it began, and keeps the plan as a draft with what it saw. */
export const planDay = defineService<PlanInput, PlanResult>({
  name: 'plan-day',
  summary: 'Plan one school day',
  input: z.strictObject({ on: schoolDate, seed: seedShape, iterations: z.int().min(0).max(10_000_000).nullable(), seconds: z.number().positive().max(3_600).nullable().optional() }),
  policy: 'operate-school',
  isLong: true,
  run: (context, input) => planAndKeep(context, input, 'draft'),
});

/** The work behind `plan` and `shadow`. A plan is only kept if no fact arrived while it was thought out; otherwise it is thought out again. */
export async function planAndKeep(context: ServiceContext, input: PlanInput, status: PlanStatus): Promise<PlanResult> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const kept = await tryPlan(context, input, status);
    if (kept !== undefined) return kept;
  }
  throw new HeddleError('services.facts-keep-arriving', { date: input.on });
}

async function tryPlan(context: ServiceContext, { on, seed, iterations, seconds: patience }: PlanInput, status: PlanStatus): Promise<PlanResult | undefined> {
  const started = performance.now();
  const who = acting(context, 'plan a day');
  context.progress({ code: 'services.reading', params: {}, done: 0, of: null });
  const seen = await context.store.read(who, (tx) => readForPlanning(tx, on));
  const budget = iterations ?? defaultIterations;
  const planned = await think({
    ...seen, seed, iterations: budget,
    search: (request) => context.search({ ...request, seconds: iterations === null ? patience ?? undefined : undefined, stop: context.stop, onProgress: (progress) => context.progress(searchProgress(progress)) }),
  });
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  return context.store.transact(who, async (tx) => {
    if ((await tx.watermark()) !== seen.watermark) return undefined;
    const decided = { watermark: seen.watermark, inputHash: planned.plan.instanceHash, versions: { ...planned.plan.modelVersions, ...parameterVersions(seen) } };
    // A shadow looks and does not judge: it leaves nothing behind but its own plan.
    if (status === 'draft') await tx.recordJudgements(planned.newJudgements, decided);
    const planId = await tx.recordPlan(planned.plan, status, { ...decided, seconds });
    await tx.audit({ action: 'plan', object: `${status} plan of ${on}`, detail: { seed, meetings: planned.plan.meetings.length } });
    return summarize({ planId, planned, facts: seen.facts, school: seen.school, seconds, seed });
  });
}

/** All that planning reads, of one state of the school, with the watermark that says how much that was. */
export async function readForPlanning(tx: SchoolReader, on: SchoolDate) {
  const watermark = await tx.watermark();
  const school = await loadSchool(tx);
  const facts = await loadDay(tx, school, on);
  // A day is planned with what was known when it began: checks of the day itself belong to tomorrow.
  const asOf = instantAt(school.roster.school.timeZone, { on, minute: 0 });
  const evidence = await tx.readEvidence({ before: asOf });
  const judgements = await tx.readJudgements({ before: asOf });
  const diagnosed = diagnosedOn({ events: await tx.readDiagnosticEvents({ before: asOf }), evidence, on, roster: school.roster });
  return { watermark, school, facts, asOf, evidence, judgements, diagnosed, taken: await tx.takenMethods(), projections: await tx.readProjections() };
}

/** Which parameters the estimates of this night were made with, by adoption: kept beside each judgement and plan. */
export function parameterVersions({ facts, taken }: Pick<Knowledge, 'taken'> & { readonly facts: Pick<DayFacts, 'models'> }): Readonly<Record<string, string>> {
  return Object.fromEntries(facts.models.map(({ adoption, model }) => [`${adoption.id}/estimate`, selectMethod(model.instruction.mastery, taken).parameters]));
}

function summarize({ planId, planned, facts, school, seconds, seed }: {
  readonly planId: string; readonly planned: PlannedDay; readonly facts: DayFacts; readonly school: School; readonly seconds: number; readonly seed: number;
}): PlanResult {
  const { plan, violations } = planned;
  const names = namesOf(facts);
  const fallbackMeetings = new Set(plan.meetings.filter((meeting) => meeting.purpose === 'fallback').map((meeting) => meeting.id));
  const fallbackSeats = plan.seats.filter((seat) => fallbackMeetings.has(seat.meetingId));
  const broken = violations.filter((one) => one.tier === 'never');
  const approvals = violationsInWords(plan.approvals, names);
  return {
    on: plan.on, planId,
    students: planned.expectedStudents,
    placed: new Set(plan.seats.map((seat) => seat.studentId)).size,
    fallback: new Set(fallbackSeats.map((seat) => seat.studentId)).size,
    meetings: plan.meetings.length,
    violations: broken.length,
    approvals: approvals.length,
    approvalsNeeded: approvals,
    withoutEvidence: plan.seats.filter((seat) => seat.isWithoutEvidence).length,
    value: plan.value, assumedShare: plan.assumedShare, gap: plan.gap, percent: plan.gap === null ? null : Math.ceil(plan.gap * 1000) / 10, seed, iterations: plan.iterations,
    modelVersion: Object.values(plan.modelVersions).sort().join(', '),
    seconds,
    says: [...violationsInWords(broken, names), ...approvals].map((one) => `${one.tier}: ${one.sentence}`),
    notes: notesFrom(school.notes, names),
  };
}
