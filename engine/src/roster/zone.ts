import { HeddleError } from '../problem/index.ts';
import type { Instant, SchoolDate } from './roster.ts';

/**
 * When is 08:45 at this school? Bell times and most exports are wall-clock times, while evidence and plans are compared as instants.
 * Intl knows the world's clock changes; it only converts from instant to wall clock, so the other way is found by trying.
 */
export type LocalTime = { readonly on: SchoolDate; readonly minute: number; readonly second?: number };

/**
 * What a wall clock shows can have happened once, never (the clock jumped over it) or twice (it was turned back).
 * Bell times take the first; records of what happened must not guess, so their readers look at `kind`.
 */
export type Resolved =
  | { readonly kind: 'once'; readonly at: Instant }
  | { readonly kind: 'never'; readonly at: Instant }
  | { readonly kind: 'twice'; readonly at: Instant; readonly later: Instant };

/**
 * Tries the zone's offsets a day before and a day after; an offset that is in force at the instant it leads to is a true reading.
 * 'never' answers the instant that far after the jump (as calendars and phones do), 'twice' the earlier of the two.
 */
export function resolveLocal(zone: string, local: LocalTime): Resolved {
  const wall = Date.parse(`${local.on}T00:00:00Z`) + local.minute * 60_000 + (local.second ?? 0) * 1000;
  if (Number.isNaN(wall)) throw new HeddleError('roster.date.invalid', { value: local.on });
  const before = offsetAt(zone, wall - dayMs);
  const after = offsetAt(zone, wall + dayMs);
  const readings = [...new Set([before, after])]
    .filter((offset) => offsetAt(zone, wall - offset) === offset)
    .map((offset) => wall - offset)
    .sort((left, right) => left - right);
  const [first, second] = readings;
  if (first === undefined) return { kind: 'never', at: toInstant(wall - before) };
  if (second === undefined) return { kind: 'once', at: toInstant(first) };
  return { kind: 'twice', at: toInstant(first), later: toInstant(second) };
}

/** For bell times, where a schedule must have an answer on every day. */
export function instantAt(zone: string, local: LocalTime): Instant {
  return resolveLocal(zone, local).at;
}

/** The school's own date at an instant: evidence at 23:30 in Los Angeles belongs to that day, not to the next one in UTC. */
export function schoolDateAt(zone: string, at: Instant): SchoolDate {
  return localAt(zone, at).toISOString().slice(0, 10);
}

/** Minutes since local midnight at an instant. */
export function minuteAt(zone: string, at: Instant): number {
  const local = localAt(zone, at);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** Only names of the IANA list: a bare offset ("-08:00") knows nothing of summer time, so it is not a school's zone. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

const dayMs = 86_400_000;

/** Making a formatter costs a thousand times more than using one. Zones are few, and a formatter never changes. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** A date whose UTC fields read as the wall clock of the zone. */
function localAt(zone: string, at: Instant): Date {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new HeddleError('roster.instant.invalid', { value: at });
  return new Date(ms + offsetAt(zone, ms));
}

/** Milliseconds that the zone's wall clock is ahead of UTC. */
function offsetAt(zone: string, ms: number): number {
  if (!isZone(zone)) throw new HeddleError('roster.zone.unknown', { value: zone });
  const field: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(ms)) field[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  const whole = Math.floor(ms / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

function toInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}
