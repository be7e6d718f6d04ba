import type { Puzzle } from './puzzle.ts';

/** What it costs to go from one station to another, in whichever periods they stand. */
export function walkPrice({ walks }: Puzzle, from: InPlace, to: InPlace): number {
  let price = walks.get(`${from.last} ${to.period} ${from.space} ${to.space}`) ?? 0;
  if (from.last !== from.period) price += walks.get(`${from.period} ${to.period} ${from.space} ${to.space}`) ?? 0;
  if (to.last !== to.period) price += walks.get(`${from.last} ${to.last} ${from.space} ${to.space}`) ?? 0;
  return price;
}

type InPlace = { readonly period: number; readonly last: number; readonly space: number };
