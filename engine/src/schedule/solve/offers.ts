import { capacityOf, groupsIn, hasSets, mayHold, mayWork, seatsIn, suits } from './may.ts';
import { mayLeave } from './best-seat.ts';
import type { PaperStation, StationOffer } from './paper-station.ts';
import type { RepairStyle } from './repair-style.ts';
import { findLeader, findSpace, letHold, letLead } from './reroute.ts';
import type { Found } from './reroute.ts';
import { overPreparedPrice, preparationsOf } from './score.ts';
import { closeStation, moveTo, openStation, sit } from './state.ts';
import type { DayState, Group, Station } from './state.ts';

/** Which stations could open now, what they cost, and the opening itself: what every step of a repair shares. */

/** A station that could open, and who has to make way for it. */
export type Opening = { readonly offer: StationOffer; readonly leader: Found; readonly space: Found; readonly cost: number };

/** Sorts of adults, and sizes of space, looked at for one kind of station at a time. */
const leadersTried = 3;
const spacesTried = 3;

type Wanted = { readonly kind: number; readonly period: number; readonly company: number | null };

/** New stations of a kind: with the cheapest adult (or several, where students are owed time with some), in each size of space. */
export function openingsFor(state: DayState, wanted: Wanted, style: RepairStyle): readonly Opening[] {
  const { puzzle } = state;
  const last = puzzle.lastPeriod[wanted.period * puzzle.kindCount + wanted.kind] ?? -1;
  if (last < 0) return [];
  const place = { kind: wanted.kind, period: wanted.period, last };
  const stays = ({ steps }: Found) => (style.mayDisturb && style.staysPut !== true) || steps.length === 0;
  const leaders = leadersFor(state, place, style).filter(stays);
  const spaces = spacesFor(state, place).filter(stays);
  return leaders.flatMap((leader) => spaces.map((space): Opening => ({
    leader, space, cost: costOf(state, place, leader.which, space.which),
    offer: { ...wanted, last, space: space.which, adults: [leader.which], station: null, share: style.share, fromRank: -Infinity, forced: null, mayDisturb: style.mayDisturb },
  })));
}

type Place = { readonly kind: number; readonly period: number; readonly last: number };

function leadersFor(state: DayState, place: Place, style: RepairStyle): readonly Found[] {
  const { sortOf, seeksAdults, setUps, kindCount } = state.puzzle;
  const cheapest = findLeader(state, place, style.mayUse);
  if (cheapest === undefined) return [];
  if (!seeksAdults) return [cheapest];
  const bySort = new Map<string, Found>();
  const free = (setUps.leaders[place.period * kindCount + place.kind] ?? []).filter((adult) => style.mayUse(adult, place.period) && mayWork(state, adult, place));
  for (const adult of style.random.shuffle([...free])) bySort.set(sortOf[adult] ?? '', { which: adult, steps: [] });
  if (bySort.size === 0) return [cheapest];
  const inOrder = [...bySort].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, found]) => found);
  if (style.noise === 0 || inOrder.length <= leadersTried) return inOrder;
  const from = style.random.below(inOrder.length);
  return Array.from({ length: leadersTried }, (_, step) => inOrder[(from + step) % inOrder.length] ?? cheapest);
}

/** One space of each size that makes a difference, largest first. */
function spacesFor(state: DayState, place: Place): readonly Found[] {
  const { puzzle } = state;
  const sizes = puzzle.spaceSizes[place.kind] ?? [];
  const found = new Map<number, Found>();
  for (const size of sizes) {
    if (found.size >= spacesTried) break;
    const space = findSpace(state, place, (one) => seatsIn(puzzle, place.kind, one) >= size.seats && groupsIn(puzzle, place.kind, one) >= size.groups);
    if (space !== undefined && !found.has(space.which)) found.set(space.which, space);
  }
  return [...found.values()];
}

function costOf(state: DayState, place: Place, adult: number, space: number): number {
  const { setUps, periodCount: periods } = state.puzzle;
  const at = (period: number) => (setUps.adult[adult * periods + period] ?? 0) + (setUps.space[space * periods + period] ?? 0);
  return place.last === place.period ? at(place.period) : at(place.period) + at(place.last);
}

/** What is on paper happens, as far as it still can. Returns the students who now sit in the station. */
export function openFromPaper(state: DayState, paper: PaperStation, opening?: Opening): readonly number[] {
  const { puzzle } = state;
  const { offer } = paper;
  const seated: number[] = [];
  if (opening !== undefined) letLead(state, opening.leader);
  if (opening !== undefined) letHold(state, opening.space);
  const station = offer.station ?? openStation(state, { ...offer, space: opening?.space.steps.length === 0 ? smallestThatFits(state, paper) : offer.space });
  if (offer.station !== null && station.space !== offer.space) moveTo(state, station, offer.space);
  const min = puzzle.instance.kinds[offer.kind]?.groupMin ?? 1;
  for (const { task, seats } of paper.groups) {
    // Several groups of the paper may have drawn on one group: whoever can no longer be spared stays there.
    const coming = seats.filter(({ demand }) => demand === offer.forced || mayLeave(state, demand));
    if (coming.length < seats.length && coming.length < min) continue;
    // Each group was planned as if the sets were its own.
    if (!hasSets(state, { ...offer, task, groups: 1, students: coming.length })) continue;
    let group: Group | null = null;
    for (const { demand, option } of coming) {
      if (demand !== offer.forced && !mayLeave(state, demand)) continue;
      group = sit(state, demand, { station, group, option });
      seated.push(demand);
    }
  }
  if (station.size === 0) closeStation(state, station);
  return seated;
}

/** The smallest free space that takes as many students as the adult may have, so that a group of six does not hold the studio. */
function smallestThatFits(state: DayState, paper: PaperStation): number {
  const { puzzle } = state;
  const { offer } = paper;
  const most = Math.min(capacityOf(puzzle, offer, paper.youngest), groupsIn(puzzle, offer.kind, offer.space) * (puzzle.instance.kinds[offer.kind]?.groupMax ?? Infinity));
  const students = paper.groups.flatMap(({ seats }) => seats.map(({ demand }) => demand));
  const seats = (space: number) => seatsIn(puzzle, offer.kind, space);
  let best = offer.space;
  for (const space of puzzle.setUps.spaces[offer.period * puzzle.kindCount + offer.kind] ?? []) {
    if (seats(space) >= seats(best) || seats(space) < most || groupsIn(puzzle, offer.kind, space) < paper.groups.length) continue;
    if (mayHold(state, space, offer) && students.every((demand) => suits(puzzle, demand, { ...offer, space }))) best = space;
  }
  return best;
}

/** A free space in which a station could have one more group. Whoever needs a space keeps it. */
export function roomierSpace(state: DayState, station: Station, style: RepairStyle): number | undefined {
  const { puzzle } = state;
  const { kind, groups, size, period } = station;
  const isMore = (most: number) => most > groups.length;
  if (!style.mayDisturb || style.staysPut === true || !(puzzle.spaceSizes[kind] ?? []).some((one) => isMore(one.groups))) return undefined;
  if (groups.some(({ members }) => members.some((member) => puzzle.isBound[member] === 1))) return undefined;
  return (puzzle.setUps.spaces[period * puzzle.kindCount + kind] ?? [])
    .find((space) => isMore(groupsIn(puzzle, kind, space)) && seatsIn(puzzle, kind, space) > size && mayHold(state, space, station));
}

/** What the station adds to its adult's preparations for the day, in points. */
export function preparing(state: DayState, paper: PaperStation): number {
  const adult = paper.offer.adults[0] ?? -1;
  const most = state.puzzle.instance.adults[adult]?.preparationsAtMost ?? null;
  if (most === null || state.puzzle.instance.kinds[paper.offer.kind]?.isPrepared !== true) return 0;
  const own = preparationsOf(state, adult);
  const before = overPreparedPrice(state.puzzle, own.size - most);
  for (const { task } of paper.groups) own.add(state.puzzle.numbers.preparation[task] ?? -1);
  return overPreparedPrice(state.puzzle, own.size - most) - before;
}
