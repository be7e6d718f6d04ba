import { hash } from 'node:crypto';
import type { CompetencyGraph } from '@heddle/engine/competency';
import type { Evidence, Help } from '@heddle/engine/evidence';
import type { EvidenceKind } from '@heddle/engine/model';
import type { Problem } from '@heddle/engine/problem';
import type { Instant, Person } from '@heddle/engine/roster';
import type { Csv, Row } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';
import { competencyReader, resultReader, studentReader, wordReader } from './cell-readers.ts';
import { instantReader } from './instant-reader.ts';
import type { Mapping } from './mapping.ts';

/** One row as evidence, or the first reason why not. undefined with errors noted when mapping and header do not go together. */
export function rowReader(options: {
  readonly mapping: Mapping;
  readonly csv: Csv;
  readonly people: readonly Person[];
  readonly graph: CompetencyGraph;
  readonly timeZone: string;
  readonly recordedAt: Instant;
  readonly notes: Notes;
  readonly inMapping: Notes;
}): ((row: Row) => ReadRow) | undefined {
  const { mapping, csv, graph, people, recordedAt, notes, inMapping } = options;
  const columnAt = new Map(csv.header.map((name, index) => [name, index]));
  for (const name of columnsOf(mapping)) {
    if (!columnAt.has(name)) notes.error('interop.column-missing', { value: name, allowed: csv.header }, { line: 1 });
  }
  const zone = mapping.time.zone === 'school' ? options.timeZone : mapping.time.zone === 'utc' ? 'UTC' : mapping.time.zone;
  const readInstant = instantReader(mapping.time.format, zone);
  if (readInstant === undefined) inMapping.error('interop.mapping-format', { value: mapping.time.format }, { field: 'time.format' });
  if (notes.hasErrors() || readInstant === undefined) return undefined;

  const cell = (row: Row, name: string) => row.cells[columnAt.get(name) ?? -1] ?? '';
  const readStudent = studentReader(people, mapping.student.identifier);
  const readCompetencies = competencyReader(graph, mapping.competency);
  const readResult = resultReader(mapping.result);
  const readKind = wordReader<EvidenceKind>(mapping.kind);
  const readHelp = wordReader<Help>(mapping.help ?? { always: 'none' });
  const firstLine = new Map<string, number>();
  const { source } = mapping;

  return (row) => {
    if (row.cells.length !== csv.header.length) return { at: null, fault: { code: 'interop.csv-cells', params: { count: row.cells.length, expected: csv.header.length } } };
    const occurred = readInstant(cell(row, mapping.time.column));
    const at = 'code' in occurred ? null : occurred.at;
    const fault = (field: string, code: string, params: Problem['params'] = {}): ReadRow => ({ at, fault: { code, field, params: { value: cell(row, field), ...params } } });
    const record = cell(row, mapping.record);
    if (record === '') return fault(mapping.record, 'interop.value-missing', { value: mapping.record });
    const first = firstLine.get(record);
    if (first !== undefined) return fault(mapping.record, 'interop.row-record-twice', { first });
    firstLine.set(record, row.line);
    const student = readStudent(cell(row, mapping.student.column));
    if (typeof student !== 'string') return fault(mapping.student.column, student.code, { identifier: mapping.student.identifier });
    if (cell(row, mapping.competency.column) === '') return fault(mapping.competency.column, 'interop.value-missing', { value: mapping.competency.column });
    const competencyIds = readCompetencies(cell(row, mapping.competency.column));
    if (!Array.isArray(competencyIds)) return fault(mapping.competency.column, 'interop.row-competency', { value: competencyIds.unknown });
    if ('code' in occurred) return fault(mapping.time.column, occurred.code, { format: mapping.time.format, zone });
    const result = readResult((name) => cell(row, name));
    if ('field' in result) return fault(result.field, result.code, result.params);
    const kind = readKind((name) => cell(row, name));
    if (typeof kind !== 'string') return fault(kind.field, 'interop.row-word', { allowed: kind.allowed });
    const help = readHelp((name) => cell(row, name));
    if (typeof help !== 'string') return fault(help.field, 'interop.row-word', { allowed: help.allowed });
    return {
      at,
      evidence: {
        id: `ev-${digest([source.id, record])}`, studentId: student, competencyIds, kind, result, help,
        itemId: textOr(mapping.item, (name) => cell(row, name)),
        taskId: mapping.task === undefined ? null : `task-${digest([source.id, ...mapping.task.map((name) => cell(row, name))])}`,
        activityId: textOr(mapping.activity, (name) => cell(row, name)),
        misconceptionIds: [], sourceId: source.id, trust: source.trust, occurredAt: occurred.at, recordedAt,
      },
    };
  };
}

type Fault = { readonly code: string; readonly params: Problem['params']; readonly field?: string };
/** `at` is null where the time cannot be read. */
type ReadRow = { readonly at: Instant | null } & ({ readonly evidence: Evidence } | { readonly fault: Fault });

function columnsOf(mapping: Mapping): readonly string[] {
  const { result, kind, help } = mapping;
  return [...new Set([
    mapping.record, mapping.student.column, mapping.competency.column, mapping.time.column,
    ...('correct' in result ? [result.correct] : 'score' in result ? [result.score, ...(typeof result.of === 'string' ? [result.of] : [])] : [result.level]),
    ...('column' in kind ? [kind.column] : []), ...(help !== undefined && 'column' in help ? [help.column] : []),
    ...[mapping.item, mapping.activity].filter((name) => name !== undefined), ...(mapping.task ?? []),
  ])];
}

/** Ids outlive the student's data, so nothing of a student or of a product's own numbering may be read from them. */
function digest(parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32);
}

function textOr(name: string | undefined, cell: (name: string) => string): string | null {
  return name === undefined ? null : cell(name) || null;
}
