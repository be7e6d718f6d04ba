import { HeddleError } from '../problem/index.ts';
import type { SchoolDate } from './roster.ts';

/**
 * Counting in school dates. A school date has no time and no zone, so it is counted in UTC, where every day has 24 hours;
 * counting in local time would lose or repeat a day when clocks change.
 */
export function addDays(on: SchoolDate, days: number): SchoolDate {
  return new Date(dayStart(on) + days * dayMs).toISOString().slice(0, 10);
}

/** ISO weekday: 1 = Monday ... 7 = Sunday. */
export function weekdayOf(on: SchoolDate): number {
  return ((new Date(dayStart(on)).getUTCDay() + 6) % 7) + 1;
}

/** Every date from `from` to `until`, both inclusive; empty when they stand the wrong way round. */
export function datesBetween(from: SchoolDate, until: SchoolDate): readonly SchoolDate[] {
  const count = Math.round((dayStart(until) - dayStart(from)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

/** Monday of the ISO week that holds the date. */
export function mondayOf(on: SchoolDate): SchoolDate {
  return addDays(on, 1 - weekdayOf(on));
}

/** "2026-02-30" looks like a date and is none. */
export function isSchoolDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

const dayMs = 86_400_000;

function dayStart(on: SchoolDate): number {
  if (!isSchoolDate(on)) throw new HeddleError('roster.date.invalid', { value: on });
  return Date.parse(`${on}T00:00:00Z`);
}
