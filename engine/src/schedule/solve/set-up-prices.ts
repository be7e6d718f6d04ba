import type { DualPrices } from '../bound/bound.ts';
import type { Instance } from '../compile/instance.ts';

/**
 * What it costs to use an adult or a space in a period, and in which order to look at them: cheapest first. With prices from the bound these
 * are points; without, whoever can do least elsewhere comes first, so that a teacher is not spent on supervising while an aide is free.
 */
export type SetUpPrices = {
  /** By `[period * kinds + kind]`. */
  readonly leaders: readonly (readonly number[])[];
  readonly spaces: readonly (readonly number[])[];
  /** The least that a station of the kind costs there. */
  readonly least: Float64Array;
  /** Points: `[adult * periods + period]`, `[space * periods + period]`. */
  readonly adult: Float64Array;
  readonly space: Float64Array;
};

/** Prices are those of the best mixture of plans; a real plan pays a little less, or nothing would ever open. */
const discount = 0.9;

export function priceSetUps(instance: Instance, prices: DualPrices | null): SetUpPrices {
  const { adults, spaces, kinds, periods } = instance;
  const adult = Float64Array.from({ length: adults.length * periods.length }, (_, cell) => discount * (prices?.adult[cell] ?? 0));
  const space = Float64Array.from({ length: spaces.length * periods.length }, (_, cell) => discount * (prices?.space[cell] ?? 0));
  const leads = adults.map((_, one) => kinds.filter((kind) => kind.adults.includes(one)).length);
  const holds = spaces.map((_, one) => kinds.filter((kind) => kind.spaces.includes(one)).length);
  const cells = periods.flatMap((_, period) => kinds.map((kind) => ({ period, kind })));
  const cheapest = (costs: Float64Array, uses: readonly number[], period: number) => (left: number, right: number) => (
    (costs[left * periods.length + period] ?? 0) - (costs[right * periods.length + period] ?? 0) || (uses[left] ?? 0) - (uses[right] ?? 0) || left - right
  );
  const leaders = cells.map(({ period, kind }) => kind.adults.filter((one) => adults[one]?.stationsAtOnce[period] !== 0).sort(cheapest(adult, leads, period)));
  const places = cells.map(({ period, kind }) => kind.spaces.filter((one) => spaces[one]?.stationsAtOnce[period] !== 0).sort(cheapest(space, holds, period)));
  return {
    adult, space, leaders, spaces: places,
    least: Float64Array.from(cells, ({ period }, cell) => (
      (adult[(leaders[cell]?.[0] ?? 0) * periods.length + period] ?? 0) + (space[(places[cell]?.[0] ?? 0) * periods.length + period] ?? 0)
    )),
  };
}
