import type { CompetencyGraph } from '@heddle/engine/competency';
import type { Evidence } from '@heddle/engine/evidence';
import type { Place, Problem } from '@heddle/engine/problem';
import type { Instant, Person } from '@heddle/engine/roster';
import { parseCsv } from '../csv/index.ts';
import { decodeText, megabyte, nameOfSource, readSource, takeNotes } from '../files/index.ts';
import type { Source } from '../files/index.ts';
import { nameOfMapping, readMapping } from './mapping.ts';
import { rowReader } from './row-reader.ts';

type EvidenceReading = {
  /** Of the rows that can be taken, in the order of the file. */
  readonly evidence: readonly Evidence[];
  /** Where the evidence of that index stands in the file. */
  readonly placeOf: (index: number) => Place;
  /** One problem for each row that cannot be taken, with its line and the reason. */
  readonly rejected: readonly Problem[];
  /** What is wrong with the mapping or the file as a whole; with an error among them nothing was read. */
  readonly problems: readonly Problem[];
  /** Rows read, taken or rejected. */
  readonly rows: number;
};

/**
 * Reads a product's export by a mapping. Rows stand alone: an unknown student or an impossible time rejects its row and no other, and
 * whether the rest is then taken is for the caller to decide. `timeZone` is the school's, for mappings that say `zone: school`.
 * Throws HeddleError `interop.no-such-file` when either file is missing.
 */
export async function readEvidenceCsv(source: Source, options: {
  readonly mapping: Source;
  readonly people: readonly Person[];
  readonly graph: CompetencyGraph;
  readonly timeZone: string;
  readonly recordedAt: Instant;
  /** Rows of other times are passed over, also where something else is wrong with them. A row whose time cannot be read is never passed over. */
  readonly isWanted?: (occurredAt: Instant) => boolean;
}): Promise<EvidenceReading> {
  const inMapping = takeNotes(nameOfMapping(options.mapping));
  const mapping = await readMapping(options.mapping, inMapping);
  const notes = takeNotes(nameOfSource(source));
  const bytes = await readSource(source, { bytes: mostBytes, notes });
  const text = bytes === undefined ? undefined : decodeText(bytes, notes);
  const csv = text === undefined ? undefined : parseCsv(text, { notes });
  const readRow = mapping === undefined || csv === undefined ? undefined : rowReader({ ...options, mapping, csv, notes, inMapping });
  const problems = [...inMapping.problems, ...notes.problems];
  if (csv === undefined || readRow === undefined || problems.some(({ severity }) => severity === 'error')) {
    return { evidence: [], placeOf: () => ({}), rejected: [], problems, rows: 0 };
  }
  const evidence: Evidence[] = [];
  const lines: number[] = [];
  const rejected = takeNotes(nameOfSource(source));
  let rows = 0;
  for (const row of csv.rows) {
    const read = readRow(row);
    if (read.at !== null && options.isWanted?.(read.at) === false) continue;
    rows += 1;
    if ('fault' in read) rejected.error(read.fault.code, read.fault.params, { line: row.line, ...(read.fault.field === undefined ? {} : { field: read.fault.field }) });
    else {
      evidence.push(read.evidence);
      lines.push(row.line);
    }
  }
  const file = nameOfSource(source);
  const placeOf = (index: number) => { const line = lines[index]; return line === undefined ? { file } : { file, line }; };
  return { evidence, placeOf, rejected: rejected.problems, problems, rows };
}

/** Some 700,000 rows of a usual export; a year of a large school. */
const mostBytes = 64 * megabyte;
