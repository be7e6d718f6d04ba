import { mayWork } from './may.ts';
import { handOver } from './state.ts';
import type { DayState, Station } from './state.ts';

/**
 * A round near a plan in force took stations apart and opened others with whoever was free. Now that it is known who sits where, each goes
 * to the adult with whom most of its students were to be, as far as that adult is free, or trades stations with whoever leads this one.
 * Without it the search would find no round worth its price: it would take apart, and put together with other adults.
 */
export function takeBackAdults(state: DayState, period: number): void {
  for (const station of state.stations[period] ?? []) if (isTradable(state, station)) takeBack(state, station);
}

function takeBack(state: DayState, station: Station): void {
  const [now = -1] = station.adults;
  for (const [adult, had] of staying(state, station)) {
    const gain = had - (staying(state, station).get(now) ?? 0);
    if (adult === now || gain <= 0 || !mayLead(state, station, adult)) continue;
    const busy = (state.ofAdult[adult] ?? []).filter((one) => one.period === station.period || one.last === station.period);
    const [other] = busy;
    if (other === undefined) {
      if (mayWork(state, adult, station)) return handOver(state, station, adult);
    } else if (busy.length === 1 && other.adults[0] === adult && other.period === station.period && isTradable(state, other) && mayLead(state, other, now)) {
      const own = staying(state, other);
      if (gain + (own.get(now) ?? 0) - (own.get(adult) ?? 0) <= 0) continue;
      handOver(state, other, now);
      return handOver(state, station, adult);
    }
  }
}

/** Points of its members for staying with an adult, by adult. */
function staying({ puzzle }: DayState, station: Station): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  for (const { task, members } of station.groups) {
    for (const member of members) for (const { tasks, adults, price } of puzzle.stayingOf[member] ?? []) {
      if (tasks.includes(task)) for (const adult of adults) points.set(adult, (points.get(adult) ?? 0) + price);
    }
  }
  return points;
}

/** Led by one adult alone, in one period, and nobody there needs that very adult. */
function isTradable({ puzzle }: DayState, station: Station): boolean {
  return station.adults.length === 1 && station.last === station.period
    && station.groups.every(({ members }) => members.every((member) => puzzle.isBound[member] === 0));
}

function mayLead({ puzzle }: DayState, { period, kind }: Station, adult: number): boolean {
  return puzzle.setUps.leaders[period * puzzle.kindCount + kind]?.includes(adult) === true;
}
