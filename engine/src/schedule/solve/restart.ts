import { openStation, sit } from './state.ts';
import type { DayState, Group } from './state.ts';
import type { Solution } from './solution.ts';

/** Lays out a plan that was solved before, so that the search goes on from it. Least-bad places are left to be found anew. */
export function restart(state: DayState, start: Solution): void {
  const leastBad = new Set(start.leastBad);
  for (const solved of start.stations) {
    const seated = solved.groups.some(({ seats }) => seats.some(({ demand }) => !leastBad.has(demand)));
    if (!seated) continue;
    const station = openStation(state, solved);
    for (const { seats } of solved.groups) {
      let group: Group | null = null;
      for (const { demand, option } of seats) {
        if (leastBad.has(demand)) continue;
        sit(state, demand, { station, group, option });
        group = state.group[demand] ?? null;
      }
    }
  }
}
