import { companyGain } from './best-seat.ts';
import { openBest } from './open-best.ts';
import type { Idea } from './open-best.ts';
import type { RepairStyle } from './repair-style.ts';
import type { DayState, Station } from './state.ts';

/**
 * How do standing groups come to sit together? Students who are chosen one by one are among friends only by chance, because the first of a group to
 * come gains nothing by it. So stations open for one standing group after the other, each filled from its members alone, before anybody else looks
 * for a seat. Others join later, as far as members stay half of those there. Returns the students who now sit in such stations.
 */
export function gatherCompanies(state: DayState, of: { readonly period: number; readonly first: number | null; readonly style: RepairStyle }): readonly number[] {
  const { period, first, style } = of;
  const own = state.puzzle.companiesIn[period] ?? [];
  if (own.length === 0) return [];
  const waiting = own.filter((company) => company !== first && countStanding(state, company) >= leastWaiting);
  const inTurn = [...(first === null ? [] : [first]), ...style.random.shuffle([...waiting])];
  return inTurn.flatMap((company) => openBest(state, { period, company, style, ideas: ideasOf(state, { company, style }) }) ?? []);
}

/** With fewer than this without a seat, a group's members find their way one by one. */
const leastWaiting = 4;

function countStanding(state: DayState, company: number): number {
  return state.puzzle.instance.companies[company]?.members.filter((member) => state.station[member] === null).length ?? 0;
}

/** Stations in which members who are due among their own sit among others, those with most of them first. */
export function amongStrangers(state: DayState, company: number): readonly Station[] {
  const counts = new Map<Station, number>();
  for (const demand of state.puzzle.instance.companies[company]?.due ?? []) {
    const station = state.station[demand] ?? null;
    if (station !== null && companyGain(state, demand, station) === 0) counts.set(station, (counts.get(station) ?? 0) + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left).map(([station]) => station);
}

/** Tasks that several of the group gain by, were they among their own there, the most wanted first; and kinds of station that hold several groups. */
function ideasOf(state: DayState, { company, style }: { readonly company: number; readonly style: RepairStyle }): readonly Idea[] {
  const { puzzle, ledger } = state;
  const { byDemand, net, task, instance, severalIn, isAlone } = puzzle;
  const { members, price } = instance.companies[company] ?? { members: [], price: 0 };
  const heat = new Map<number, number>();
  for (const demand of members) {
    const station = state.station[demand] ?? null;
    const now = station === null ? -instance.prices.fallback : (ledger.worth[demand] ?? 0) + companyGain(state, demand, station);
    for (let at = byDemand.start[demand] ?? 0; at < (byDemand.start[demand + 1] ?? 0); at += 1) {
      const option = byDemand.order[at] ?? 0;
      const gain = (net[option] ?? 0) + price - now;
      if (gain <= 0) break;
      heat.set(task[option] ?? 0, (heat.get(task[option] ?? 0) ?? 0) + gain);
    }
  }
  const kindOf = (one: number) => instance.tasks[one]?.kind ?? 0;
  const idea = (of: Pick<Idea, 'kind' | 'task' | 'among'>): Idea => ({ ...of, shake: 1 + style.noise * (style.random.next() - 0.5), bound: Infinity });
  const hot = [...heat].sort(([one, left], [other, right]) => right - left || one - other).map(([one]) => one);
  const kinds = [...new Set(hot.map(kindOf))].filter((kind) => severalIn[kind] === 1);
  return [
    ...hot.filter((one) => isAlone[kindOf(one)] === 0).slice(0, tasksTried).map((one) => idea({ kind: kindOf(one), task: one, among: null })),
    ...kinds.map((kind) => idea({ kind, task: null, among: hot.filter((one) => kindOf(one) === kind) })),
  ];
}

const tasksTried = 14;
