import type { Problem } from '@heddle/engine/problem';
import { findDoubleBookings } from '@heddle/engine/roster';
import type { Enrollment, Organization, Person, Section } from '@heddle/engine/roster';
import { nameOfSource, takeNotes } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';
import { outerSpan, readSessions } from './dates.ts';
import { readFiles } from './read-files.ts';
import { readManifest } from './read-manifest.ts';
import { readTables } from './read-tables.ts';
import type { Tables } from './read-tables.ts';
import { enrollmentRows, takeEnrollments } from './take-enrollments.ts';
import { takeOrganizations } from './take-organizations.ts';
import { takePeople } from './take-people.ts';
import { takeSections } from './take-sections.ts';
import type { OneRosterVersion } from './wire.ts';

/** A roster as OneRoster 1.2 or 1.1 bulk CSV delivers it. All or nothing: with an error among the problems every list is empty. */
type OneRosterReading = {
  readonly version: OneRosterVersion | undefined;
  readonly school: Organization | undefined;
  readonly organizations: readonly Organization[];
  readonly people: readonly Person[];
  readonly sections: readonly Section[];
  readonly enrollments: readonly Enrollment[];
  readonly problems: readonly Problem[];
};

/**
 * Reads a ZIP or a folder. `timeZone` is the school's IANA zone, which OneRoster does not carry; `schoolId` says which school is meant
 * where the delivery holds several. A roster that puts anybody in two places at once is refused, with the line of the second.
 * Throws HeddleError `interop.no-such-file` when there is nothing to read.
 */
export async function readOneRoster(source: Source, options: { readonly timeZone: string; readonly schoolId?: string }): Promise<OneRosterReading> {
  const notes = takeNotes();
  const inSource = takeNotes(nameOfSource(source));
  const files = await readFiles(source, inSource);
  const manifest = files === undefined ? undefined : readManifest(files, inSource);
  for (const { severity, code, params, place } of inSource.problems) notes[severity](code, params, place);
  if (files === undefined || manifest === undefined) return refused(notes, undefined);
  const tables = readTables(files, manifest, notes);
  if (notes.hasErrors()) return refused(notes, manifest.version);
  const taken = take(tables, { version: manifest.version, timeZone: options.timeZone, schoolId: options.schoolId, notes });
  return notes.hasErrors() || taken === undefined ? refused(notes, manifest.version) : { version: manifest.version, ...taken, problems: notes.problems };
}

function take(tables: Tables, options: { readonly version: OneRosterVersion; readonly timeZone: string; readonly schoolId: string | undefined; readonly notes: Notes }) {
  const { notes, version } = options;
  const { organizations, school } = takeOrganizations(tables, options);
  if (school === undefined) return undefined;
  const sessions = readSessions(tables, notes);
  const sections = takeSections(tables, { schoolId: school.id, sessions, notes });
  const enrolledIds = new Set(enrollmentRows(tables, school.id).map((row) => row.get('userSourcedId')));
  const otherwise = { from: outerSpan([...sessions.values()])?.from ?? '1970-01-01', until: null };
  const people = takePeople(tables, { version, schoolId: school.id, enrolledIds, otherwise, notes });
  const enrollments = takeEnrollments(tables, { schoolId: school.id, people, sections, notes });
  tellDoubleBookings({ tables, people, sections, enrollments, notes });
  return { school, organizations, people, sections, enrollments };
}

function tellDoubleBookings(roster: { readonly tables: Tables; readonly people: readonly Person[]; readonly sections: readonly Section[]; readonly enrollments: readonly Enrollment[]; readonly notes: Notes }): void {
  const { tables, notes } = roster;
  const lines = new Map(tables.rows('enrollments').map((row) => [`${row.get('userSourcedId')}\n${row.get('classSourcedId')}`, row.line]));
  for (const { code, params } of findDoubleBookings(roster)) {
    const line = lines.get(`${params['personId']}\n${params['otherSectionId']}`);
    const classLine = tables.find('classes', String(params['otherSectionId']))?.line;
    if (line !== undefined) notes.error(code, params, { file: 'enrollments.csv', line });
    else notes.error(code, params, { file: 'classes.csv', ...(classLine === undefined ? {} : { line: classLine }) });
  }
}

function refused(notes: Notes, version: OneRosterVersion | undefined): OneRosterReading {
  return { version, school: undefined, organizations: [], people: [], sections: [], enrollments: [], problems: notes.problems };
}
