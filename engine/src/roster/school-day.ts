import { HeddleError } from '../problem/index.ts';
import { isActiveOn } from './effective.ts';
import type { BellPeriod, CalendarDay, Roster, SchoolDate, SchoolDay } from './roster.ts';
import { weekdayOf } from './school-date.ts';
import { instantAt } from './zone.ts';

/**
 * What kind of day is it, and which periods are held when? The first question of a night's planning:
 * everything later counts minutes inside these periods.
 *
 * A row of the bell schedule for the day's type stands in place of the plain row of the same period; plain rows (dayType null)
 * hold on every type of day, so that a school with A and B days writes its advisory once.
 */
export function schoolDayOn(roster: Roster, on: SchoolDate): SchoolDay {
  const held = heldOn(roster, on);
  const zone = roster.school.timeZone;
  const periods = held.rows.map((row, position) => {
    const next = row.runsOn === true ? held.rows[position + 1]?.periodId : undefined;
    const startMinute = minuteOfDay(row.start);
    const endMinute = minuteOfDay(row.end);
    return {
      id: row.periodId, startMinute, endMinute, minutes: endMinute - startMinute,
      startsAt: instantAt(zone, { on, minute: startMinute }), endsAt: instantAt(zone, { on, minute: endMinute }),
      ...(next === undefined ? {} : { runsInto: next }),
    };
  });
  return { on, weekday: weekdayOf(on), dayType: held.dayType, isOpen: periods.length > 0, note: held.note, periods };
}

/** Is school held at all? The same answer as `schoolDayOn(...).isOpen`, without working out instants. */
export function isSchoolDay(roster: Roster, on: SchoolDate): boolean {
  return heldOn(roster, on).rows.length > 0;
}

/** Minutes since midnight of "HH:MM". */
export function minuteOfDay(time: string): number {
  if (!isWallTime(time)) throw new HeddleError('roster.time.invalid', { value: time });
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function isWallTime(time: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}

/** The rows of the bell schedule for one weekday and day type, in order of time. */
export function bellRowsFor(bell: readonly BellPeriod[], day: { readonly weekday: number; readonly dayType: string | null }): readonly BellPeriod[] {
  const byPeriod = new Map<string, BellPeriod>();
  for (const row of bell) {
    if (!row.weekdays.includes(day.weekday)) continue;
    if (row.dayType !== null && row.dayType !== day.dayType) continue;
    const present = byPeriod.get(row.periodId);
    if (present === undefined || present.dayType === null) byPeriod.set(row.periodId, row);
  }
  return [...byPeriod.values()].sort((left, right) => compare(left.start, right.start) || compare(left.periodId, right.periodId));
}

type Held = { readonly rows: readonly BellPeriod[]; readonly dayType: string | null; readonly note: string };

function heldOn(roster: Roster, on: SchoolDate): Held {
  const entries = roster.calendar.filter((day) => day.date === on);
  const note = entries.map((day) => day.note).filter((text) => text !== '').join('; ');
  const dayType = typeOf(entries);
  if (entries.some((day) => day.kind === 'closed') || isOutOfTerm(roster, on)) return { rows: [], dayType, note };
  const limits = entries.flatMap((day) => (day.periodIds === null ? [] : [new Set(day.periodIds)]));
  const rows = bellRowsFor(roster.bell, { weekday: weekdayOf(on), dayType }).filter((row) => limits.every((limit) => limit.has(row.periodId)));
  return { rows, dayType, note };
}

/** A date may be both a B day and a short one; the short day's own bell times then go first. */
function typeOf(entries: readonly CalendarDay[]): string | null {
  const typed = (kind: CalendarDay['kind']) => entries.find((day) => day.kind === kind && day.dayType !== null)?.dayType;
  return typed('short') ?? typed('type') ?? null;
}

/** In the summer no section is held, so no calendar needs to list it. A roster without sections yet says nothing about terms. */
function isOutOfTerm(roster: Roster, on: SchoolDate): boolean {
  return roster.sections.length > 0 && !roster.sections.some((section) => isActiveOn(section, on));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
