import { knowStudents, offerOptions } from './day.ts';
import type { Knowledge, Search } from './day.ts';
import { changeDay, compile, dearest, effectOf, freePeriods, keepPlan, leastPoints, plannedOptions, seatsToAdd, toDayPlan, withOneMore, withOneMorePeriod } from './schedule/index.ts';
import type { Bound, DayPlan, Instance, OneMore, Solution } from './schedule/index.ts';

/**
 * What would one more adult, space, seat or planned period be worth to a day? The prices of the bound say which adults and spaces to ask
 * about, full groups which seats, the bell schedule which periods; then the day is searched again with the change, and again without it, from
 * the same plan and for as long. Only what the two searches bear out is told.
 *
 * Pure: the same facts, plan, seed and iterations give the same answer.
 */
export async function worthOfMore(question: StaffingQuestion): Promise<Staffing> {
  const { facts, plan, seed, iterations, search } = question;
  const isOver = () => question.shouldStop?.() === true;
  const { options: offered } = offerOptions(question, knowStudents(question));
  const options = [...offered, ...plannedOptions(plan, offered)];
  const instance = compile({ facts, options });
  // The plan in force may have been searched for less: the comparison begins where a search as long as this leaves it.
  const start = await search({ instance, seed, iterations, start: keepPlan(instance, plan) });
  const { prices } = await question.price({ instance, score: start.score });
  const same = await search({ instance, seed, iterations, start });
  const before = effectOf(instance, same);
  const confirmed: Worth[] = [];
  let asked = 0;
  const ask = async (name: WorthName, { wider, from }: { readonly wider: Instance; readonly from: Solution }) => {
    const found = await search({ instance: wider, seed, iterations, start: from });
    // A search that somebody ended compares with nothing.
    if (isOver()) return;
    asked += 1;
    const points = Math.round((found.score - same.score) * 10) / 10;
    if (points < leastPoints) return;
    const after = effectOf(wider, found);
    confirmed.push({ ...name, points, firstChoices: after.firstChoices - before.firstChoices, fallback: after.fallback - before.fallback });
  };

  for (const more of dearest(instance, prices, question.most)) {
    if (!isOver()) await ask(nameOf(instance, more), { wider: withOneMore(instance, more), from: start });
  }
  for (const kind of seatsToAdd(instance, same).slice(0, mostSeats)) {
    const modalityId = instance.kinds[kind]?.modalityId ?? '';
    if (!isOver()) await ask({ what: 'seat', id: modalityId, periodId: null, students: null }, { wider: changeDay(instance, { kind: 'one-more-seat', in: kind }), from: start });
  }
  for (const period of freePeriods(facts).slice(0, mostPeriods)) {
    if (isOver()) break;
    const more = { ...question, facts: withOneMorePeriod(facts, period) };
    const again = offerOptions(more, knowStudents(more)).options;
    // In names and back: the new day counts its places and work otherwise.
    const kept = toDayPlan({ facts, options, instance, solution: start, seed, asOf: plan.asOf, modelVersions: plan.modelVersions });
    const wider = compile({ facts: more.facts, options: [...again, ...plannedOptions(kept, again)] });
    await ask({ what: 'period', id: period.adoptionId, periodId: period.periodId, students: period.studentIds.length }, { wider, from: keepPlan(wider, kept) });
  }
  return { asked, confirmed: confirmed.sort((left, right) => right.points - left.points) };
}

/** Forms of work and periods asked about at most: each is a search of its own, and a leader reads a handful. */
const mostSeats = 3;
const mostPeriods = 2;
/** All searches at most, where so many adults and spaces are asked about. */
export const searchesFor = (most: number): number => 2 + most + mostSeats + mostPeriods;

export type StaffingQuestion = Knowledge & {
  readonly plan: DayPlan;
  readonly seed: number;
  /** Rounds of each search. */
  readonly iterations: number;
  /** Changes to ask about at most, dearest first. */
  readonly most: number;
  readonly search: (request: Parameters<Search>[0] & { readonly start: Solution }) => Promise<Solution>;
  readonly price: Price;
  /** Whoever waits has heard enough: what is confirmed by then is the answer. */
  shouldStop?(): boolean;
};

/** Computes the bound of a day, away from the thread that answers. */
export type Price = (request: { readonly instance: Instance; readonly score: number }) => Promise<Bound>;

export type Staffing = { readonly asked: number; readonly confirmed: readonly Worth[] };

/** What one more like it was seen to bring. */
export type Worth = WorthName & {
  readonly points: number;
  /** Places more, or fewer, that are the student's best option; and places in fallback. */
  readonly firstChoices: number;
  readonly fallback: number;
};

/**
 * An adult or a space like this one in one period; a seat more in each group, room and ratio of a form of work, all day; or a period more in
 * which an adoption plans so many students who are free then.
 */
type WorthName =
  | { readonly what: 'adult' | 'space'; readonly id: string; readonly periodId: string; readonly students: null }
  | { readonly what: 'seat'; readonly id: string; readonly periodId: null; readonly students: null }
  | { readonly what: 'period'; readonly id: string; readonly periodId: string; readonly students: number };

function nameOf({ adults, spaces, periods }: Instance, { what, like, period }: OneMore): WorthName {
  return { what, id: (what === 'adult' ? adults : spaces)[like]?.id ?? '', periodId: periods[period]?.id ?? '', students: null };
}
