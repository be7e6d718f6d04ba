import { searchesFor, worthOfMore } from '@heddle/engine';
import type { Staffing, Worth } from '@heddle/engine';
import type { Reason } from '@heddle/engine/problem';
import type { SchoolDate } from '@heddle/engine/roster';
import { leastPoints } from '@heddle/engine/schedule';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { schoolDate, seed as seedShape } from './inputs.ts';
import { readForPlanning } from './plan-day.ts';
import { selectPlan } from './select-plan.ts';
import { namesOf, say } from './words.ts';

type StaffingInput = { readonly on: SchoolDate; readonly seed: number; readonly iterations: number | null };

type StaffingResult = Staffing & { readonly on: SchoolDate; readonly title: string; readonly says: readonly string[] };

/** Rounds of each of the searches that compare: a few seconds for a school. */
const searchRounds = 300;
/** Adults and spaces tried; seats and periods come beside them. Each is a search of its own. */
const changesTried = 6;

/** What one more adult, space, seat or planned period would be worth to a planned day. Nothing is told that planning again did not confirm, and nothing is kept. */
export const explainStaffing = defineService<StaffingInput, StaffingResult>({
  name: 'explain-staffing',
  summary: 'Tell what one more adult, space, seat or period would be worth to a day',
  input: z.strictObject({ on: schoolDate, seed: seedShape, iterations: z.int().min(1).max(1_000_000).nullable() }),
  policy: 'operate-school',
  isLong: true,
  async run(context, { on, seed, iterations }) {
    const { seen, stored } = await context.store.read(acting(context, 'ask what one more would be worth'), async (tx) => ({
      stored: await selectPlan(tx, on), seen: await readForPlanning(tx, on),
    }));
    let searches = 0;
    const { asked, confirmed } = await worthOfMore({
      ...seen, plan: stored.plan, seed, iterations: iterations ?? searchRounds, most: changesTried, price: context.price,
      search: (request) => {
        context.progress({ code: 'services.searching', params: {}, done: searches, of: searchesFor(changesTried) });
        searches += 1;
        return context.search({ ...request, stop: context.stop });
      },
      shouldStop: () => context.stop?.aborted === true,
    });
    const names = namesOf(seen.facts);
    const told: readonly Reason[] = [
      ...confirmed.map(inWords),
      { code: 'schedule.staffing-asked', params: { date: on, asked, confirmed: confirmed.length, least: leastPoints } },
    ];
    return { on, asked, confirmed, title: say({ code: 'page.staffing', params: {} }), says: told.map((reason) => say(reason, 'en', 'staff', names)) };
  },
});

/** A change that costs somebody the best option, or sends somebody to the study place, is worth its points all the same; the words leave that out. */
function inWords({ points, firstChoices, fallback, ...worth }: Worth): Reason {
  const params = { points, first: Math.max(0, firstChoices), fallback: Math.max(0, -fallback) };
  switch (worth.what) {
    case 'adult': return { code: 'schedule.one-more-adult', params: { ...params, period: worth.periodId, adult: worth.id } };
    case 'space': return { code: 'schedule.one-more-space', params: { ...params, period: worth.periodId, space: worth.id } };
    case 'seat': return { code: 'schedule.one-more-seat', params: { ...params, modality: worth.id } };
    case 'period': return { code: 'schedule.one-more-period', params: { points, period: worth.periodId, count: worth.students } };
  }
}
