import type { Pace } from './checked-day.ts';

/** Share of the later days that may be counted on; the fifth day is for what goes wrong. */
const countedOn = 0.8;

/**
 * The week's pace, from its sentence: "after today no more is owed than 0.8 of what the week's later days can still give, and on the last day
 * nothing is; but no day is asked for more than it can give". Returns the least that today has to give.
 */
export function dueToday({ owed, given, rest, can }: Pace): number {
  const owedAfterAnEmptyToday = owed - given;
  const mayRemain = rest * countedOn;
  if (owedAfterAnEmptyToday <= mayRemain) return 0;
  return Math.min(owedAfterAnEmptyToday - mayRemain, can);
}
