import { assertNever } from '../../problem/index.ts';
import type { Ceiling, Company, Contact, DayRule } from '../compile/instance.ts';
import type { Puzzle } from './puzzle.ts';
import type { DayState } from './state.ts';

/**
 * How good is the plan? Value of the seats, less the price of everything that is not kept (docs/guide/schedule.md lists the terms).
 * Counted anew for the periods a change touches: slower than keeping running totals, and impossible to get out of step.
 */
export function scorePeriods(state: DayState, periods: readonly number[]): number {
  const { puzzle } = state;
  const { prices } = puzzle.instance;
  let score = 0;
  const contacts = new Set<number>();
  const ceilings = new Set<number>();
  const dayRules = new Set<number>();
  const companies = new Set<number>();
  for (const period of periods) {
    for (const demand of puzzle.demandsIn[period] ?? []) {
      const option = state.option[demand] ?? -1;
      if (option >= 0) score += puzzle.net[option] ?? 0;
      else score -= state.station[demand] === null ? prices.unplaced : prices.fallback;
      for (const one of puzzle.contactsOf[demand] ?? []) contacts.add(one);
      for (const one of puzzle.ceilingsOf[demand] ?? []) ceilings.add(one);
      for (const one of puzzle.dayRulesOf[demand] ?? []) dayRules.add(one);
      for (const one of puzzle.companiesOf[demand] ?? []) companies.add(one);
    }
    for (const station of state.stations[period] ?? []) {
      for (const group of station.groups) score -= sizePrice(puzzle, station.kind, group.members.length);
    }
  }
  const { instance } = puzzle;
  for (const one of contacts) score -= contactPrice(state, instance.contacts[one]);
  for (const one of ceilings) score -= ceilingPrice(state, instance.ceilings[one]);
  for (const one of dayRules) score -= dayRulePrice(state, instance.dayRules[one]);
  for (const one of companies) score -= companyPrice(state, instance.companies[one]);
  return score - preparationPrice(state);
}

/** What a group of this size costs for being smaller or larger than its modality says. */
export function sizePrice(puzzle: Puzzle, kindAt: number, size: number): number {
  const kind = puzzle.instance.kinds[kindAt];
  if (kind === undefined || size === 0) return 0;
  const missing = Math.max(0, kind.groupMin - size);
  const over = kind.groupMax === null ? 0 : Math.max(0, size - kind.groupMax);
  const { approval, perStudent } = puzzle.instance.prices;
  return missing + over === 0 ? 0 : approval + perStudent * (missing + over);
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

function dayRulePrice(state: DayState, rule: DayRule | undefined): number {
  if (rule === undefined) return 0;
  let price = 0;
  rule.demands.forEach((later, place) => {
    for (const earlier of rule.demands.slice(0, place)) {
      if (isBroken(state.puzzle, rule, state.option[earlier] ?? -1, state.option[later] ?? -1)) price += rule.price;
    }
  });
  return price;
}

/** Do two options, taken one before the other, break the rule? */
export function isBroken(puzzle: Puzzle, { rule, except }: DayRule, earlier: number, later: number): boolean {
  const first = puzzle.instance.tasks[puzzle.task[earlier] ?? -1];
  const second = puzzle.instance.tasks[puzzle.task[later] ?? -1];
  if (first === undefined || second === undefined || except.includes(first.kind) || except.includes(second.kind)) return false;
  switch (rule) {
    case 'activity-once': return first.activityIds.some((id) => second.activityIds.includes(id));
    case 'competency-once': return first.competencyId !== null && first.competencyId === second.competencyId;
    case 'unit-in-order': return first.unit !== null && first.unit.id === second.unit?.id && first.unit.step >= second.unit.step;
    default: return assertNever(rule);
  }
}

/** A student alone in a station has no company, and none that is strange either. */
function companyPrice(state: DayState, company: Company | undefined): number {
  if (company === undefined) return 0;
  let price = 0;
  for (const demand of company.due) {
    const station = state.station[demand] ?? null;
    if (station === null) continue;
    const known = company.members.filter((member) => state.station[member] === station).length - 1;
    if (2 * known < station.size - 1) price += company.price;
  }
  return price;
}

/** Adults who may prepare any number cost nothing, and are not looked at. */
function preparationPrice(state: DayState): number {
  let price = 0;
  state.puzzle.instance.adults.forEach((adult, position) => {
    if (adult.preparationsAtMost === null) return;
    price += overPreparedPrice(state.puzzle, preparationsOf(state, position).size - adult.preparationsAtMost);
  });
  return price;
}

/** An approval, and a slope beyond it: thirty things to prepare are not as good as thirteen. */
export function overPreparedPrice(puzzle: Puzzle, over: number): number {
  const { approval, perPreparation } = puzzle.instance.prices;
  return over <= 0 ? 0 : approval + over * perPreparation;
}

/** What an adult prepares today, as the plan stands. */
export function preparationsOf(state: DayState, adult: number): Set<number> {
  const own = new Set<number>();
  for (const stations of state.stations) {
    for (const station of stations) {
      if (station.adults[0] !== adult) continue;
      for (const group of station.groups) own.add(state.puzzle.preparation[group.task] ?? -1);
    }
  }
  own.delete(-1);
  return own;
}
