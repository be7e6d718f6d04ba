import type { Roster, SchoolDate } from './roster.ts';
import { addDays, datesBetween, mondayOf } from './school-date.ts';
import { isSchoolDay } from './school-day.ts';

/** Which dates are school days? Rounds, weekly limits and "a later day" count these, never calendar days. Both ends are inclusive. */
export function schoolDaysBetween(roster: Roster, span: { readonly from: SchoolDate; readonly until: SchoolDate }): readonly SchoolDate[] {
  return datesBetween(span.from, span.until).filter((on) => isSchoolDay(roster, on));
}

/** The first school day after the date; undefined when none follows within a year. */
export function nextSchoolDay(roster: Roster, on: SchoolDate): SchoolDate | undefined {
  return nearestSchoolDay(roster, on, 1);
}

/** The last school day before the date; undefined when none lies within a year. */
export function previousSchoolDay(roster: Roster, on: SchoolDate): SchoolDate | undefined {
  return nearestSchoolDay(roster, on, -1);
}

/** School days of the ISO week (Monday to Sunday) that holds the date: what weekly minutes are counted over. */
export function weekOf(roster: Roster, on: SchoolDate): readonly SchoolDate[] {
  const monday = mondayOf(on);
  return schoolDaysBetween(roster, { from: monday, until: addDays(monday, 6) });
}

/** `count` school days that end with the day before `on`, oldest first; fewer when the year is younger than that. */
export function schoolDaysBefore(roster: Roster, on: SchoolDate, count: number): readonly SchoolDate[] {
  const days: SchoolDate[] = [];
  let day = previousSchoolDay(roster, on);
  while (day !== undefined && days.length < count) {
    days.push(day);
    day = previousSchoolDay(roster, day);
  }
  return days.reverse();
}

/** Longer than any holiday; a search without an end would hang on an empty calendar. */
const searchDays = 366;

function nearestSchoolDay(roster: Roster, on: SchoolDate, step: 1 | -1): SchoolDate | undefined {
  for (let distance = 1; distance <= searchDays; distance += 1) {
    const date = addDays(on, distance * step);
    if (isSchoolDay(roster, date)) return date;
  }
  return undefined;
}
