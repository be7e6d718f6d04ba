import type { Instance } from '../compile/instance.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';

/**
 * Whom does the news reach? Demands that have no place any more, or whose station lost its adult, its space, or so many students that a group
 * is too small, or no longer suits what a person has fixed. Everybody else is unaffected, and a good repair leaves them where they are.
 */
export function displacedBy(instance: Instance, kept: Solution): ReadonlySet<number> {
  const placed = new Set<number>();
  for (const station of kept.stations) {
    if (isImpaired(instance, station)) continue;
    const least = instance.kinds[station.kind]?.groupMin ?? 1;
    for (const { task, seats } of station.groups) {
      if (task >= 0 && seats.length < least) continue;
      for (const { demand } of seats) if (suits(instance, demand, station)) placed.add(demand);
    }
  }
  return new Set([...instance.demands.keys()].filter((demand) => !placed.has(demand)));
}

/** A person may have fixed the student elsewhere since. */
function suits(instance: Instance, demand: number, { space, adults }: SolvedStation): boolean {
  const own = instance.demands[demand];
  return own?.spaces?.includes(space) !== false && own?.withAdults.every((adult) => adults.includes(adult)) !== false;
}

export function isImpaired(instance: Instance, { period, kind, space, adults }: SolvedStation): boolean {
  return instance.spaces[space]?.stationsAtOnce[period] === 0 || instance.spaces[space] === undefined
    || adults.some((adult) => instance.adults[adult]?.stationsAtOnce[period] === 0 || instance.adults[adult] === undefined)
    || instance.kinds[kind]?.adults.includes(adults[0] ?? -1) !== true;
}
