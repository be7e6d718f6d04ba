import type { Framework } from '@heddle/engine/competency';
import type { Problem } from '@heddle/engine/problem';
import { decodeText, megabyte, nameOfSource, parseJson, readSource, takeNotes } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';
import { takeAssociations } from './take-associations.ts';
import { takeItems } from './take-items.ts';
import { readDocument } from './wire.ts';

/** A competency framework as a CASE 1.0 or 1.1 package (CFPackage, JSON). */
type CaseReading = {
  /** undefined when the package is refused. */
  readonly framework: Framework | undefined;
  readonly problems: readonly Problem[];
  readonly counts: {
    readonly items: number;
    /** Associations taken, by CASE type. */
    readonly associations: Readonly<Record<string, number>>;
    /** Items and associations that could not be taken or are not used; each is told, or counted by type. */
    readonly rejected: number;
  };
  readonly rejected: number;
};

/**
 * Liberal in reading, because real packages break the schema here and there; exact about what was taken: whatever was not is told
 * with its place in the file. Circles and dangling ends are for `buildGraph` to find, which sees all frameworks.
 * Throws HeddleError `interop.no-such-file` when there is nothing to read.
 */
export async function readCasePackage(source: Source): Promise<CaseReading> {
  const notes = takeNotes(nameOfSource(source));
  const bytes = await readSource(source, { bytes: mostBytes, notes });
  const text = bytes === undefined ? undefined : decodeText(bytes, notes);
  const parsed = text === undefined ? undefined : parseJson(text, notes);
  return parsed === undefined ? refused(notes) : take(parsed, notes);
}

/** The largest state frameworks are some twenty megabytes. */
const mostBytes = 128 * megabyte;

function take(parsed: unknown, notes: Notes): CaseReading {
  const document = readDocument(parsed, notes);
  if (document === undefined) return refused(notes);
  const items = takeItems(document.items, { frameworkId: document.id, notes });
  const links = takeAssociations(document.associations, notes);
  if (items.competencies.length === 0) notes.error('interop.case-empty', {}, { field: 'CFItems' });
  const counts = { items: items.competencies.length, associations: links.taken, rejected: items.rejected + links.rejected };
  const { id, title, publisher, version } = document;
  const framework = notes.hasErrors() ? undefined : { id, title, publisher, version, competencies: items.competencies, associations: links.associations };
  return { framework, problems: notes.problems, counts, rejected: counts.rejected };
}

function refused(notes: Notes): CaseReading {
  return { framework: undefined, problems: notes.problems, counts: { items: 0, associations: {}, rejected: 0 }, rejected: 0 };
}
