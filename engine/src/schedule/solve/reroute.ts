import { groupsIn, mayHold, mayWork, seatsIn } from './may.ts';
import type { Span } from './may.ts';
import { handOver, moveTo } from './state.ts';
import type { DayState, Station } from './state.ts';

/**
 * An adult or a space for one more station, where all that suit are taken: somebody hands a station over to a third who is free, and so on
 * along a chain (augmenting paths, as in bipartite matching). Without it a teacher who happens to watch over practice is lost for teaching.
 */
export type Found = { readonly which: number; /** Carried out before the station opens; empty = it was free. */ readonly steps: readonly Step[] };
type Step = { readonly station: Station; readonly which: number };

type Wanted = Span & { readonly kind: number };

export function findLeader(state: DayState, wanted: Wanted, mayUse: (adult: number, period: number) => boolean): Found | undefined {
  const { puzzle } = state;
  return find(state, wanted, {
    own: puzzle.setUps.leaders[wanted.period * puzzle.kindCount + wanted.kind] ?? [],
    suiting: puzzle.setUps.leaders,
    isFree: (adult) => mayUse(adult, wanted.period) && mayWork(state, adult, wanted),
    holder: (adult) => (state.ofAdult[adult] ?? []).find((station) => station.period === wanted.period),
    mayChange: (station, adult) => station.adults[0] === adult,
    fits: () => true,
    count: puzzle.instance.adults.length,
  });
}

/** `fits` says which spaces will do. */
export function findSpace(state: DayState, wanted: Wanted, fits: (space: number) => boolean): Found | undefined {
  const { puzzle } = state;
  return find(state, wanted, {
    own: (puzzle.setUps.spaces[wanted.period * puzzle.kindCount + wanted.kind] ?? []).filter(fits),
    suiting: puzzle.setUps.spaces,
    isFree: (space) => mayHold(state, space, wanted),
    holder: (space) => (state.stations[wanted.period] ?? []).find((station) => station.space === space),
    mayChange: () => true,
    fits: (station, space) => seatsIn(puzzle, station.kind, space) >= station.size && groupsIn(puzzle, station.kind, space) >= station.groups.length,
    count: puzzle.instance.spaces.length,
  });
}

export function letLead(state: DayState, { steps }: Found): void {
  for (const { station, which } of steps) handOver(state, station, which);
}

export function letHold(state: DayState, { steps }: Found): void {
  for (const { station, which } of steps) moveTo(state, station, which);
}

type Market = {
  /** What would do for the station that is wanted, cheapest first. */
  readonly own: readonly number[];
  /** By `[period * kindCount + kind]`, cheapest first. */
  readonly suiting: readonly (readonly number[])[];
  isFree(which: number): boolean;
  holder(which: number): Station | undefined;
  mayChange(station: Station, which: number): boolean;
  fits(station: Station, which: number): boolean;
  readonly count: number;
};

/** Breadth first, so that as few as can be have to change. Each kind of station is looked at once: those of one kind can take over alike. */
function find(state: DayState, wanted: Wanted, market: Market): Found | undefined {
  const { kindCount, isBound } = state.puzzle;
  const { own } = market;
  for (const which of own) if (market.isFree(which)) return { which, steps: [] };
  const seen = new Uint8Array(market.count);
  const seenKind = new Uint8Array(kindCount);
  seenKind[wanted.kind] = 1;
  const queue: { readonly which: number; readonly from: number }[] = [];
  for (const which of own) { seen[which] = 1; queue.push({ which, from: -1 }); }
  for (let at = 0; at < queue.length; at += 1) {
    const entry = queue[at];
    const station = entry === undefined ? undefined : market.holder(entry.which);
    if (entry === undefined || station === undefined || seenKind[station.kind] === 1) continue;
    if (station.period !== wanted.period || station.last !== wanted.last || !market.mayChange(station, entry.which)) continue;
    if (station.groups.some(({ members }) => members.some((member) => isBound[member] === 1))) continue;
    seenKind[station.kind] = 1;
    for (const which of market.suiting[wanted.period * kindCount + station.kind] ?? []) {
      if (seen[which] === 1 || !market.fits(station, which)) continue;
      seen[which] = 1;
      queue.push({ which, from: at });
      if (market.isFree(which)) return chainTo(queue, queue.length - 1, market);
    }
  }
  return undefined;
}

/** From the free one back: each takes over from the one before. */
function chainTo(queue: readonly { readonly which: number; readonly from: number }[], last: number, market: Market): Found {
  const steps: Step[] = [];
  let at = last;
  for (let entry = queue[at]; entry !== undefined && entry.from >= 0; entry = queue[at]) {
    const holder = market.holder(queue[entry.from]?.which ?? -1);
    if (holder !== undefined) steps.push({ station: holder, which: entry.which });
    at = entry.from;
  }
  return { which: queue[at]?.which ?? -1, steps };
}
