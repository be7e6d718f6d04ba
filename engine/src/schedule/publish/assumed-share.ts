import type { Seat } from '../plan.ts';

/**
 * How much of the plan's value rests on terms that nobody has measured or published? Each seat's value is split over its terms by their size
 * (a term that takes away rests on something too), and the assumed part is summed. 0 where there is no value.
 */
export function assumedShare(seats: readonly Seat[]): number {
  let assumed = 0;
  let total = 0;
  for (const { value, terms } of seats) {
    const sum = (points: readonly { readonly points: number }[]) => points.reduce((size, term) => size + Math.abs(term.points), 0);
    const size = sum(terms);
    if (size === 0) continue;
    total += value;
    assumed += value * (sum(terms.filter(({ basis }) => basis === 'assumed')) / size);
  }
  return total === 0 ? 0 : Math.round((assumed / total) * 1e9) / 1e9;
}
