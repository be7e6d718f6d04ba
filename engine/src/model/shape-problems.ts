import { z } from 'zod';
import { shownValue } from '../problem/index.ts';
import type { Params, Problem } from '../problem/index.ts';
import { findNearest, hintParams } from './did-you-mean.ts';
import { fieldName } from './yaml-file.ts';
import type { FieldPath, YamlFile } from './yaml-file.ts';

/**
 * What is wrong with the shape of one file, told as problems with line, field, value and what to do.
 * Second step of reading a package: the schema library finds the faults, this file says them in our codes.
 */
export function readShape<Schema extends z.ZodType>(
  file: YamlFile,
  schema: Schema,
): { readonly value: z.output<Schema> | undefined; readonly problems: readonly Problem[] } {
  const result = schema.safeParse(file.value, { reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const problems = result.error.issues.slice(0, mostProblems).flatMap((issue) => tellIssue(issue, { file, shape }));
  return { value: undefined, problems: problems.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0)).slice(0, mostProblems) };
}

/** Of one file; whoever has made more has made one fault a hundred times. */
const mostProblems = 100;

type Issue = z.core.$ZodIssue;
type Context = { readonly file: YamlFile; readonly shape: JsonShape };
/** The few words of JSON Schema that are read here, to know which keys are allowed at a place. */
type JsonShape = {
  readonly properties?: Readonly<Record<string, JsonShape | boolean>> | undefined;
  readonly items?: unknown;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly unknown[] | undefined;
};

function tellIssue(issue: Issue, context: Context): readonly Problem[] {
  const field = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const tell = (code: string, params: Params, at: FieldPath = field): Problem => ({
    severity: 'error',
    code,
    params,
    place: { file: context.file.path, line: context.file.lineOf(at), field: fieldName(at) },
  });
  const value = shownValue(issue.input);
  if (issue.input === undefined) {
    const key = String(field.at(-1) ?? '');
    return [tell('model.missing-key', { key })];
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(context.shape, field);
      return issue.keys.slice(0, mostProblems).map((key) =>
        tell('model.unknown-key', { key, ...hintParams(findNearest(key, known)), known: [...known] }, [...field, key]),
      );
    }
    case 'invalid_type':
      // `z.null()` stands only where a later version of the format will allow more.
      if (issue.expected === 'null') return [tell('model.not-yet', { key: String(field.at(-1) ?? ''), value })];
      return [tell('model.wrong-type', { expected: issue.expected, value, kind: kindOf(issue.input) })];
    case 'invalid_value':
      return [tell('model.not-allowed', { value, allowed: issue.values.map(String), ...hintParams(findNearest(value, issue.values.map(String))) })];
    case 'invalid_union': {
      const listed = issue.errors.flat().find((inner) => inner.code === 'invalid_value');
      const allowed = listed?.code === 'invalid_value' ? listed.values.map(String) : [];
      return [tell('model.not-allowed', { value, allowed, ...hintParams(findNearest(value, allowed)) })];
    }
    case 'too_small':
      return [tell('model.too-small', { value, least: Number(issue.minimum), of: issue.origin, isInclusive: String(issue.inclusive ?? true) })];
    case 'too_big':
      return [tell('model.too-big', { value, most: Number(issue.maximum), of: issue.origin })];
    case 'invalid_format':
      return [tell('model.wrong-form', { value, form: issue.format })];
    case 'invalid_key':
      return [tell('model.wrong-name', { key: String(field.at(-1) ?? '') })];
    default:
      return [tell('model.wrong-form', { value, form: 'other' })];
  }
}

/** The keys that may stand at a place, for a hint. */
function knownKeys(shape: JsonShape, field: FieldPath): readonly string[] {
  let here: unknown = shape;
  for (const step of field) {
    const inside = unwrap(here);
    if (typeof step === 'number') here = inside.items;
    else here = inside.properties?.[step] ?? inside.additionalProperties;
  }
  return Object.keys(unwrap(here).properties ?? {});
}

function unwrap(shape: unknown): JsonShape {
  if (!isShape(shape)) return {};
  if (shape.properties !== undefined || shape.anyOf === undefined) return shape;
  return shape.anyOf.filter(isShape).find((branch) => branch.properties !== undefined) ?? shape;
}

function isShape(shape: unknown): shape is JsonShape {
  return typeof shape === 'object' && shape !== null;
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'keys' : typeof value;
}
