import type { CalendarDay } from '@heddle/engine/roster';
import { unknownValue } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';
import type { Cells } from './cells.ts';
import type { Known } from './known.ts';

export const calendarColumns = { required: ['date', 'kind', 'note'], optional: ['periods', 'day_type'] };

/**
 * One row of calendar.csv. Which periods of a short day are held stands in `periods`, or in a note such as
 * "Assembly: periods 1-4 only", whose reading is told as an assumption. A short day that says neither, and has no bell times of its
 * own, is asked about, because it would be planned as a full day.
 */
export function takeCalendarDay(cells: Cells, { known, notes, bellPeriodIds, dayTypes }: {
  readonly known: Known;
  readonly notes: Notes;
  /** In the order of the bell. */
  readonly bellPeriodIds: readonly string[];
  readonly dayTypes: ReadonlySet<string>;
}): CalendarDay | undefined {
  const date = cells.date('date');
  const kind = cells.oneOf('kind', ['closed', 'short', 'type']);
  const note = cells.text('note');
  if (date === undefined || kind === undefined) return undefined;
  const given = cells.text('day_type');
  const dayType = given !== '' ? given : kind === 'short' && dayTypes.has('short') ? 'short' : null;
  if (kind === 'type' && dayType === null) return cells.error('day_type', 'interop.value-missing', { value: 'day_type' });
  if (given !== '' && dayTypes.size > 0 && !dayTypes.has(given)) return cells.error('day_type', 'interop.value-unknown', unknownValue(given, [...dayTypes].sort()));
  if (kind === 'closed') return { date, kind, dayType: null, periodIds: null, note };

  const listed = cells.words('periods');
  const fromNote = listed.length > 0 || kind !== 'short' ? undefined : readPeriodsOnly(note, bellPeriodIds);
  const periodIds = known.periods(cells, listed.length > 0 ? 'periods' : 'note', fromNote ?? listed);
  if (periodIds === undefined) return undefined;
  const place = { file: cells.row.file, line: cells.row.line, field: 'note' };
  if (fromNote !== undefined) notes.assumption('interop.short-day-read', { date, note, values: fromNote }, place);
  else if (kind === 'short' && listed.length === 0 && dayType === null) notes.warning('interop.short-day-open', { date, note }, { ...place, field: 'periods' });
  return { date, kind, dayType, periodIds: periodIds.length === 0 ? null : periodIds, note };
}

/** "periods 1-4 only", "only periods 1 to 4", "periods 1, 2 and 3 only", "period 5 only"; undefined when the note does not say. */
export function readPeriodsOnly(note: string, bellPeriodIds: readonly string[]): readonly string[] | undefined {
  const list = String.raw`([\w]+(?:\s*(?:-|–|,|&|to|through|and)\s*[\w]+)*?)`;
  const match = new RegExp(String.raw`\bperiods?\s+${list}\s+only\b`, 'i').exec(note) ?? new RegExp(String.raw`\bonly\s+periods?\s+${list}\s*(?:[.;:(]|$)`, 'i').exec(note);
  if (match?.[1] === undefined) return undefined;
  const ids = match[1].split(/\s*(?:,|&|\band\b)\s*/i).filter((part) => part !== '').flatMap((part) => {
    const [from = '', to] = part.split(/\s*(?:-|–|\bto\b|\bthrough\b)\s*/i);
    return to === undefined ? [from] : spanOfPeriods(from, to, bellPeriodIds);
  });
  return ids.length === 0 ? undefined : [...new Set(ids)];
}

/** By number where both are numbers; else by their order in the bell, where both must stand. */
function spanOfPeriods(from: string, to: string, bellPeriodIds: readonly string[]): readonly string[] {
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) {
    const [first, last] = [Number(from), Number(to)];
    return last < first || last - first > 50 ? [from, to] : Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  }
  const [first, last] = [bellPeriodIds.indexOf(from), bellPeriodIds.indexOf(to)];
  return first === -1 || last < first ? [from, to] : bellPeriodIds.slice(first, last + 1);
}
