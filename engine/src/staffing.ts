import { knowStudents, offerOptions } from './day.ts';
import type { Knowledge, Search } from './day.ts';
import { compile, dearest, effectOf, keepPlan, leastPoints, plannedOptions, withOneMore } from './schedule/index.ts';
import type { Bound, DayPlan, Instance, OneMore, Solution } from './schedule/index.ts';

/**
 * What would one more adult or space be worth to a day? The prices of the bound say where to ask; then the day is searched again with the
 * change, and again without it, from the same plan and for as long. Only what the two searches bear out is told.
 *
 * Pure: the same facts, plan, seed and iterations give the same answer.
 */
export async function worthOfMore(question: StaffingQuestion): Promise<Staffing> {
  const { plan, seed, iterations, search } = question;
  const { options: offered } = offerOptions(question, knowStudents(question));
  const instance = compile({ facts: question.facts, options: [...offered, ...plannedOptions(plan, offered)] });
  // The plan in force may have been searched for less: the comparison begins where a search as long as this leaves it.
  const start = await search({ instance, seed, iterations, start: keepPlan(instance, plan) });
  const { prices } = await question.price({ instance, score: start.score });
  const same = await search({ instance, seed, iterations, start });
  const asked = dearest(instance, prices, question.most);
  const confirmed: Worth[] = [];
  for (const more of asked) {
    const wider = withOneMore(instance, more);
    const found = await search({ instance: wider, seed, iterations, start });
    const points = Math.round((found.score - same.score) * 10) / 10;
    if (points < leastPoints) continue;
    const [before, after] = [effectOf(instance, same), effectOf(wider, found)];
    confirmed.push({
      ...nameOf(instance, more), points,
      firstChoices: after.firstChoices - before.firstChoices, fallback: after.fallback - before.fallback,
    });
  }
  return { asked: asked.length, confirmed: confirmed.sort((left, right) => right.points - left.points) };
}

export type StaffingQuestion = Knowledge & {
  readonly plan: DayPlan;
  readonly seed: number;
  /** Rounds of each search. */
  readonly iterations: number;
  /** Changes to ask about at most, dearest first. */
  readonly most: number;
  readonly search: (request: Parameters<Search>[0] & { readonly start: Solution }) => Promise<Solution>;
  readonly price: Price;
};

/** Computes the bound of a day, away from the thread that answers. */
export type Price = (request: { readonly instance: Instance; readonly score: number }) => Promise<Bound>;

export type Staffing = { readonly asked: number; readonly confirmed: readonly Worth[] };

/** What one more like it, in that period, was seen to bring. */
export type Worth = {
  readonly what: 'adult' | 'space';
  /** Whom or what it is like. */
  readonly id: string;
  readonly periodId: string;
  readonly points: number;
  /** Places more, or fewer, that are the student's best option; and places in fallback. */
  readonly firstChoices: number;
  readonly fallback: number;
};

function nameOf({ adults, spaces, periods }: Instance, { what, like, period }: OneMore): Pick<Worth, 'what' | 'id' | 'periodId'> {
  return { what, id: (what === 'adult' ? adults : spaces)[like]?.id ?? '', periodId: periods[period]?.id ?? '' };
}
