import { resolveLocal } from '@heddle/engine/roster';
import type { Instant, Resolved } from '@heddle/engine/roster';
import { timeReader } from './time-format.ts';
import type { WrittenTime } from './time-format.ts';

/** An instant, or why there is none. Nothing is guessed: an hour that the clock showed twice is rejected, not halved. */
type ReadInstant = { readonly at: Instant } | { readonly code: 'interop.row-time' | 'interop.row-time-never' | 'interop.row-time-twice' };

/** Reads times of one format and zone; undefined when the format itself cannot be read. An offset in the text goes before the zone. */
export function instantReader(format: string, zone: string): ((text: string) => ReadInstant) | undefined {
  const readTime = timeReader(format);
  if (readTime === undefined) return undefined;
  const resolve = localClock(zone);
  const known = new Map<string, ReadInstant>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const time = readTime(text);
    const answer = time === undefined ? { code: 'interop.row-time' } as const : toInstant(time, resolve);
    known.set(text, answer);
    return answer;
  };
}

function toInstant(time: WrittenTime, resolve: (time: WrittenTime) => Resolved): ReadInstant {
  if (time.offsetMinutes !== null) return { at: new Date(wallOf(time) - time.offsetMinutes * 60_000).toISOString() };
  const resolved = resolve(time);
  if (resolved.kind === 'once') return { at: resolved.at };
  return { code: resolved.kind === 'never' ? 'interop.row-time-never' : 'interop.row-time-twice' };
}

/**
 * Asking the time zone rules takes some twenty microseconds, and a year of answers has as many times as rows. On a day whose first and
 * last minute have the same offset no clock was changed, so that one offset serves the whole day.
 */
function localClock(zone: string): (time: WrittenTime) => Resolved {
  const offsets = new Map<string, number | null>();
  return (time) => {
    let offset = offsets.get(time.on);
    if (offset === undefined) {
      offset = steadyOffset(zone, time.on);
      offsets.set(time.on, offset);
    }
    return offset === null ? resolveLocal(zone, time) : { kind: 'once', at: new Date(wallOf(time) - offset).toISOString() };
  };
}

function steadyOffset(zone: string, on: string): number | null {
  const ends = [0, 24 * 60 - 1].map((minute) => ({ minute, resolved: resolveLocal(zone, { on, minute }) }));
  const offsets = ends.map(({ minute, resolved }) => wallOf({ on, minute, second: 0 }) - Date.parse(resolved.at));
  return ends.every(({ resolved }) => resolved.kind === 'once') && offsets[0] === offsets[1] ? offsets[0] ?? null : null;
}

function wallOf({ on, minute, second }: { readonly on: string; readonly minute: number; readonly second: number }): number {
  return Date.parse(`${on}T00:00:00Z`) + minute * 60_000 + second * 1000;
}
