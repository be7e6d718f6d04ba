import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '@heddle/engine/evidence';
import { addDays, instantAt, isSchoolDay, nextSchoolDay, previousSchoolDay, schoolDateAt, schoolDaysBefore } from '@heddle/engine/roster';
import type { Roster, SchoolDate } from '@heddle/engine/roster';
import { simulateAbsences, simulateDay, startTruth } from '@heddle/engine/simulate';
import type { Truth } from '@heddle/engine/simulate';
import { z } from 'zod';
import { approvePlan } from './approve-plan.ts';
import { acting, defineService } from './call-service.ts';
import { importOneRoster } from './import-oneroster.ts';
import { importSchool } from './import-school.ts';
import { initSchool } from './init-school.ts';
import { schoolDate } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { planAndKeep } from './plan-day.ts';
import { planRound, publishRound } from './plan-round.ts';
import { publishDay } from './publish-day.ts';
import type { ServiceContext } from './service.ts';

type DemoResult = { readonly today: SchoolDate; readonly days: readonly SchoolDate[]; readonly isNew: boolean };

const shipped = new URL('../../../demo/', import.meta.url);
const historyDays = 10;
const seed = 1;
/** History is looked at, not lived by: a quick plan of each past day is enough. */
const historyIterations = 200;

/**
 * A school to look at: our own invented one, taken in by the same services a real school uses, with ten school days lived by
 * simulated students, and today planned. Asked again it keeps what is there and only plans today where no plan stands.
 */
export const demo = defineService<{ on: SchoolDate | null }, DemoResult>({
  name: 'demo',
  summary: 'Make the demo school, its history and today\'s plan',
  input: z.strictObject({ on: schoolDate.nullable() }),
  policy: 'operate-school',
  async run(context, { on }) {
    const isNew = !(await context.store.schools()).some((school) => school.id === context.schoolId);
    if (isNew) await takeIn(context);
    const roster = await context.store.transact(acting(context, 'demo'), async (tx) => (await loadSchool(tx)).roster);
    const today = on ?? todayIn(roster, context);
    const planned = await context.store.transact(acting(context, 'demo'), (tx) => tx.readPlannedDays());
    if (isNew) await liveThrough(context, schoolDaysBefore(roster, today, historyDays), roster);
    if (!planned.includes(today)) await planAndPublish(nightBefore(context, roster, today), today);
    return { today, days: await context.store.transact(acting(context, 'demo'), (tx) => tx.readPlannedDays()), isNew };
  },
});

async function takeIn(context: ServiceContext): Promise<void> {
  const say = (value: string): void => context.progress({ code: 'services.importing', params: { value }, done: 0, of: null });
  say('maths-lab');
  await initSchool.call(context, { model: 'maths-lab', name: null, timeZone: 'America/Denver' });
  say('roster');
  await importOneRoster.call(context, { path: fileURLToPath(new URL('roster/', shipped)) });
  say('school');
  await importSchool.call(context, { path: fileURLToPath(new URL('school/', shipped)) });
}

/** Each day of the history: absences, a plan, its approvals by the school's leader, and what the students then showed. */
async function liveThrough(context: ServiceContext, days: readonly SchoolDate[], roster: Roster): Promise<void> {
  const first = days[0];
  if (first === undefined) return;
  let truth = startTruth({ students: roster.people.filter((person) => person.role === 'student'), seed });
  await planRound.call(nightBefore(context, roster, first), { from: first });
  await publishRound.call(nightBefore(context, roster, first), { from: first });
  for (const [done, on] of days.entries()) {
    context.progress({ code: 'services.demo-day', params: { date: on }, done, of: days.length });
    const quiet = { ...nightBefore(context, roster, on), progress: () => {} };
    await recordAbsences(quiet, truth, on);
    await planAndPublish(quiet, on, historyIterations);
    truth = await liveDay({ ...quiet, now: instantAt(roster.school.timeZone, { on, minute: 17 * 60 }) }, truth, on);
  }
}

async function planAndPublish(context: ServiceContext, on: SchoolDate, iterations: number | null = null): Promise<void> {
  const planned = await planAndKeep(context, { on, seed, iterations }, 'draft');
  const leader = await context.store.transact(acting(context, 'demo'), async (tx) => (await tx.readRoster()).people.find((person) => person.role === 'leader'));
  if (planned.approvals > 0 && leader !== undefined) {
    await approvePlan.call(context, { on, limit: 'all', by: leader.id, reason: 'Demo school: the leader says yes to all' });
  }
  await publishDay.call(context, { on });
}

async function recordAbsences(context: ServiceContext, truth: Truth, on: SchoolDate): Promise<void> {
  await context.store.transact(acting(context, 'demo'), (tx) =>
    tx.recordEntities(simulateAbsences({ truth, on }).map((body) => ({
      kind: 'unavailability', id: `${body.subject.kind}/${body.subject.id}/${body.on}`, body, studentIds: [body.subject.id], occurredAt: context.now,
    }))));
}

async function liveDay(context: ServiceContext, truth: Truth, on: SchoolDate): Promise<Truth> {
  return context.store.transact(acting(context, 'demo'), async (tx) => {
    const facts = await loadDay(tx, await loadSchool(tx), on);
    const published = await tx.findPlan(on, 'published');
    if (published === undefined) throw new Error(`the plan of ${on} was published a moment ago`);
    const lived = simulateDay({ plan: published.plan, day: facts.day, models: facts.models, graph: facts.graph, truth });
    await tx.recordEvidence(lived.evidence.map((record) => ({ ...record, id: namelessId(record), recordedAt: context.now })));
    return lived.truth;
  });
}

/** Simulated records are named after their student; the ledger keeps ids for ever, so they must tell nothing. */
function namelessId({ id }: Evidence): string {
  return createHash('sha256').update(`demo/${id}`).digest('hex').slice(0, 32);
}

/** The instant at which a day's plan is made: late the evening before. */
function nightBefore(context: ServiceContext, roster: Roster, on: SchoolDate): ServiceContext {
  return { ...context, now: instantAt(roster.school.timeZone, { on: addDays(on, -1), minute: 22 * 60 }) };
}

/** Today, or the next school day; outside the demo's school year the day in it from which ten days of history can be seen. */
function todayIn(roster: Roster, { now }: ServiceContext): SchoolDate {
  const date = schoolDateAt(roster.school.timeZone, now);
  const next = isSchoolDay(roster, date) ? date : nextSchoolDay(roster, date);
  if (next !== undefined && schoolDaysBefore(roster, next, historyDays).length === historyDays) return next;
  const begin = roster.sections.map((section) => section.from).sort()[0] ?? date;
  let day = isSchoolDay(roster, begin) ? begin : nextSchoolDay(roster, begin);
  for (let i = 0; i < historyDays + 5 && day !== undefined; i += 1) day = nextSchoolDay(roster, day) ?? day;
  return day ?? previousSchoolDay(roster, date) ?? date;
}
