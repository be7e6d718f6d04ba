import type { Problem } from '../problem/index.ts';
import type { BellPeriod, CalendarDay, Roster } from './roster.ts';
import { isSchoolDate } from './school-date.ts';
import { bellRowsFor, isWallTime } from './school-day.ts';

/** Do the bell times and the calendar make sense, on every weekday and every type of day that the school has? */
export function checkBell(roster: Pick<Roster, 'bell' | 'calendar'>): readonly Problem[] {
  const wrong = roster.bell.flatMap(checkRow);
  const usable = roster.bell.filter((row) => checkRow(row).length === 0);
  return [...wrong, ...checkOverlaps(usable), ...checkCalendar(roster)];
}

function checkRow(row: BellPeriod): readonly Problem[] {
  const params = { periodId: row.periodId, start: row.start, end: row.end };
  if (!isWallTime(row.start) || !isWallTime(row.end)) return [error('roster.bell-time', params)];
  if (row.start >= row.end) return [error('roster.bell-order', params)];
  const strange = row.weekdays.find((weekday) => !Number.isInteger(weekday) || weekday < 1 || weekday > 7);
  if (strange !== undefined || row.weekdays.length === 0) return [error('roster.bell-weekday', { periodId: row.periodId, value: String(strange ?? '') })];
  return [];
}

/** A student cannot be in two periods at once, and a plan would put one there. The same pair is told once, for its first weekday. */
function checkOverlaps(bell: readonly BellPeriod[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const dayType of [null, ...dayTypesOf(bell)]) {
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const rows = bellRowsFor(bell, { weekday, dayType });
      rows.forEach((row, position) => {
        for (const next of rows.slice(position + 1)) {
          const key = [row.periodId, next.periodId].sort().join('\n');
          if (next.start >= row.end || found.has(key)) continue;
          found.set(key, error('roster.bell-overlap', {
            periodId: row.periodId, otherPeriodId: next.periodId, weekday, dayType: dayType ?? 'none', end: row.end, start: next.start,
          }));
        }
      });
    }
  }
  return [...found.values()];
}

function checkCalendar(roster: Pick<Roster, 'bell' | 'calendar'>): readonly Problem[] {
  const periods = new Set(roster.bell.map((row) => row.periodId));
  const types = new Set(dayTypesOf(roster.bell));
  const problems: Problem[] = [];
  const typesByDate = new Map<string, string>();
  for (const day of [...roster.calendar].sort((left, right) => (left.date < right.date ? -1 : 1))) {
    if (!isSchoolDate(day.date)) {
      problems.push(error('roster.calendar-date', { value: day.date }));
      continue;
    }
    if (day.dayType !== null && periods.size > 0 && !types.has(day.dayType)) {
      problems.push(error('roster.day-type-unknown', { date: day.date, value: day.dayType, allowed: [...types].sort() }));
    }
    const strange = (day.periodIds ?? []).filter((id) => periods.size > 0 && !periods.has(id));
    if (strange.length > 0) problems.push(error('roster.calendar-period-unknown', { date: day.date, values: strange, allowed: [...periods].sort() }));
    const first = day.kind === 'type' ? typesByDate.get(day.date) : undefined;
    if (first !== undefined && day.dayType !== null && first !== day.dayType) {
      problems.push(error('roster.day-type-twice', { date: day.date, one: first, other: day.dayType }));
    }
    if (day.kind === 'type' && day.dayType !== null) typesByDate.set(day.date, day.dayType);
    if (asksForPeriods(day)) problems.push({ code: 'roster.short-day-open', severity: 'warning', place: {}, params: { date: day.date, note: day.note } });
  }
  return problems;
}

/** A short day that names neither its periods nor its own bell times would be planned as a full one. */
function asksForPeriods(day: CalendarDay): boolean {
  return day.kind === 'short' && day.periodIds === null && day.dayType === null;
}

function dayTypesOf(bell: readonly BellPeriod[]): readonly string[] {
  return [...new Set(bell.flatMap((row) => (row.dayType === null ? [] : [row.dayType])))].sort();
}

function error(code: string, params: Problem['params']): Problem {
  return { code, severity: 'error', params, place: {} };
}
