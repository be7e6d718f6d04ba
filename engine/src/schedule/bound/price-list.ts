/**
 * What the relaxation sells instead of rationing: a student's one seat, an adult's period, a space, a balance, one meeting on a competency a day.
 * Each has a price between `low` and `high`; `supply` is how much of it there is.
 */
export type PriceList = { readonly low: number[]; readonly high: number[]; readonly supply: number[] };

/** A use of something that has a price: so much of it. */
export type Charge = { readonly price: number; readonly amount: number };

export function addPrice(list: PriceList, item: { readonly low: number; readonly high: number; readonly supply: number }): number {
  list.low.push(item.low);
  list.high.push(item.high);
  return list.supply.push(item.supply) - 1;
}
