import { addDays, instantAt, schoolDaysBetween } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { compareWithSections } from './compare-with-sections.ts';
import type { Comparison } from './compare-with-sections.ts';
import { schoolDate, seed as seedShape } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { planAndKeep } from './plan-day.ts';

type ShadowResult = Comparison & { readonly from: SchoolDate; readonly to: SchoolDate; readonly days: number; readonly byDay: readonly (Comparison & { readonly on: SchoolDate })[]; readonly published: 0 };

/** Plans a span of days beside the school's own sections and publishes nothing: what a school looks at before it trusts the plan. */
export const shadowDays = defineService<{ from: SchoolDate; to: SchoolDate; seed: number }, ShadowResult>({
  name: 'shadow-days',
  summary: 'Plan days in shadow and compare with the school\'s own sections',
  input: z.strictObject({ from: schoolDate, to: schoolDate, seed: seedShape }).refine(({ from, to }) => from <= to, { error: 'input.span' }),
  policy: 'operate-school',
  isLong: true,
  async run(context, { from, to, seed }) {
    const who = acting(context, 'shadow');
    const dates = await context.store.transact(who, async (tx) => schoolDaysBetween((await loadSchool(tx)).roster, { from, until: to }));
    const byDay: (Comparison & { readonly on: SchoolDate })[] = [];
    for (const [i, on] of dates.entries()) {
      context.progress({ code: 'services.shadowing', params: { date: on }, done: i, of: dates.length });
      await planAndKeep(context, { on, seed, iterations: null }, 'shadow');
      byDay.push(await context.store.transact(who, async (tx) => {
        const facts = await loadDay(tx, await loadSchool(tx), on);
        const zone = facts.roster.school.timeZone;
        const start = instantAt(zone, { on, minute: 0 });
        const end = instantAt(zone, { on: addDays(on, 1), minute: 0 });
        const stored = await tx.findPlan(on, 'shadow');
        const shown = await tx.readEvidence({ before: end });
        if (stored === undefined) throw new Error(`the shadow plan of ${on} was kept a moment ago`);
        return { on, ...compareWithSections({ facts, plan: stored.plan, shown: shown.filter((one) => one.occurredAt >= start) }) };
      }));
    }
    const total = byDay.reduce<Comparison>((sum, day) => ({
      places: sum.places + day.places, sameAdult: sum.sameAdult + day.sameAdult, sameSpace: sum.sameSpace + day.sameSpace,
      taught: sum.taught + day.taught, sameCompetency: sum.sameCompetency + day.sameCompetency,
    }), { places: 0, sameAdult: 0, sameSpace: 0, taught: 0, sameCompetency: 0 });
    return { from, to, days: byDay.length, ...total, byDay, published: 0 };
  },
});
