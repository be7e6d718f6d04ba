import type { DayState, Station } from './state.ts';

/**
 * What keeps a student from a place within the limits nobody may break? A round of search begins there (search.ts): such a place is worth more
 * than all that the rest of the search gains, and chance alone seldom opens the one station that has to make way.
 */

/** Without a place, or on a day that breaks a rule nobody may break. Reads the score as last settled. */
export function isBroken(state: DayState, demand: number): boolean {
  const { ledger, puzzle } = state;
  return state.station[demand] === null || (ledger.students[puzzle.studentOf[demand] ?? -1] ?? 0) >= puzzle.instance.prices.never;
}

/**
 * Stations that hold a space or an adult whom the student cannot do without. They may begin in another period: a meeting over two periods
 * reaches into this one, and an adult who works there may have to have a break, lunch or planning time here.
 */
export function inTheWayOf(state: DayState, demand: number): readonly Station[] {
  const { puzzle } = state;
  const own = puzzle.instance.demands[demand];
  if (own === undefined) return [];
  const { period, spaces } = own;
  const isNow = (station: Station) => station.period === period || station.last === period;
  const holders = spaces === null ? [] : state.stations.flat().filter((station) => isNow(station) && spaces.includes(station.space));
  const busy = (puzzle.withAdults[demand] ?? []).flatMap((adult) => (state.ofAdult[adult] ?? []).filter((station) => isNow(station) || excludes(state, adult, { station, period })));
  return [...new Set([...holders, ...busy])];
}

/** May the adult's time in the station be why they cannot also work in the period? */
function excludes({ puzzle }: DayState, adult: number, { station, period }: { readonly station: Station; readonly period: number }): boolean {
  const own = puzzle.instance.adults[adult];
  if (own === undefined) return false;
  return own.busyAtMost !== null || own.neverAll.some((set) => set.includes(period) && (set.includes(station.period) || set.includes(station.last)));
}
