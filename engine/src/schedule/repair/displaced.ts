import type { Instance } from '../compile/instance.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';

/**
 * Whom does the news reach? Demands that have no place any more, or whose station lost its adult, its space, or so many students that a group
 * is too small, or no longer suits what a person has fixed. Everybody else is unaffected, and a good repair leaves them where they are.
 */
export function displacedBy(instance: Instance, kept: Solution): ReadonlySet<number> {
  const at = new Map(instance.demands.map(({ student, period }, demand) => [student * instance.periods.length + period, demand]));
  const placed = new Set<number>();
  for (const station of kept.stations) {
    const periods = periodsOf(instance, station);
    if (isImpaired(instance, station, periods)) continue;
    const least = instance.kinds[station.kind]?.groupMin ?? 1;
    for (const { task, seats } of station.groups) {
      if (task >= 0 && seats.length < least) continue;
      for (const { demand } of seats) {
        const own = periods.map((period) => at.get((instance.demands[demand]?.student ?? -1) * instance.periods.length + period) ?? -1);
        if (own.every((one) => suits(instance, one, station))) for (const one of own) placed.add(one);
      }
    }
  }
  return new Set([...instance.demands.keys()].filter((demand) => !placed.has(demand)));
}

/** A meeting over two periods stands with its first, and holds everybody in both. */
export function periodsOf({ kinds, periods }: Instance, { kind, period }: SolvedStation): readonly number[] {
  const next = kinds[kind]?.periods === 2 ? periods[period]?.next ?? null : null;
  return next === null ? [period] : [period, next];
}

/** A person may have fixed the student elsewhere since; and who goes home at noon is not there for the second half. */
function suits(instance: Instance, demand: number, { space, adults }: SolvedStation): boolean {
  const own = instance.demands[demand];
  return own !== undefined && own.spaces?.includes(space) !== false && own.withAdults.every((adult) => adults.includes(adult));
}

function isImpaired(instance: Instance, { kind, space, adults }: SolvedStation, periods: readonly number[]): boolean {
  const isThere = (stationsAtOnce: readonly (number | null)[] | undefined) => stationsAtOnce !== undefined && periods.every((period) => stationsAtOnce[period] !== 0);
  return !isThere(instance.spaces[space]?.stationsAtOnce) || !adults.every((adult) => isThere(instance.adults[adult]?.stationsAtOnce))
    || instance.kinds[kind]?.adults.includes(adults[0] ?? -1) !== true;
}
