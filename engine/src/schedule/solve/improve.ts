import { bestSeat, bestSeatIn, companyGain, contactGain } from './best-seat.ts';
import { maySitIn } from './may.ts';
import type { Random } from './random.ts';
import { sizePrice } from './score.ts';
import { sit, stand } from './state.ts';
import type { DayState, Station } from './state.ts';

/**
 * Small steps after a repair: one student to a better seat, or two students in each other's places. Only steps that help are taken.
 * Students with a needed space stay where they are: their station may stand in that space only for their sake.
 */
export function improvePeriod(state: DayState, period: number, random: Random): void {
  const movable = (state.puzzle.demandsIn[period] ?? []).filter((demand) => state.puzzle.instance.demands[demand]?.spaces === null);
  for (const demand of random.shuffle([...movable])) {
    if (isAtBest(state, demand)) continue;
    relocate(state, demand);
    for (let tries = 0; tries < swapTries && !isAtBest(state, demand); tries += 1) trySwap(state, demand, random);
  }
}

/** Partners tried for one student and round: most tries fail, and the next round comes by again. */
const swapTries = 2;

/** Nothing to gain for this student: by far the most common case, and the reason why a round is quick. */
function isAtBest(state: DayState, demand: number): boolean {
  return worth(state, demand) >= mostWorth(state, demand) - 1e-9;
}

/** Net value of the seat, and what it gives of the adults and the company the student is due. */
function worth(state: DayState, demand: number): number {
  const station = state.station[demand] ?? null;
  if (station === null) return -state.puzzle.instance.prices.unplaced;
  const option = state.option[demand] ?? -1;
  const own = option < 0 ? -state.puzzle.instance.prices.fallback : state.puzzle.net[option] ?? 0;
  return own + contactGain(state, demand, station) + companyGain(state, demand, station);
}

/** What the student could have at best, by options and people alone. No seat may give it; none can give more. */
function mostWorth(state: DayState, demand: number): number {
  let most = state.puzzle.best[demand] ?? 0;
  for (const contact of state.puzzle.contactsOf[demand] ?? []) most += state.puzzle.instance.contacts[contact]?.price ?? 0;
  for (const company of state.puzzle.companiesOf[demand] ?? []) most += state.puzzle.instance.companies[company]?.price ?? 0;
  return most;
}

/** Stand up and take the best seat there is: the old one, where nothing is better. */
function relocate(state: DayState, demand: number): void {
  const before = worth(state, demand);
  const old = stand(state, demand);
  const seat = bestSeat(state, demand);
  if (old === undefined) {
    if (seat !== undefined) sit(state, demand, seat);
    return;
  }
  const size = old.group?.members.length ?? 0;
  const kind = old.station.kind;
  const kept = before + sizePrice(state.puzzle, kind, size) - sizePrice(state.puzzle, kind, size + 1);
  sit(state, demand, seat !== undefined && seat.gain > kept ? seat : old);
}

/** Somebody in a station this student would gain from, but which is full, goes elsewhere if both together are better off. */
function trySwap(state: DayState, demand: number, random: Random): void {
  const { puzzle } = state;
  const period = puzzle.instance.demands[demand]?.period ?? -1;
  const stations = state.stations[period] ?? [];
  const station = stations[random.below(stations.length)];
  if (station === undefined || station === state.station[demand] || station.size === 0) return;
  const other = memberAt(station, random.below(station.size));
  if (other === undefined || puzzle.instance.demands[other]?.spaces !== null) return;
  const before = worth(state, demand) + worth(state, other);
  if (mostWorth(state, demand) + mostWorth(state, other) <= before) return;
  const home = state.station[demand] ?? null;
  const seats = exchange(state, { demand, other, station });
  if (seats === undefined) return;
  const after = worth(state, demand) + worth(state, other);
  const sizes = sizesOf(state, [station, home, state.station[other] ?? null]);
  if (after - sizes <= before - seats.sizesBefore + 1e-9) seats.undo();
}

type Pair = { readonly demand: number; readonly other: number; readonly station: Station };
type Exchanged = { /** Price of the sizes of all groups touched, as they were. */ readonly sizesBefore: number; undo(): void };

/** `demand` takes a seat in `station`, which `other` leaves for the best seat elsewhere. undefined, and nothing changed, where that cannot be. */
function exchange(state: DayState, pair: Pair): Exchanged | undefined {
  const { demand, other, station } = pair;
  const home = state.station[demand] ?? null;
  const open = state.stations[station.period] ?? [];
  const pricesBefore = new Map(open.map((one) => [one, sizesOf(state, [one])]));
  const oldDemand = stand(state, demand);
  const oldOther = stand(state, other);
  const back = () => {
    stand(state, demand);
    stand(state, other);
    // Somebody who was alone in a group gets a group alone again, even beside another that does the same.
    if (oldOther !== undefined) sit(state, other, oldOther);
    if (oldDemand !== undefined) sit(state, demand, oldDemand);
  };
  const seat = maySitIn(state, demand, station) ? bestSeatIn(state, demand, station) : undefined;
  if (seat !== undefined) sit(state, demand, seat);
  const elsewhere = seat === undefined ? undefined : bestSeat(state, other);
  if (elsewhere === undefined) {
    back();
    return undefined;
  }
  sit(state, other, elsewhere);
  const touched = new Set([station, home, elsewhere.station]);
  return { sizesBefore: [...touched].reduce((sum, one) => sum + (one === null ? 0 : pricesBefore.get(one) ?? 0), 0), undo: back };
}

/** Price of the sizes of these stations' groups. */
function sizesOf(state: DayState, stations: readonly (Station | null)[]): number {
  let sum = 0;
  for (const station of new Set(stations)) {
    if (station !== null) for (const group of station.groups) sum += sizePrice(state.puzzle, station.kind, group.members.length);
  }
  return sum;
}

/** The student at a position, counted through the groups. */
function memberAt(station: Station, position: number): number | undefined {
  let left = position;
  for (const group of station.groups) {
    if (left < group.members.length) return group.members[left];
    left -= group.members.length;
  }
  return undefined;
}
