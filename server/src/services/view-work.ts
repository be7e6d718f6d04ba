import type { Locale } from '@heddle/engine/messages';
import { isActiveOn, nextSchoolDay, schoolDateAt, schoolDayOn } from '@heddle/engine/roster';
import type { Person, Roster } from '@heddle/engine/roster';
import { z } from 'zod';
import { byName, workPage } from '../reports/index.ts';
import type { RepairForm, WorkView } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { locale, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import type { School } from './load-school.ts';
import { namesOf, say } from './words.ts';

const kind = z.enum(['plan', 'repair', 'staffing']);
const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));
const jobShape = z.strictObject({
  kind, on: schoolDate, state: z.enum(['running', 'done', 'failed']), isStopping: z.boolean(), startedAt: z.iso.datetime(), seconds: z.number(),
  progress: z.unknown(), hasAnswer: z.boolean(),
  result: z.record(z.string(), z.unknown()).nullable(),
  problem: z.strictObject({ code: z.string(), params }).nullable(),
});
const shape = z.strictObject({
  kind, on: schoolDate, locale, note: z.enum(['begun', 'joined', 'busy', 'noted']).nullable(),
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
      const isRepair = what === 'repair' && job?.state !== 'running';
      // Only the form of a repair needs more than the records as they are.
      const school = isRepair ? await loadSchool(tx) : null;
      const roster = school?.roster ?? await tx.readRoster();
      const { timeZone, name: schoolName } = roster.school;
      const view: WorkView = {
        locale, kind: what, on, schoolName, note: job === null ? null : note === 'begun' ? null : note, wasBegun: job === null && (note === 'begun' || note === 'joined'),
        state: job?.state ?? 'idle', isStopping: job?.isStopping ?? false,
        begunAt: job === null ? '' : new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit' }).format(Date.parse(job.startedAt)),
        says: job === null ? [] : cameOut(job, locale),
        repair: school === null ? null : formOf(school, { on, locale }),
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
  const figures = z.object({ placed: z.number(), lessons: z.number(), moved: z.number(), places: z.number(), withOthers: z.number(), seconds: z.number() }).parse(result);
  return [say({ code: 'page.work-repair-done', params: figures }, locale)];
}

/** Everybody and every room of that day by name, and who is known to be out. */
function formOf(school: School, { on, locale }: { readonly on: string; readonly locale: Locale }): RepairForm {
  const { roster, availability } = school;
  const day = schoolDayOn(roster, on);
  const reader = { audience: 'staff', locale } as const;
  const people = roster.people.filter((one) => isActiveOn(one, on));
  const names = namesOf(school);
  const named = (kind: 'student' | 'adult' | 'space' | 'period') => (id: string) => ({ id, name: names[kind](id, reader) ?? id });
  const isStudent = ({ role }: Person) => role === 'student';
  const isAdult = ({ role }: Person) => role === 'teacher' || role === 'aide' || role === 'leader';
  const nameOf = (kind: 'person' | 'space', id: string) => named(kind === 'space' ? 'space' : people.some((one) => one.id === id && isStudent(one)) ? 'student' : 'adult')(id);
  return {
    adults: byName(people.filter(isAdult)).map(named('adult')), students: byName(people.filter(isStudent)).map(named('student')),
    spaces: roster.spaces.filter((one) => isActiveOn(one, on)).map(({ id }) => named('space')(id)).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    periods: day.periods.map(({ id }) => named('period')(id)),
    known: availability.filter((one) => one.on === on && one.periodIds?.length !== 0)
      .map(({ subject, periodIds, reason }) => ({ ...nameOf(subject.kind, subject.id), periods: (periodIds ?? []).map((id) => named('period')(id).name), reason })),
  };
}

/** The day after the later of today and the day just looked at. */
export function dayToPlan(roster: Roster, { today, on }: { readonly today: string; readonly on: string }): string {
  return nextSchoolDay(roster, today < on ? on : today) ?? on;
}
