import { mayJoin, maySitIn } from './may.ts';
import type { DayState, Group, Seat, Station } from './state.ts';
import { counts, isBroken, sizePrice } from './score.ts';

/** A seat and what it adds to the score, as far as one student and one station tell. */
export type PricedSeat = Seat & { readonly gain: number };

/** Where among the open stations would this student, who has no seat now, add most? undefined where no station may take them. */
export function bestSeat(state: DayState, demand: number, among?: readonly Station[]): PricedSeat | undefined {
  let best: PricedSeat | undefined;
  const period = state.puzzle.instance.demands[demand]?.period ?? -1;
  for (const station of among ?? state.stations[period] ?? []) {
    if (!maySitIn(state, demand, station)) continue;
    const seat = bestSeatIn(state, demand, station);
    if (seat !== undefined && (best === undefined || seat.gain > best.gain)) best = seat;
  }
  return best;
}

/** The same within one station that is known to suit. */
export function bestSeatIn(state: DayState, demand: number, station: Station): PricedSeat | undefined {
  const { puzzle } = state;
  const kind = puzzle.instance.kinds[station.kind];
  if (kind === undefined) return undefined;
  const bonus = contactGain(state, demand, station) + companyGain(state, demand, station);
  if (kind.modalityId === null) return fallbackSeat(state, { demand, station, bonus });
  const mayOpen = station.groups.length < (kind.groupsPerStation ?? Infinity);
  const alone = sizePrice(puzzle, station.kind, 1);
  let best: PricedSeat | undefined;
  const cell = demand * (puzzle.kindCount + 1) + station.kind;
  for (let at = puzzle.start[cell] ?? 0; at < (puzzle.start[cell + 1] ?? 0); at += 1) {
    const option = puzzle.order[at] ?? 0;
    // Options come best first, and joining can at most take a size price away: nothing after this one can win.
    if (best !== undefined && (puzzle.net[option] ?? 0) + bonus + alone < best.gain) break;
    const net = (puzzle.net[option] ?? 0) + bonus - dayPrice(state, demand, option);
    const task = puzzle.task[option] ?? -1;
    for (const group of station.groups) {
      if (group.task !== task || !mayJoin(puzzle, demand, group)) continue;
      const size = group.members.length;
      const gain = net + sizePrice(puzzle, station.kind, size) - sizePrice(puzzle, station.kind, size + 1);
      if (best === undefined || gain > best.gain) best = { station, group, option, gain };
    }
    if (mayOpen && (best === undefined || net - alone > best.gain)) best = { station, group: null, option, gain: net - alone };
  }
  return best;
}

/** Everybody in a fallback station is one group. */
function fallbackSeat(state: DayState, at: { readonly demand: number; readonly station: Station; readonly bonus: number }): PricedSeat | undefined {
  const group: Group | null = at.station.groups[0] ?? null;
  if (group !== null && !mayJoin(state.puzzle, at.demand, group)) return undefined;
  return { station: at.station, group, option: -1, gain: at.bonus - state.puzzle.instance.prices.fallback };
}

/** What a seat here adds towards time owed with given adults. Counted as if nothing else had been given today: near enough to choose by. */
export function contactGain(state: DayState, demand: number, station: { readonly kind: number; readonly adults: readonly number[] }): number {
  const own = state.puzzle.contactsOf[demand];
  if (own === undefined || own.length === 0) return 0;
  let gain = 0;
  for (const position of own) {
    const contact = state.puzzle.instance.contacts[position];
    if (contact !== undefined && counts(contact, station)) gain += contact.price;
  }
  return gain;
}

/** What sitting here adds for a student who is due among the standing group: its members are at least half of the others. */
export function companyGain(state: DayState, demand: number, station: Station): number {
  const own = state.puzzle.companiesOf[demand];
  if (own === undefined || own.length === 0) return 0;
  const others = station.size - (state.station[demand] === station ? 1 : 0);
  let gain = 0;
  for (const position of own) {
    const company = state.puzzle.instance.companies[position];
    if (company === undefined) continue;
    const known = company.members.filter((member) => member !== demand && state.station[member] === station).length;
    if (2 * known >= others) gain += company.price;
  }
  return gain;
}

/** What an option costs with the rest of the student's day as it stands: an activity done twice, too long on screens. */
export function dayPrice(state: DayState, demand: number, option: number): number {
  const { puzzle } = state;
  const { screenMinutes } = puzzle.instance.options;
  let price = 0;
  for (const position of puzzle.dayRulesOf[demand] ?? []) {
    const rule = puzzle.instance.dayRules[position];
    if (rule === undefined) continue;
    const at = rule.demands.indexOf(demand);
    rule.demands.forEach((other, place) => {
      if (place === at) return;
      const [earlier, later] = place < at ? [state.option[other] ?? -1, option] : [option, state.option[other] ?? -1];
      if (isBroken(puzzle, rule, earlier, later)) price += rule.price;
    });
  }
  for (const position of puzzle.ceilingsOf[demand] ?? []) {
    const ceiling = puzzle.instance.ceilings[position];
    const minutes = screenMinutes[option] ?? 0;
    if (ceiling === undefined || minutes === 0) continue;
    const others = ceiling.demands.reduce((sum, one) => sum + (one === demand ? 0 : screenMinutes[state.option[one] ?? -1] ?? 0), 0);
    if (others + minutes > ceiling.atMost + 1e-9) price += ceiling.price;
  }
  return price;
}
