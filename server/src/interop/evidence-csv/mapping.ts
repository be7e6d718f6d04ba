import { isZone } from '@heddle/engine/roster';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { unknownValue } from '../csv/index.ts';
import { decodeText, megabyte, nameOfSource, readSource, yamlDetail } from '../files/index.ts';
import type { Notes, Source } from '../files/index.ts';

/**
 * How a product's export becomes evidence: which column is what, and what its words mean. Written by hand, in YAML, once for each
 * product; docs/guide/evidence-csv.md explains every key.
 */
export type Mapping = z.infer<typeof mapping>;

const kinds = ['exit-check', 'quiz', 'practice', 'project', 'observation', 'diagnostic', 'conversation', 'self-report'] as const;
const column = z.string().trim().min(1);
const helps = ['none', 'hint', 'worked-together'] as const;

const mapping = z.strictObject({
  format: z.literal('heddle-evidence/1'),
  source: z.strictObject({ id: z.string().trim().min(1), trust: z.enum(['awards', 'informs', 'context']) }),
  record: column,
  student: z.strictObject({ column, identifier: z.enum(['identifier', 'username', 'email', 'sourcedId']) }),
  competency: z.strictObject({ column, prefix: z.string().optional(), framework: z.string().optional(), separator: z.string().min(1).optional() }),
  result: z.union([
    z.strictObject({ correct: column }),
    z.strictObject({ score: column, of: z.union([z.coerce.number().positive(), column]) }),
    z.strictObject({ level: column, of: z.coerce.number().positive(), values: z.record(z.string(), z.coerce.number().min(0)).optional() }),
  ]),
  time: z.strictObject({ column, format: z.string().trim().min(1), zone: z.string().trim().min(1) }),
  kind: z.union([z.strictObject({ always: z.enum(kinds) }), z.strictObject({ column, values: z.record(z.string(), z.enum(kinds)) })]),
  help: z.union([z.strictObject({ always: z.enum(helps) }), z.strictObject({ column, values: z.record(z.string(), z.enum(helps)) })]).optional(),
  item: column.optional(),
  activity: column.optional(),
  task: z.array(column).min(1).optional(),
});

/** Reads the mapping file; undefined with every fault noted, each with its line. */
export async function readMapping(source: Source, notes: Notes): Promise<Mapping | undefined> {
  const bytes = await readSource(source, { bytes: megabyte, notes });
  const text = bytes === undefined ? undefined : decodeText(bytes, notes);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    notes.error('interop.yaml-broken', { detail: yamlDetail(broken) }, { line: broken.linePos?.[0].line ?? 1 });
    return undefined;
  }
  const parsed = mapping.safeParse(document.toJS());
  for (const issue of parsed.error?.issues ?? []) {
    const node = issue.path.length === 0 ? document.contents : document.getIn(issue.path, true) ?? document.getIn(issue.path.slice(0, -1), true);
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    tellIssue(issue, { line, notes });
  }
  if (!parsed.success) return undefined;
  const { zone } = parsed.data.time;
  if (zone !== 'school' && zone !== 'utc' && !isZone(zone)) notes.error('interop.mapping-zone', { value: zone }, { field: 'time.zone' });
  return notes.hasErrors() ? undefined : parsed.data;
}

function tellIssue(issue: z.core.$ZodIssue, { line, notes }: { readonly line: number; readonly notes: Notes }): void {
  const field = issue.path.map(String).join('.');
  const place = { line, ...(field === '' ? {} : { field }) };
  if (issue.code === 'unrecognized_keys') {
    const known = field === '' ? Object.keys(mapping.shape) : [];
    for (const key of issue.keys) notes.error('interop.mapping-key', unknownValue(key, known), place);
  } else if (issue.code === 'invalid_value') {
    notes.error('interop.mapping-word', { allowed: issue.values.map(String) }, place);
  } else if (issue.code === 'invalid_union') {
    notes.error('interop.mapping-shape', {}, place);
  } else {
    notes.error('interop.mapping-missing', {}, place);
  }
}

export function nameOfMapping(source: Source): string {
  return nameOfSource(source);
}
