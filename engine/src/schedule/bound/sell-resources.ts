import type { Instance, InstanceAdult } from '../compile/instance.ts';
import { addPrice } from './price-list.ts';
import type { Charge, PriceList } from './price-list.ts';

/**
 * Adults, spaces and equipment as goods with a price. Adults who may lead the same kinds are one class, spaces that serve the same kinds
 * equally well are another, and a class has one price in a block of periods.
 */
export type Resources = {
  /** Price of a class in a block; -1 when none of it is there. `[block][class]` */
  readonly adult: readonly (readonly number[])[];
  readonly adultClass: readonly number[];
  readonly space: readonly (readonly number[])[];
  readonly spaceClass: readonly number[];
  /** Stations that the spaces of a class hold at once in one period of the block; Infinity = no limit. */
  readonly spaceCount: readonly (readonly number[])[];
  readonly equipment: readonly (readonly number[])[];
  readonly shifts: readonly Shift[];
};

/** Adults who cannot work in all their periods, because of breaks, lunch and planning time: each choice is one day they could have. */
export type Shift = { readonly adults: number; readonly choices: readonly (readonly Charge[])[] };

/** Beyond this many periods the days an adult could have are too many to list, and the adult's day limits are left out. */
const longestDay = 12;

export function sellResources(instance: Instance, blocks: readonly (readonly number[])[], list: PriceList): Resources {
  const adultClass = classesOf(instance.adults.map((_, adult) => instance.kinds.flatMap((kind, at) => (kind.adults.includes(adult) ? [at] : []))));
  const spaceClass = classesOf(instance.spaces.map(({ seats }, space) => [
    seats,
    instance.kinds.map((kind) => [kind.spaces.includes(space), kind.rooms.filter((room) => room.space === space)
      .map(({ students, groups }) => [students, groups])]),
    // A student who needs this very space opens it to every kind of the adoption.
    [...new Set(instance.demands.flatMap(({ spaces, period, adoptionId }) => (spaces?.includes(space) === true ? [`${period} ${adoptionId}`] : [])))].sort(),
  ]));
  const days = instance.adults.map((adult) => possibleDays(instance, adult));
  const adult = blocks.map((periods) => sellClasses({
    list, periods, classOf: adultClass,
    limits: instance.adults.map(({ stationsAtOnce }) => stationsAtOnce),
    // Whoever has day limits is supplied by the shift instead.
    isCounted: (position) => days[position] === null,
  }));
  const space = blocks.map((periods) => sellClasses({
    list, periods, classOf: spaceClass, limits: instance.spaces.map(({ stationsAtOnce }) => stationsAtOnce), isCounted: () => true,
  }));
  const spaceCount = blocks.map(([period]) => countClasses(spaceClass, instance.spaces.map(({ stationsAtOnce }) => stationsAtOnce[period ?? 0] ?? null)));
  const equipment = blocks.map((periods) => instance.equipment.map(({ amountIn }) => addPrice(list, {
    low: 0, high: Infinity, supply: periods.reduce((sum, period) => sum + (amountIn[period] ?? 0), 0),
  })));
  return { adult, adultClass, space, spaceClass, spaceCount, equipment, shifts: shiftsOf({ instance, blocks, days, adult, adultClass }) };
}

/** Same description, same class; classes are numbered in order of their first member. */
function classesOf(descriptions: readonly unknown[]): readonly number[] {
  const found = new Map<string, number>();
  return descriptions.map((description) => {
    const key = JSON.stringify(description);
    const known = found.get(key);
    if (known === undefined) found.set(key, found.size);
    return known ?? found.size - 1;
  });
}

function countClasses(classOf: readonly number[], limits: readonly (number | null)[]): readonly number[] {
  const counts = Array.from({ length: Math.max(-1, ...classOf) + 1 }, () => 0);
  classOf.forEach((own, position) => { counts[own] = (counts[own] ?? 0) + (limits[position] ?? Infinity); });
  return counts;
}

function sellClasses({ list, periods, classOf, limits, isCounted }: {
  readonly list: PriceList; readonly periods: readonly number[]; readonly classOf: readonly number[];
  readonly limits: readonly (readonly (number | null)[])[]; isCounted(position: number): boolean;
}): readonly number[] {
  const present = periods.map((period) => countClasses(classOf, limits.map((own) => own[period] ?? null)));
  return (present[0] ?? []).map((_, own) => {
    if (present.every((counts) => (counts[own] ?? 0) === 0)) return -1;
    // What is there without limit is worth nothing.
    if (present.some((counts) => counts[own] === Infinity)) return addPrice(list, { low: 0, high: 0, supply: 0 });
    const supply = classOf.reduce((sum, member, position) => (
      member === own && isCounted(position) ? sum + periods.reduce((days, period) => days + (limits[position]?.[period] ?? 0), 0) : sum
    ), 0);
    return addPrice(list, { low: 0, high: Infinity, supply });
  });
}

/** Largest sets of periods the adult could work in; null when nothing but the periods themselves limits them. */
function possibleDays({ periods }: Instance, adult: InstanceAdult): readonly (readonly number[])[] | null {
  if ((adult.neverAll.length === 0 && adult.busyAtMost === null) || periods.length > longestDay) return null;
  const own = periods.flatMap((_, period) => (adult.stationsAtOnce[period] === 0 ? [] : [period]));
  const isPossible = (set: readonly number[]): boolean => !adult.neverAll.some((never) => never.every((period) => set.includes(period)))
    && set.reduce((sum, period) => sum + (periods[period]?.minutes ?? 0), 0) <= (adult.busyAtMost ?? Infinity) + 1e-9;
  const sets = Array.from({ length: 2 ** own.length }, (_, mask) => own.filter((_period, bit) => (mask >> bit) % 2 === 1)).filter(isPossible);
  return sets.filter((set) => !own.some((period) => !set.includes(period) && isPossible([...set, period])));
}

function shiftsOf({ instance, blocks, days, adult, adultClass }: {
  readonly instance: Instance; readonly blocks: readonly (readonly number[])[]; readonly days: readonly (readonly (readonly number[])[] | null)[];
  readonly adult: readonly (readonly number[])[]; readonly adultClass: readonly number[];
}): readonly Shift[] {
  const found = new Map<string, { adults: number; readonly choices: readonly (readonly Charge[])[] }>();
  days.forEach((sets, position) => {
    if (sets === null) return;
    const choices = sets.map((set) => blocks.flatMap((periods, block): readonly Charge[] => {
      const price = adult[block]?.[adultClass[position] ?? -1] ?? -1;
      const amount = periods.filter((period) => set.includes(period)).reduce((sum, period) => sum + (instance.adults[position]?.stationsAtOnce[period] ?? 0), 0);
      return amount === 0 || price < 0 ? [] : [{ price, amount }];
    }));
    const distinct = [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
    const key = JSON.stringify(distinct);
    const same = found.get(key);
    if (same === undefined) found.set(key, { adults: 1, choices: distinct });
    else same.adults += 1;
  });
  return [...found.values()];
}
