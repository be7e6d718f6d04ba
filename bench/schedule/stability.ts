import { checkSolution } from '@heddle/engine/schedule';
import type { Instance, Solution } from '@heddle/engine/schedule';
import { drawInstance } from './presets.ts';
import type { Draw } from './presets.ts';
import { searchDay } from './search-day.ts';
import { groupsByRound, groupsByWork } from './standing-groups.ts';

/** `asked`: share of the week's periods in which everybody is to be among their own. `kept`: of the seats asked for. `among`: of all seats. */
export type StabilityPoint = { readonly asked: number; readonly kept: number; readonly among: number; readonly valueLeft: number };

/**
 * What do standing groups cost? In a share of a week's periods everybody is to sit where at least half of the others are of the own group. Told
 * is the value that is left, as a share of the value without groups, and how many seats are so. A drawn day stands for the week: its periods are
 * alike. Searched as the planning service does, so many rounds on each of two threads.
 */
export async function stabilityCurve(draw: Draw, of: {
  readonly shares: readonly number[]; readonly iterations: number; readonly groups: 'round' | 'work';
  /** In points: 15 in a school's plan. */
  readonly price: number;
}): Promise<readonly StabilityPoint[]> {
  const day = drawInstance(draw);
  const groupOf = (of.groups === 'round' ? groupsByRound : groupsByWork)(draw);
  const plan = async (instance: Instance) => {
    const { solution } = await searchDay(instance, { seed: draw.seed, budget: { iterations: of.iterations, clock: 'cpu' } });
    const { value, violations } = checkSolution(instance, solution);
    if (violations.length > 0) throw new Error(`a plan with standing groups breaks ${violations.length} limits`);
    return { value, solution };
  };
  const free = await plan(day);
  const points: StabilityPoint[] = [];
  for (const share of of.shares) {
    const due = Math.round(share * day.periods.length);
    const { value, solution } = due === 0 ? free : await plan({ ...day, companies: companiesOf(day, groupOf, { due, price: of.price }) });
    const own = seatsAmongOwn(day, groupOf, solution);
    const asked = own.filter(({ period }) => period < due);
    points.push({ asked: due / day.periods.length, kept: shareOf(asked), among: shareOf(own), valueLeft: rounded(value / free.value) });
  }
  return points;
}

function companiesOf(day: Instance, groupOf: ReadonlyMap<number, number>, { due, price }: { readonly due: number; readonly price: number }): Instance['companies'] {
  return day.periods.slice(0, due).flatMap((_, period) => {
    const here = [...day.demands.keys()].filter((demand) => day.demands[demand]?.period === period);
    const groups = Map.groupBy(here, (demand) => groupOf.get(day.demands[demand]?.student ?? -1) ?? -1);
    return [...groups.values()].map((members) => ({ members, due: members, price }));
  });
}

/** Every seat of the plan: is it among the student's own? Counted from the plan, without the search's own prices. */
function seatsAmongOwn(day: Instance, groupOf: ReadonlyMap<number, number>, { stations }: Solution): readonly { readonly period: number; readonly isAmong: boolean }[] {
  return stations.flatMap(({ period, groups }) => {
    const present = groups.flatMap(({ seats }) => seats.map(({ demand }) => groupOf.get(day.demands[demand]?.student ?? -1) ?? -1));
    return present.map((group) => ({ period, isAmong: 2 * (present.filter((other) => other === group).length - 1) >= present.length - 1 }));
  });
}

/** null would be a better answer for no seats at all, but a curve begins somewhere: nothing asked is all kept. */
function shareOf(seats: readonly { readonly isAmong: boolean }[]): number {
  return seats.length === 0 ? 1 : rounded(seats.filter(({ isAmong }) => isAmong).length / seats.length);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
