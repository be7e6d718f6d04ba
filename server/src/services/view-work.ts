import type { Locale } from '@heddle/engine/messages';
import { nextSchoolDay, schoolDateAt } from '@heddle/engine/roster';
import type { Roster } from '@heddle/engine/roster';
import { z } from 'zod';
import { workPage } from '../reports/index.ts';
import type { WorkView } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { schoolDate } from './inputs.ts';
import { say } from './words.ts';

const kind = z.enum(['plan', 'repair', 'staffing']);
const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));
const jobShape = z.strictObject({
  kind, on: schoolDate, state: z.enum(['running', 'done', 'failed']), isStopping: z.boolean(), startedAt: z.iso.datetime(), seconds: z.number(),
  progress: z.unknown(), hasAnswer: z.boolean(),
  result: z.record(z.string(), z.unknown()).nullable(),
  problem: z.strictObject({ code: z.string(), params }).nullable(),
});
const shape = z.strictObject({
  kind, on: schoolDate, locale: z.enum(['en', 'ar-XB']), note: z.enum(['joined', 'busy']).nullable(),
  /** How the work stands, as whoever runs it knows; null when nobody asked for it since the server began. */
  job: jobShape.nullable(),
});
type Job = z.infer<typeof jobShape>;

/** The page of long work on a day: planning it, mending it, asking what one more would be worth. */
export const viewWork = defineService<z.infer<typeof shape>, { readonly html: string; readonly view: WorkView & { readonly job: Job | null } }>({
  name: 'view-work',
  summary: 'Show how long work on a day stands, and what came out',
  input: shape,
  policy: 'operate-school',
  run: (context, { kind: what, on, locale, note, job }) =>
    context.store.transact(acting(context, 'look at work'), async (tx) => {
      const roster = await tx.readRoster();
      const { timeZone, name: schoolName } = roster.school;
      const view: WorkView = {
        locale, kind: what, on, schoolName, note: job === null ? null : note,
        state: job?.state ?? 'idle', isStopping: job?.isStopping ?? false,
        begunAt: job === null ? '' : new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit' }).format(Date.parse(job.startedAt)),
        says: job === null ? [] : cameOut(job, locale),
        hasPlan: (await tx.readPlannedDays()).includes(on),
        next: dayToPlan(roster, { today: schoolDateAt(timeZone, context.now), on }),
      };
      return { view: { ...view, job }, html: workPage(view) };
    }),
});

function cameOut({ state, kind: what, problem, result }: Job, locale: Locale): readonly string[] {
  if (problem !== null) return [say(problem, locale)];
  if (state !== 'done' || result === null) return [];
  if (what === 'staffing') return z.object({ says: z.array(z.string()) }).parse(result).says;
  if (what === 'plan') {
    const { percent, ...figures } = z.object({ placed: z.number(), students: z.number(), fallback: z.number(), percent: z.number().nullable(), seconds: z.number() }).parse(result);
    return [say({ code: 'page.work-plan-done', params: { ...figures, percent: percent ?? 'none' } }, locale)];
  }
  const figures = z.object({ placed: z.number(), lessons: z.number(), moved: z.number(), places: z.number(), seconds: z.number() }).parse(result);
  return [say({ code: 'page.work-repair-done', params: figures }, locale)];
}

/** The day after the later of today and the day just looked at. */
export function dayToPlan(roster: Roster, { today, on }: { readonly today: string; readonly on: string }): string {
  return nextSchoolDay(roster, today < on ? on : today) ?? on;
}
