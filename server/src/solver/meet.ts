import type { Instance, Solution } from '@heddle/engine/schedule';

/** How two searches for the same day divide it between them, and what they go on from when they meet. */

/** The periods that each may change until the next exchange; undefined = all. */
type Division = readonly [readonly number[], readonly number[]] | undefined;

/** Periods in which anybody needs a place. */
export function busyPeriods({ demands }: Instance): readonly number[] {
  return [...new Set(demands.map(({ period }) => period))].sort((left, right) => left - right);
}

/**
 * Half of the day's periods each, another half after each exchange, so that every two neighbours are searched together now and then. Not
 * before the first exchange, up to which each has a plan of its own, nor where there is only one period.
 */
export function dividePeriods(busy: readonly number[], exchange: number): Division {
  if (busy.length < 2 || exchange === 0) return undefined;
  const isFirst = (place: number) => (place + exchange) % busy.length < busy.length / 2;
  return [busy.filter((_, place) => isFirst(place)), busy.filter((_, place) => !isFirst(place))];
}

type Plans = readonly [Solution, Solution];
type Choice = { readonly plan: Solution; readonly expected: number };

/**
 * Both plans put together, if that is worth about what both have gained since they were one; else the better of the two. `since`: the
 * score when they were one. What one search changed in the morning may forbid what the other did in the afternoon.
 */
export function choicesOf(instance: Instance, { plans, division, since }: { readonly plans: Plans; readonly division: Division; readonly since: number }): readonly Choice[] {
  const [first, second] = plans;
  const better = { plan: second.score > first.score ? second : first, expected: -Infinity };
  if (division === undefined) return [better];
  const expected = first.score + second.score - since - clash;
  return [{ plan: putTogether(instance, plans, division), expected }, better];
}

/** Points that may be lost where two students' days do not go together: about as much as a round gains or loses. */
const clash = 50;

function putTogether({ demands }: Instance, [first, second]: Plans, [own]: NonNullable<Division>): Solution {
  const isOwn = (period: number | undefined) => own.includes(period ?? -1);
  return {
    ...first,
    stations: [...first.stations.filter(({ period }) => isOwn(period)), ...second.stations.filter(({ period }) => !isOwn(period))],
    leastBad: [...first.leastBad.filter((demand) => isOwn(demands[demand]?.period)), ...second.leastBad.filter((demand) => !isOwn(demands[demand]?.period))],
  };
}

/** Searches of a single period seldom meet: whoever always goes back to the better plan never gets far from it. */
export function isMeeting(busy: readonly number[], shares: readonly number[]): boolean {
  const quarter = (share: number | undefined) => Math.floor(4 * (share ?? 0));
  return busy.length > 1 || (shares.length > 2 && quarter(shares.at(-1)) > quarter(shares.at(-2)));
}
