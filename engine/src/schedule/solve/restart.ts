import { openStation, sit } from './state.ts';
import type { DayState, Group } from './state.ts';
import type { SolvedGroup, SolvedStation } from './solution.ts';

/** The stations of a period as they are now: the way back to the best plan so far. */
export function copyPeriod(state: DayState, period: number): readonly SolvedStation[] {
  return (state.stations[period] ?? []).map(({ kind, space, adults, groups }): SolvedStation => ({
    period, kind, space, adults: [...adults],
    groups: groups.map(({ task, members }): SolvedGroup => ({ task, seats: members.map((demand) => ({ demand, option: state.option[demand] ?? -1 })) })),
  }));
}

/** Lays the copied stations out again, exactly as they were. */
export function restart(state: DayState, stations: readonly SolvedStation[]): void {
  for (const solved of stations) {
    const station = openStation(state, solved);
    for (const { seats } of solved.groups) {
      let group: Group | null = null;
      for (const { demand, option } of seats) group = sit(state, demand, { station, group, option });
    }
  }
}
