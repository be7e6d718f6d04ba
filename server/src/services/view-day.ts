import { nextSchoolDay, schoolDateAt } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { dayReport } from '../reports/index.ts';
import type { DayView } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { id, locale, schoolDate } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { openApprovals } from './open-approvals.ts';
import { selectPlan } from './select-plan.ts';
import { dayToPlan } from './view-work.ts';
import { namesOf } from './words.ts';

const whoseShape = z.discriminatedUnion('view', [
  z.strictObject({ view: z.literal('school') }),
  z.strictObject({ view: z.literal('adult'), id }),
  z.strictObject({ view: z.literal('substitute'), id }),
  z.strictObject({ view: z.literal('student'), id }),
]);
const workShape = z.strictObject({ kind: z.enum(['plan', 'repair', 'staffing']), on: schoolDate });
type ViewInput = {
  readonly on: SchoolDate; readonly locale: 'en' | 'ar-XB'; readonly whose: z.infer<typeof whoseShape>;
  /** What is being worked out meanwhile, where whoever asks knows. */
  readonly work?: z.infer<typeof workShape> | null | undefined;
};

/** The page of one day for one reader, as HTML and as the plain data it was made from. */
export const viewDay = defineService<ViewInput, { readonly html: string; readonly view: DayView }>({
  name: 'view-day',
  summary: 'Show a day: whole school, one adult, a substitute\'s sheet or one student',
  input: z.strictObject({ on: schoolDate, locale, whose: whoseShape, work: workShape.nullable().optional() }),
  policy: 'read-school',
  run: (context, { on, locale, whose, work = null }) =>
    context.store.transact(acting(context, 'view a day'), async (tx) => {
      const { id: planId, plan, status } = await selectPlan(tx, on);
      const school = await loadSchool(tx);
      const facts = await loadDay(tx, school, on);
      const today = schoolDateAt(facts.roster.school.timeZone, context.now);
      return dayReport({
        whose, plan, status, facts, locale,
        names: namesOf(facts),
        earlier: (await tx.findEarlierPlan(on, planId))?.plan,
        openApprovals: await openApprovals(tx, plan),
        today,
        plannedDays: await tx.readPlannedDays(),
        desk: { planId, work, next: dayToPlan(facts.roster, { today, on }) },
      });
    }),
});

/** Which days can be shown, and which of them is today at the school. */
export const listPlannedDays = defineService<Record<string, never>, { readonly today: SchoolDate; readonly next: SchoolDate; readonly days: readonly SchoolDate[] }>({
  name: 'list-planned-days',
  summary: 'List the days that have a plan',
  input: z.strictObject({}),
  policy: 'read-school',
  run: (context) =>
    context.store.transact(acting(context, 'list the planned days'), async (tx) => {
      const roster = await tx.readRoster();
      const today = schoolDateAt(roster.school.timeZone, context.now);
      return { today, next: nextSchoolDay(roster, today) ?? today, days: await tx.readPlannedDays() };
    }),
});
