import type { Ceiling, Contact, Continuation, DayRule, Floor } from '../compile/instance.ts';
import type { Puzzle } from './puzzle.ts';
import { covered } from './state.ts';
import type { DayState } from './state.ts';
import { walkPrice } from './walk-price.ts';

/** What hangs together in one student's day: rules between its meetings, limits over it, time owed with adults, whom to go on with, walks, a floor. */
export function dayPriceOf(state: DayState, student: number): number {
  const { puzzle } = state;
  const { instance } = puzzle;
  const own = puzzle.demandsOf[student] ?? [];
  let price = 0;
  for (const demand of own) {
    // Each limit is counted with the first of its demands, so that it counts once.
    for (const one of puzzle.dayRulesOf[demand] ?? []) if (instance.dayRules[one]?.demands[0] === demand) price += rulePrice(state, instance.dayRules[one]);
    for (const one of puzzle.ceilingsOf[demand] ?? []) if (instance.ceilings[one]?.demands[0] === demand) price += ceilingPrice(state, instance.ceilings[one]);
    for (const one of puzzle.floorsOf[demand] ?? []) if (instance.floors[one]?.demands[0] === demand) price += floorPrice(state, instance.floors[one]);
    price += continuingPrice(puzzle.continuationsOf[demand], puzzle.task[state.option[demand] ?? -1], state.station[demand]?.adults ?? []);
    for (const one of puzzle.contactsOf[demand] ?? []) if (instance.contacts[one]?.demands[0]?.demand === demand) price += contactPrice(state, instance.contacts[one]);
  }
  return puzzle.walks.size === 0 ? price : price + ownWalks(state, own);
}

function rulePrice(state: DayState, rule: DayRule | undefined): number {
  if (rule === undefined) return 0;
  let price = 0;
  for (let later = 1; later < rule.demands.length; later += 1) {
    const last = state.option[rule.demands[later] ?? -1] ?? -1;
    if (last < 0) continue;
    for (let earlier = 0; earlier < later; earlier += 1) {
      if (isBroken(state.puzzle, rule, state.option[rule.demands[earlier] ?? -1] ?? -1, last)) price += rule.price;
    }
  }
  return price;
}

/** Do two options, taken one before the other, break the rule? */
export function isBroken({ task, kindOf, numbers }: Puzzle, { rule, except }: DayRule, earlier: number, later: number): boolean {
  if (earlier < 0 || later < 0) return false;
  const first = task[earlier] ?? -1;
  const second = task[later] ?? -1;
  // By far the most common question, and mostly the answer is no.
  if (rule === 'competency-once' && (numbers.competency[first] === -1 || numbers.competency[first] !== numbers.competency[second])) return false;
  if (except.length > 0 && (except.includes(kindOf[earlier] ?? -1) || except.includes(kindOf[later] ?? -1))) return false;
  if (rule === 'competency-once') return true;
  if (rule === 'unit-in-order') {
    return numbers.unit[first] !== -1 && numbers.unit[first] === numbers.unit[second] && (numbers.step[first] ?? 0) >= (numbers.step[second] ?? 0);
  }
  const others = numbers.activities[second] ?? [];
  return (numbers.activities[first] ?? []).some((activity) => others.includes(activity));
}

/** All or nothing: a person says yes to going beyond, not to each minute of it. */
function ceilingPrice(state: DayState, ceiling: Ceiling | undefined): number {
  if (ceiling === undefined) return 0;
  let minutes = 0;
  for (const demand of ceiling.demands) minutes += screenMinutes(state, demand);
  return minutes > ceiling.atMost + 1e-9 ? ceiling.price : 0;
}

function screenMinutes(state: DayState, demand: number): number {
  return state.puzzle.instance.options.screenMinutes[state.option[demand] ?? -1] ?? 0;
}

function floorPrice(state: DayState, floor: Floor | undefined, change = 0): number {
  if (floor === undefined) return 0;
  let had = change;
  for (const demand of floor.demands) had += ownValue(state.puzzle, state.option[demand] ?? -1);
  const missing = floor.atLeast - had;
  return missing <= 1e-9 ? 0 : floor.price + floor.perPoint * missing;
}

/** A limit over one period alone is in the puzzle's net values, and is no part of what a student's day is worth. 0 in fallback. */
function ownValue({ instance: { options } }: Puzzle, option: number): number {
  return (options.value[option] ?? 0) - (options.price[option] ?? 0);
}

/** Does a seat in this station count towards the contact? */
export function counts(contact: Contact, station: { readonly kind: number; readonly adults: readonly number[] }): boolean {
  if (contact.kinds !== null && !contact.kinds.includes(station.kind)) return false;
  return contact.isResponsible
    ? contact.adults.includes(station.adults[0] ?? -1)
    : station.adults.some((adult) => contact.adults.includes(adult));
}

/** In proportion to what is missing, so that half of it is better than none of it, and the search has a slope to follow. */
function contactPrice(state: DayState, contact: Contact | undefined): number {
  if (contact === undefined) return 0;
  let had = 0;
  for (const { demand, amount } of contact.demands) {
    const station = state.station[demand];
    if (station === null || station === undefined || !counts(contact, station)) continue;
    had += amount ?? state.puzzle.instance.options.minutes[state.option[demand] ?? -1] ?? 0;
  }
  const missing = contact.atLeast - had;
  return missing <= 1e-9 ? 0 : contact.price * Math.min(1, missing / contact.atLeast);
}

/** The student would go on, and not with somebody with whom. */
export function otherAdultPrice({ continuationsOf, stayingOf, task }: Puzzle, seat: { readonly demand: number; readonly option: number; readonly adults: readonly number[] }): number {
  if (seat.option < 0) return 0;
  const taken = task[seat.option];
  return continuingPrice(continuationsOf[seat.demand], taken, seat.adults) + continuingPrice(stayingOf[seat.demand], taken, seat.adults);
}

/** The part of it that is only weighed (`Puzzle.stayingOf`). */
export function stayingPrice({ stayingOf, task }: Puzzle, seat: { readonly demand: number; readonly option: number; readonly adults: readonly number[] }): number {
  return seat.option < 0 ? 0 : continuingPrice(stayingOf[seat.demand], task[seat.option], seat.adults);
}

/** `taken`: the task of the seat; undefined in fallback, or without a seat. */
export function continuingPrice(own: readonly Continuation[] = [], taken: number | undefined, adultsThere: readonly number[]): number {
  if (own.length === 0 || taken === undefined) return 0;
  let price = 0;
  for (const { tasks, adults, price: points } of own) {
    if (tasks.includes(taken) && !adults.some((adult) => adultsThere.includes(adult))) price += points;
  }
  return price;
}

function ownWalks(state: DayState, own: readonly number[]): number {
  let price = 0;
  for (const [place, earlier] of own.entries()) {
    const from = state.station[earlier];
    // Within a meeting over two periods nobody walks; it counts once, with its first demand.
    if (from === null || from === undefined || state.option[earlier] === covered) continue;
    for (const later of own.slice(place + 1)) {
      const to = state.station[later];
      if (to !== null && to !== undefined && state.option[later] !== covered) price += walkPrice(state.puzzle, from, to);
    }
  }
  return price;
}

/** What an option costs with the rest of the student's day as it stands: an activity done twice, too long on screens, a floor missed. */
export function optionPrice(state: DayState, demand: number, option: number): number {
  const { puzzle } = state;
  if (puzzle.hasDay[puzzle.studentOf[demand] ?? 0] !== 1) return 0;
  const { ceilings, floors, options } = puzzle.instance;
  let price = 0;
  const rivals = puzzle.rivalsOf[demand] ?? [];
  const competency = puzzle.numbers.competency[puzzle.task[option] ?? -1];
  for (let which = 0; which < rivals.length; which += 1) {
    const rival = rivals[which];
    const taken = rival === undefined ? -1 : state.option[rival.other] ?? -1;
    if (rival === undefined || taken < 0) continue;
    // By far the most common case, and asked a hundred thousand times a second: two meetings on different competencies.
    if (rival.rule.rule === 'competency-once' && puzzle.numbers.competency[puzzle.task[taken] ?? -1] !== competency) continue;
    if (rival.isEarlier ? isBroken(puzzle, rival.rule, taken, option) : isBroken(puzzle, rival.rule, option, taken)) price += rival.rule.price;
  }
  const minutes = options.screenMinutes[option] ?? 0;
  for (const position of minutes === 0 ? none : puzzle.ceilingsOf[demand] ?? []) {
    const ceiling = ceilings[position];
    if (ceiling === undefined) continue;
    let all = minutes;
    for (const other of ceiling.demands) if (other !== demand) all += screenMinutes(state, other);
    if (all > ceiling.atMost + 1e-9) price += ceiling.price;
  }
  for (const position of puzzle.floorsOf[demand] ?? []) {
    const without = -ownValue(puzzle, state.option[demand] ?? -1);
    price += floorPrice(state, floors[position], without + ownValue(puzzle, option)) - floorPrice(state, floors[position], without);
  }
  return price;
}

const none: readonly number[] = [];

type Place = { readonly period: number; readonly last: number; readonly kind: number; readonly space: number; readonly adults: readonly number[] };

/** What a seat in this station adds towards time owed with given adults, less the walks it costs. Minutes are those of the period. */
export function placeGain(state: DayState, demand: number, place: Place): number {
  const { puzzle } = state;
  if (puzzle.hasDay[puzzle.studentOf[demand] ?? 0] !== 1) return 0;
  let gain = 0;
  for (const position of puzzle.contactsOf[demand] ?? []) {
    const contact = puzzle.instance.contacts[position];
    if (contact === undefined || !counts(contact, place)) continue;
    let had = 0;
    let here = 0;
    for (const { demand: other, amount } of contact.demands) {
      if (other === demand) here = amount ?? puzzle.instance.periods[place.period]?.minutes ?? 0;
      const station = state.station[other];
      if (other === demand || station === null || station === undefined || !counts(contact, station)) continue;
      had += amount ?? puzzle.instance.options.minutes[state.option[other] ?? -1] ?? 0;
    }
    const missing = Math.max(0, contact.atLeast - had);
    gain += contact.price * Math.min(1, Math.min(here, missing) / contact.atLeast);
  }
  if (puzzle.walks.size === 0) return gain;
  for (const other of puzzle.demandsOf[puzzle.studentOf[demand] ?? 0] ?? []) {
    const station = state.station[other];
    if (other === demand || station === null || station === undefined || state.option[other] === covered) continue;
    gain -= (puzzle.periodOf[other] ?? 0) < place.period ? walkPrice(puzzle, station, place) : walkPrice(puzzle, place, station);
  }
  return gain;
}
