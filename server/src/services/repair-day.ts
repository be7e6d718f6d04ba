import { repairDay as think } from '@heddle/engine';
import { HeddleError } from '@heddle/engine/problem';
import { minuteAt, schoolDateAt } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import type { Change, DayFacts, DayPlan } from '@heddle/engine/schedule';
import { z } from 'zod';
import { changeInWords } from '../reports/index.ts';
import type { ChangeInWords } from '../reports/index.ts';
import type { SchoolReader, StoredPlan } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { id, schoolDate, seed as seedShape } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { parameterVersions, readForPlanning } from './plan-day.ts';
import { reportAbsence } from './report-absence.ts';
import { selectPlan } from './select-plan.ts';
import { searchProgress } from './search-progress.ts';
import type { ServiceContext } from './service.ts';
import { namesOf, violationsInWords } from './words.ts';

const repairShape = z.strictObject({
  on: schoolDate,
  /** People and spaces that are out, beside what is known already. */
  out: z.array(id).max(5_000), reason: z.string().max(200),
  /** First period that may still change; null = from now on, or the whole of a day to come. */
  from: id.nullable(),
  seed: seedShape, iterations: z.int().min(0).max(10_000_000).nullable(),
});
type RepairInput = z.infer<typeof repairShape>;

/** A repair searches near the plan in force, so that few rounds do: docs/guide/repair.md has the figures. */
const repairIterations = 200;

export type RepairResult = {
  readonly on: SchoolDate;
  readonly planId: string;
  /** The plan that was in force. */
  readonly repairs: string;
  /** False where the news changes nothing: no new plan is kept. */
  readonly isNew: boolean;
  readonly placed: number;
  readonly fallback: number;
  readonly violations: number;
  readonly approvals: number;
  /** Students with another lesson, and those of them whom the news had not reached. */
  readonly lessons: number;
  readonly moved: number;
  /** Students who do the same elsewhere or with another adult, and those of them who have another adult. */
  readonly places: number;
  readonly withOthers: number;
  readonly adults: number;
  readonly changes: readonly ChangeInWords[];
  readonly firstSeconds: number;
  readonly seconds: number;
  readonly says: readonly string[];
};

/** Mends the day's plan after news: as many as can stay where they are, and everybody else is told where and why. The repair is a draft. */
export const repairDay = defineService<RepairInput, RepairResult>({
  name: 'repair-day',
  summary: 'Mend the plan of a day when somebody is away or a room is closed',
  input: repairShape,
  policy: 'operate-school',
  isLong: true,
  async run(context, input) {
    if (input.out.length > 0) {
      await context.store.transact(acting(context, 'report an absence'), async (tx) => {
        const facts = await loadDay(tx, await loadSchool(tx), input.on);
        const periodIds = periodsLeft(facts, firstMinute(context, facts, input.from));
        const recorded = await reportAbsence(tx, { ids: input.out, on: input.on, periodIds, reason: input.reason, now: context.now });
        await tx.audit({ action: 'report-absence', object: `absences of ${input.on}`, detail: { recorded } });
      });
    }
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const kept = await tryRepair(context, input);
      if (kept !== undefined) return kept;
    }
    throw new HeddleError('services.facts-keep-arriving', { date: input.on });
  },
});

async function tryRepair(context: ServiceContext, { on, from, seed, iterations }: RepairInput): Promise<RepairResult | undefined> {
  const started = performance.now();
  const since = () => Math.round((performance.now() - started) / 10) / 100;
  const who = acting(context, 'repair a day');
  context.progress({ code: 'services.reading', params: {}, done: 0, of: null });
  const { seen, current, shown } = await context.store.read(who, async (tx) => ({ current: await planInForce(tx, on), shown: await selectPlan(tx, on), seen: await readForPlanning(tx, on) }));
  let watermark: number | undefined = seen.watermark;
  const keep = (plan: DayPlan, seconds: number) => context.store.transact(who, async (tx) => {
    if ((await tx.watermark()) !== watermark) return undefined;
    const planId = await tx.recordPlan(plan, 'draft', { watermark: seen.watermark, inputHash: plan.instanceHash, versions: { ...plan.modelVersions, ...parameterVersions(seen) }, seconds });
    await tx.audit({ action: 'repair', object: `plan of ${on}`, detail: { seed, iterations: plan.iterations } });
    watermark = await tx.watermark();
    return planId;
  });
  let firstSeconds = 0;
  const { plan, violations, changes } = await think({
    ...seen, plan: current.plan, seed, iterations: iterations ?? repairIterations,
    fromMinute: firstMinute(context, seen.facts, from),
    search: (request) => context.search({ ...request, stop: context.stop, onProgress: (progress) => context.progress(searchProgress(progress)) }),
    // The first answer is kept at once: whoever looks at the day sees it, while the search goes on.
    onFirst: async (first) => {
      firstSeconds = since();
      if (first === current.plan) return;
      await keep(first, firstSeconds);
      context.progress({ code: 'services.first-answer', params: { date: on }, done: 0, of: null });
    },
  });
  const seconds = since();
  // Where nothing changes nothing is kept, and news that came meanwhile counts all the same.
  const isStill = () => context.store.transact(who, async (tx) => ((await tx.watermark()) === watermark ? current.id : undefined));
  // An earlier repair may stand there as a draft that the news has made needless: the plan in force takes its place.
  const planId = plan === current.plan && shown.id === current.id ? await isStill() : await keep(plan, seconds);
  if (planId === undefined) return undefined;
  const names = namesOf(seen.facts);
  const fallback = new Set(plan.meetings.filter(({ purpose }) => purpose === 'fallback').map((meeting) => meeting.id));
  const broken = violations.filter(({ tier }) => tier === 'never');
  const inWords = changes.map((change) => changeInWords(change, { wording: { names, locale: 'en', gaps: 'show' }, audience: 'staff' }));
  return {
    on, planId, repairs: current.id, isNew: planId !== current.id,
    placed: countPeople(plan.seats, () => true), fallback: countPeople(plan.seats, ({ meetingId }) => fallback.has(meetingId)),
    violations: broken.length, approvals: plan.approvals.length,
    ...countChanges(changes),
    changes: inWords, firstSeconds, seconds,
    says: [
      ...violationsInWords([...broken, ...plan.approvals], names).map((one) => `${one.tier}: ${one.sentence}`),
      ...inWords.map(({ who: person, when, now, why }) => `${person}, ${when}: ${now} ${why}`),
    ],
  };
}

/** What people act on: the published plan, or before there is one the draft. A repair that nobody published is made anew from the same start. */
async function planInForce(tx: SchoolReader, on: SchoolDate): Promise<StoredPlan> {
  return await tx.findPlan(on, 'published') ?? await selectPlan(tx, on);
}

/** A day to come may change from its first period on; today, what has begun is past. */
export function firstMinute(context: ServiceContext, { day, roster }: Pick<DayFacts, 'day' | 'roster'>, from: string | null): number {
  if (from !== null) {
    const period = day.periods.find((one) => one.id === from);
    if (period === undefined) throw new HeddleError('services.unknown-period', { value: from, allowed: day.periods.map((one) => one.id) });
    return period.startMinute;
  }
  const { timeZone } = roster.school;
  return schoolDateAt(timeZone, context.now) === day.on ? minuteAt(timeZone, context.now) : 0;
}

/** Whoever goes home at noon was here in the morning. null = all of the day's periods. */
function periodsLeft({ day }: DayFacts, fromMinute: number): readonly string[] | null {
  const left = day.periods.filter(({ startMinute }) => startMinute >= fromMinute).map((period) => period.id);
  return left.length === day.periods.length ? null : left;
}

function countChanges(changes: readonly Change[]): Pick<RepairResult, 'lessons' | 'moved' | 'places' | 'withOthers' | 'adults'> {
  const count = (suits: (change: Change) => boolean) => new Set(changes.filter(suits).map(({ personId }) => personId)).size;
  const isStudent = ({ who }: Change) => who === 'student';
  return {
    lessons: count((change) => isStudent(change) && change.kind === 'lesson'),
    moved: count((change) => isStudent(change) && change.kind === 'lesson' && change.because.code === 'repair.for-others'),
    places: count((change) => isStudent(change) && (change.kind === 'place' || change.kind === 'adult')),
    withOthers: count((change) => isStudent(change) && (change.kind === 'place' || change.kind === 'adult') && change.before?.adultIds[0] !== change.after?.adultIds[0]),
    adults: count((change) => !isStudent(change)),
  };
}

function countPeople<Seat extends { readonly studentId: string }>(seats: readonly Seat[], suits: (seat: Seat) => boolean): number {
  return new Set(seats.filter(suits).map(({ studentId }) => studentId)).size;
}
