import { findNearest, hintParams } from '@heddle/engine/model';
import type { Problem } from '@heddle/engine/problem';
import { isSchoolDate } from '@heddle/engine/roster';
import type { Roster, Unavailability } from '@heddle/engine/roster';
import { readTable, unknownValue } from '../csv/index.ts';
import type { Entry } from '../csv/index.ts';
import { decodeText, megabyte, nameOfSource, readSource, takeNotes } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';

/**
 * Who is out, late or closed on which day: `who,date,periods,reason`, and `kind` (person or space) where an id could be either.
 * Empty periods mean the whole day; somebody late has the periods that they miss, or in
 * `minutes_there` how many minutes of them are left; "none" takes back what was said of the day before.
 * Several lines about one subject and day become one record. All or nothing.
 * Throws HeddleError `interop.no-such-file` when there is no such file.
 */
export async function readAvailability(source: Source, { roster }: { readonly roster: Pick<Roster, 'people' | 'spaces' | 'bell'> }): Promise<{
  readonly unavailability: readonly Unavailability[];
  readonly problems: readonly Problem[];
}> {
  const file = nameOfSource(source);
  const notes = takeNotes(file);
  const bytes = await readSource(source, { bytes: 16 * megabyte, notes });
  const text = bytes === undefined ? undefined : decodeText(bytes, notes);
  const rows = text === undefined ? undefined : readTable(text, { file, notes, columns: { required: ['who', 'date', 'periods', 'reason'], optional: ['kind', 'minutes_there'], unknown: 'error' } });
  const readRow = rowReader(roster, notes);
  const unavailability = (rows ?? []).flatMap((row) => readRow(row) ?? []);
  return { unavailability: notes.hasErrors() ? [] : joinByDay(unavailability), problems: notes.problems };
}

function rowReader(roster: Pick<Roster, 'people' | 'spaces' | 'bell'>, notes: Notes): (row: Entry) => Unavailability | undefined {
  const ids = { person: new Set(roster.people.map(({ id }) => id)), space: new Set(roster.spaces.map(({ id }) => id)) };
  const periods = new Set(roster.bell.map(({ periodId }) => periodId));
  const seen = new Map<string, number>();
  let hints = 0;
  // Looking for the nearest of thousands of ids takes a while; a file in which everybody is unknown needs no guesses.
  const hintFor = (who: string) => (hints++ < 20 ? findNearest(who, [...ids.person, ...ids.space]) : undefined);
  return (row) => {
    const error = (field: string, code: string, params: Problem['params'] = {}) => notes.error(code, { value: row.get(field), ...params }, { line: row.line, field });
    const who = row.get('who');
    const on = row.get('date');
    const written = row.get('periods').toLowerCase();
    const periodIds = written === 'none' ? [] : [...new Set(row.get('periods').split(/[\s,;]+/).filter((id) => id !== ''))];
    const strange = periodIds.find((id) => !periods.has(id));
    const kind = kindOf(row, { ids, hintFor, error });
    if (!isSchoolDate(on)) error('date', on === '' ? 'interop.value-missing' : 'interop.value-date', on === '' ? { value: 'date' } : {});
    if (strange !== undefined) error('periods', 'interop.unknown-period', { value: strange, allowed: [...periods] });
    if (kind === undefined || !isSchoolDate(on) || strange !== undefined) return undefined;
    const key = `${kind} ${who} ${on} ${written}`;
    const first = seen.get(key);
    seen.set(key, row.line);
    if (first !== undefined) error('who', 'interop.row-twice', { first });
    const there = row.get('minutes_there');
    if (there === '') return { subject: { kind, id: who }, on, periodIds: written === '' ? null : periodIds, reason: row.get('reason') };
    if (!/^\d{1,3}$/.test(there)) error('minutes_there', 'interop.value-number', { least: 0, most: 999 });
    if (periodIds.length === 0) error('periods', 'interop.value-missing', { value: 'periods' });
    return { subject: { kind, id: who }, on, periodIds: [], partly: periodIds.map((periodId) => ({ periodId, minutes: Number(there) })), reason: row.get('reason') };
  };
}

/** Late in the morning and at the dentist in the afternoon: both count, with both reasons. A whole day holds all periods. */
function joinByDay(all: readonly Unavailability[]): readonly Unavailability[] {
  const byDay = Map.groupBy(all, ({ subject, on }) => JSON.stringify([subject.kind, subject.id, on]));
  return [...byDay.values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [rest.reduce((one, other): Unavailability => ({
    ...one,
    ...(one.partly === undefined && other.partly === undefined ? {} : { partly: [...one.partly ?? [], ...other.partly ?? []] }),
    periodIds: one.periodIds === null || other.periodIds === null ? null : [...new Set([...one.periodIds, ...other.periodIds])],
    reason: [...new Set([one.reason, other.reason])].filter((reason) => reason !== '').join('; '),
  }), first)]));
}

function kindOf(
  row: Entry, { ids, hintFor, error }: {
    readonly ids: Readonly<Record<'person' | 'space', ReadonlySet<string>>>;
    readonly hintFor: (who: string) => string | undefined;
    readonly error: (field: string, code: string, params?: Problem['params']) => void;
  },
): 'person' | 'space' | undefined {
  const who = row.get('who');
  const given = row.get('kind').toLowerCase();
  if (who === '') {
    error('who', 'interop.value-missing', { value: 'who' });
    return undefined;
  }
  if (given !== '' && given !== 'person' && given !== 'space') {
    error('kind', 'interop.value-unknown', unknownValue(row.get('kind'), ['person', 'space']));
    return undefined;
  }
  const found = (['person', 'space'] as const).filter((kind) => (given === '' || given === kind) && ids[kind].has(who));
  if (found.length === 1) return found[0];
  if (found.length === 2) error('kind', 'interop.availability-either', { value: who });
  else error('who', 'interop.availability-unknown', { value: who, ...hintParams(hintFor(who)) });
  return undefined;
}
