import { assertNever } from '../../problem/index.ts';
import type { DayRule, Instance, Task } from '../compile/instance.ts';
import { addPrice } from './price-list.ts';
import type { Charge, PriceList } from './price-list.ts';

/**
 * Limits over a student's day as prices. Each penalty is replaced by a straight line that never lies above it, so that the bound stays one:
 *
 * - a rule "once a day" costs its price for each pair; n meetings are at least n - 1 pairs, so a meeting may be charged up to that price, and
 *   one charge is given back;
 * - a ceiling costs all or nothing; the line from nothing at the limit to everything at the most minutes the student could have;
 * - time with adults costs in proportion to what is missing; a seat that may count is credited its share, whoever the adult turns out to be.
 */
export type DayCharges = {
  /** For an option of the demand; -1 = fallback. `meets` are the demands whose time the option fills (two where it runs over two periods). */
  chargesOf(option: number, place: { readonly demand: number; readonly meets: readonly number[]; readonly kind: number }): readonly Charge[];
};

export function sellDay(instance: Instance, list: PriceList): DayCharges {
  const { options, tasks } = instance;
  const rulesOf = lookUp(instance, instance.dayRules.map((rule) => rule.demands));
  const ceilingsOf = lookUp(instance, instance.ceilings.map((ceiling) => ceiling.demands));
  const contactsOf = lookUp(instance, instance.contacts.map((contact) => contact.demands.map(({ demand }) => demand)));
  const oncePrices = new Map<string, number>();
  const onceOf = (rule: number, key: string): number => {
    const name = `${rule} ${key}`;
    const known = oncePrices.get(name) ?? addPrice(list, { low: 0, high: instance.dayRules[rule]?.price ?? 0, supply: 1 });
    oncePrices.set(name, known);
    return known;
  };
  const most = mostScreenMinutes(instance);
  const ceilingPrices = instance.ceilings.map((_, at) => sellCeiling(instance, at, { most, list }));
  const contactPrices = instance.contacts.map(({ price, atLeast }) => (atLeast <= 0 ? -1 : addPrice(list, { low: 0, high: price, supply: -1 })));
  return {
    chargesOf(option, { demand, meets, kind }) {
      const charges: Charge[] = [];
      const task = tasks[options.task[option] ?? -1];
      for (const rule of task === undefined ? [] : rulesOf[demand] ?? []) {
        const key = task === undefined ? undefined : keyOf(instance.dayRules[rule], task);
        if (key !== undefined) charges.push({ price: onceOf(rule, key), amount: 1 });
      }
      const screen = options.screenMinutes[option] ?? 0;
      for (const ceiling of screen > 0 ? ceilingsOf[demand] ?? [] : []) {
        const price = ceilingPrices[ceiling] ?? -1;
        if (price >= 0) charges.push({ price, amount: screen });
      }
      for (const met of meets) {
        for (const at of contactsOf[met] ?? []) {
          const credit = creditOf(instance, { contact: at, demand: met, option, kind });
          const price = contactPrices[at] ?? -1;
          if (credit > 0 && price >= 0) charges.push({ price, amount: -credit });
        }
      }
      return charges;
    },
  };
}

/** Two tasks with one key break the rule together. Tasks may break it with different keys too: those pairs are let off. */
function keyOf(rule: DayRule | undefined, task: Task): string | undefined {
  if (rule === undefined || rule.except.includes(task.kind)) return undefined;
  switch (rule.rule) {
    case 'activity-once': return task.activityIds[0];
    case 'competency-once': return task.competencyId ?? undefined;
    case 'unit-in-order': return task.unit === null ? undefined : JSON.stringify([task.unit.id, task.unit.step]);
    default: return assertNever(rule.rule);
  }
}

function sellCeiling({ ceilings }: Instance, at: number, { most, list }: { readonly most: Float64Array; readonly list: PriceList }): number {
  const ceiling = ceilings[at];
  // Over one period it is a price on the option, and no line is needed.
  if (ceiling === undefined || ceiling.demands.length === 1) return -1;
  const over = ceiling.demands.reduce((sum, demand) => sum + (most[demand] ?? 0), 0) - ceiling.atMost;
  return over <= 1e-9 ? -1 : addPrice(list, { low: 0, high: ceiling.price / over, supply: ceiling.atMost });
}

/** By demand: the screen minutes of the option that has most. */
function mostScreenMinutes({ demands, options }: Instance): Float64Array {
  const most = new Float64Array(demands.length);
  options.demand.forEach((demand, row) => { most[demand] = Math.max(most[demand] ?? 0, options.screenMinutes[row] ?? 0); });
  return most;
}

function creditOf({ contacts, kinds, options }: Instance, place: { readonly contact: number; readonly demand: number; readonly option: number; readonly kind: number }): number {
  const contact = contacts[place.contact];
  if (contact === undefined || (contact.kinds !== null && !contact.kinds.includes(place.kind))) return 0;
  if (contact.isResponsible && !contact.adults.some((adult) => kinds[place.kind]?.adults.includes(adult) === true)) return 0;
  const entry = contact.demands.find(({ demand }) => demand === place.demand);
  // Minutes of the option are counted once, at the demand that it stands with.
  const own = options.demand[place.option] === place.demand ? options.minutes[place.option] ?? 0 : 0;
  return entry === undefined ? 0 : (entry.amount ?? own) / contact.atLeast;
}

function lookUp({ demands }: Instance, lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const found: number[][] = demands.map(() => []);
  lists.forEach((list, position) => list.forEach((demand) => found[demand]?.push(position)));
  return found;
}
