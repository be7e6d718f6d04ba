import { isSchoolDate } from '@heddle/engine/roster';
import type { EffectiveDated, SchoolDate } from '@heddle/engine/roster';
import type { Entry } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';
import { listIn, placeOf } from './places.ts';
import type { Tables } from './read-tables.ts';

/** From the first to the last day of a row's two columns; where one is empty, the given span's. The wrong way round is an error. */
export function readSpan(row: Entry, question: { readonly from: string; readonly until: string; readonly otherwise: EffectiveDated; readonly notes: Notes }): EffectiveDated {
  const from = readDate(row, question.from, question.notes) ?? question.otherwise.from;
  const until = readDate(row, question.until, question.notes) ?? question.otherwise.until;
  if (until === null || until >= from) return { from, until };
  question.notes.error('interop.dates-reversed', { from, until }, placeOf(row, question.until));
  return { from, until: from };
}

/** First and last day of every term by sourcedId; terms without sound dates are left out, with an error noted. */
export function readSessions(tables: Tables, notes: Notes): ReadonlyMap<string, EffectiveDated> {
  return new Map(tables.rows('academicSessions').flatMap((row): [string, EffectiveDated][] => {
    const from = readDate(row, 'startDate', notes);
    const until = readDate(row, 'endDate', notes);
    if (from === undefined || until === undefined) return [];
    if (until < from) notes.error('interop.dates-reversed', { from, until }, placeOf(row, 'endDate'));
    return until < from ? [] : [[row.get('sourcedId'), { from, until }]];
  }));
}

/** The dates of the terms that a class runs in: from the first day of the earliest to the last day of the latest. */
export function termsOf(row: Entry, { tables, sessions, notes }: { readonly tables: Tables; readonly sessions: ReadonlyMap<string, EffectiveDated>; readonly notes: Notes }): EffectiveDated | undefined {
  const ids = listIn(row, 'termSourcedIds');
  for (const id of ids) {
    if (tables.find('academicSessions', id) === undefined) notes.error('interop.oneroster-unknown-id', { value: id, name: 'academicSessions.csv' }, placeOf(row, 'termSourcedIds'));
  }
  return outerSpan(ids.flatMap((id) => sessions.get(id) ?? []));
}

/** From the earliest start to the latest end; null = open wins. undefined of nothing. */
export function outerSpan(spans: readonly EffectiveDated[]): EffectiveDated | undefined {
  const from = spans.map((span) => span.from).sort()[0];
  if (from === undefined) return undefined;
  const ends = spans.map((span) => span.until);
  return { from, until: ends.includes(null) ? null : ends.filter((end) => end !== null).sort().at(-1) ?? null };
}

function readDate(row: Entry, field: string, notes: Notes): SchoolDate | undefined {
  const text = row.get(field);
  if (text === '') return undefined;
  // Some exporters write a time behind the date, always midnight.
  const date = text.replace(/T00:00:00(\.0+)?Z?$/, '');
  if (isSchoolDate(date)) return date;
  notes.error('interop.value-date', { value: text }, placeOf(row, field));
  return undefined;
}
