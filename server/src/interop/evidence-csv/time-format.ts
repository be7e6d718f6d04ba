import type { LocalTime } from '@heddle/engine/roster';
import { isSchoolDate } from '@heddle/engine/roster';

/** A time as an export wrote it: on the wall, with the offset where the text itself holds one. */
export type WrittenTime = Required<LocalTime> & { readonly offsetMinutes: number | null };

/**
 * A reader for a format such as "yyyy-MM-dd HH:mm", "M/d/yyyy h:mm a" or "iso". Letters: yyyy year, M or MM month, d or dd day, H or HH
 * hour of 24, h or hh hour of 12, mm minute, ss second, a am or pm, XXX offset (Z or +02:00). undefined when the format has no date or
 * no hour, or a letter that is none of these.
 */
export function timeReader(format: string): ((text: string) => WrittenTime | undefined) | undefined {
  if (format.toLowerCase() === 'iso') return read(isoPattern);
  const tokens = format.match(/y+|M+|d+|H+|h+|m+|s+|a|XXX|[^A-Za-z]+|[A-Za-z]/g) ?? [];
  const parts = tokens.map((token) => patterns.get(token) ?? (/[A-SU-Za-z]/.test(token) ? undefined : escape(token)));
  const names = tokens.map((token) => token[0] ?? '');
  const isComplete = ['y', 'M', 'd', 'm'].every((name) => names.includes(name)) && (names.includes('H') || (names.includes('h') && names.includes('a')));
  return parts.includes(undefined) || !isComplete ? undefined : read(new RegExp(`^${parts.join('')}$`, 'i'));
}

const patterns: ReadonlyMap<string, string> = new Map([
  ['yyyy', String.raw`(?<year>\d{4})`], ['MM', String.raw`(?<month>\d{2})`], ['M', String.raw`(?<month>\d{1,2})`],
  ['dd', String.raw`(?<day>\d{2})`], ['d', String.raw`(?<day>\d{1,2})`], ['HH', String.raw`(?<hour>\d{2})`], ['H', String.raw`(?<hour>\d{1,2})`],
  ['hh', String.raw`(?<hour>\d{2})`], ['h', String.raw`(?<hour>\d{1,2})`], ['mm', String.raw`(?<minute>\d{2})`],
  ['ss', String.raw`(?<second>\d{2})(?:\.\d{1,9})?`], ['a', String.raw`(?<half>am|pm|a\.m\.|p\.m\.)`], ['XXX', String.raw`(?<offset>Z|[+-]\d{2}:?\d{2})`],
]);

const isoPattern = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,9})?)?(?<offset>Z|[+-]\d{2}:?\d{2})?$/i;

function read(pattern: RegExp): (text: string) => WrittenTime | undefined {
  return (text) => {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) return undefined;
    const { year = '', month = '', day = '', half, offset } = found;
    const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const hour = hourOf(Number(found['hour']), half);
    const minute = Number(found['minute']);
    const second = Number(found['second'] ?? 0);
    if (!isSchoolDate(on) || hour === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
    return { on, minute: hour * 60 + minute, second, offsetMinutes: offset === undefined ? null : minutesOf(offset) };
  };
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function minutesOf(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}
