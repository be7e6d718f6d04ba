import type { Instance } from '../compile/instance.ts';
import { whatStoodInTheWay } from '../publish/obstacle.ts';
import type { Reason } from '../../problem/index.ts';
import { renumber, withOnly } from '../repair/stay.ts';
import { layOut } from '../solve/puzzle.ts';
import type { Solution } from '../solve/solution.ts';
import { changeDay, insisted, insistOn } from './what-if.ts';
import type { WhatIf } from './what-if.ts';

/**
 * Why did a student not get this option, and what would have to be different? The plan is made again with the option given, and what the whole
 * would lose by it is the price. Then the day is changed in one thing, and made again with the option and without: only where the plan
 * with it is then at least as good is the change told. Contrastive explanation (Miller 2019, Artificial Intelligence 267), confirmed by the
 * solver and not read off its numbers.
 *
 * Only the period itself is planned anew: everybody keeps what they have in the others.
 */
export async function whyNot(question: {
  readonly instance: Instance;
  readonly solution: Solution;
  readonly demand: number;
  readonly option: number;
  readonly seed: number;
  readonly iterations: number;
  readonly search: ExplainSearch;
}): Promise<WhyNot> {
  const { demand, option, seed, iterations, search } = question;
  const reason = whatStoodInTheWay(layOut(question.instance), question.solution, { demand, best: option });
  const { instance, start, row } = focus(question);
  const base = await search({ instance, seed, iterations, start });
  const given = async (day: Instance, from: Solution, turn: number): Promise<Solution> => {
    const found = await search({ instance: insistOn(day, row), seed: seed + turn, iterations, start: from });
    return optionOf(found, demand) === row ? { ...found, score: found.score - insisted } : found;
  };
  const withIt = await given(instance, base, 1);
  const canBeHad = optionOf(withIt, demand) === row;
  const cost = canBeHad ? round(Math.max(0, base.score - withIt.score)) : null;
  const moved = [...instance.demands.keys()].filter((one) => canBeHad && one !== demand && optionOf(base, one) !== optionOf(withIt, one));

  const proposals = propose({ instance, reason, demand, option: row, cost });
  const changes: WhatIf[] = [];
  for (const change of proposals) {
    const day = changeDay(instance, change);
    const without = await search({ instance: day, seed: seed + 2, iterations, start: base });
    const again = optionOf(without, demand) === row ? without : await given(day, withIt, 3);
    if (optionOf(again, demand) === row && again.score >= without.score - tolerance) changes.push(change);
  }
  return { reason, cost, moved, proposed: proposals.length, changes };
}

/** Where the days are planned anew: here, or in a thread of its own. */
export type ExplainSearch = (request: { readonly instance: Instance; readonly seed: number; readonly iterations: number; readonly start?: Solution }) => Promise<Solution>;

export type WhyNot = {
  /** What stood in the way, as the plan shows it. */
  readonly reason: Reason;
  /** Points the whole plan would lose; 0 = another plan is as good; null = it cannot be had at all in this period. */
  readonly cost: number | null;
  /** Demands of others that would then have something else. */
  readonly moved: readonly number[];
  readonly proposed: number;
  /** Changes of the day after which a plan with the option is at least as good as any found without it. */
  readonly changes: readonly WhatIf[];
};

/** In points: below this two plans are equally good. */
const tolerance = 1e-6;

/** The period alone, everybody keeping what they have in the others; with the plan and the option in its numbers. */
function focus({ instance, solution, demand, option }: Parameters<typeof whyNot>[0]) {
  const period = instance.demands[demand]?.period;
  const open = new Set([...instance.demands.keys()].filter((one) => instance.demands[one]?.period === period));
  const focused = withOnly(instance, solution, open);
  const rowOf = new Map(focused.rows.map((old, position) => [old, position]));
  return { instance: focused.instance, start: renumber(solution, (old) => rowOf.get(old) ?? -1), row: rowOf.get(option) ?? -1 };
}

/** Which change could have helped, by what stood in the way. */
function propose(at: { readonly instance: Instance; readonly reason: Reason; readonly demand: number; readonly option: number; readonly cost: number | null }): readonly WhatIf[] {
  const { instance, reason, option, cost } = at;
  const kindAt = instance.tasks[instance.options.task[option] ?? -1]?.kind ?? -1;
  const kind = instance.kinds[kindAt];
  const period = instance.demands[at.demand]?.period ?? -1;
  const seats = (space: number) => instance.spaces[space]?.seats ?? Infinity;
  const largest = kind?.spaces.toSorted((left, right) => seats(right) - seats(left))[0];
  const leader = kind?.adults[0];
  const adult: readonly WhatIf[] = leader === undefined ? [] : [{ kind: 'one-more-adult', like: leader, period }];
  const space: readonly WhatIf[] = largest === undefined ? [] : [{ kind: 'one-more-space', like: largest, period }];
  const worth: readonly WhatIf[] = cost === null ? [] : [{ kind: 'worth-more', option, points: Math.ceil(cost) + 1 }];
  const { needed, count } = reason.params;
  switch (reason.code) {
    case 'schedule.full': return [{ kind: 'one-more-seat', in: kindAt }, ...worth];
    case 'schedule.too-few': return typeof needed === 'number' && typeof count === 'number' ? [{ kind: 'smaller-group', in: kindAt, least: count }] : [];
    // One more adult was tried on drawn days where adults are busy, and never helped this student: the adult does more for others again.
    case 'schedule.adults-busy': case 'schedule.more-for-others': return worth;
    case 'schedule.no-adult': return cost === null ? adult : worth;
    case 'schedule.no-space': return cost === null ? space : worth;
    default: return [];
  }
}

function optionOf({ stations, leastBad }: Solution, demand: number): number {
  if (leastBad.includes(demand)) return -1;
  for (const { groups } of stations) for (const { seats } of groups) for (const seat of seats) if (seat.demand === demand) return seat.option;
  return -1;
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
