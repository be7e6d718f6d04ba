/**
 * The keys of one file of the package format as a Markdown table, made from its JSON Schema:
 * what the guide says about a key is what the parser holds an author to.
 */
export function keyTable(schema: unknown): string {
  const rows = rowsOf(schema, '');
  return ['| key | value | what it says |', '|---|---|---|', ...rows.map(({ key, value, text }) => `| ${key} | ${value} | ${text} |`)].join('\n');
}

type Row = { readonly key: string; readonly value: string; readonly text: string };
type Shape = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minLength?: number;
};

function rowsOf(schema: unknown, prefix: string): readonly Row[] {
  const shape = inner(schema);
  return Object.entries(shape.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const isNeeded = shape.required?.includes(name) === true;
    const row = { key: `\`${path}\`${isNeeded ? '' : ' (may be left out)'}`, value: valueOf(property), text: property.description ?? inner(property).description ?? '' };
    // A rationale looks the same everywhere; the guide explains it once.
    if (/(^|\.)rationales?$/.test(path)) return [row];
    return [row, ...rowsOf(property, path), ...rowsOf(inner(property).items, `${path}[]`), ...rowsOf(valueShape(property), `${path}.<name>`)];
  });
}

function valueOf(property: Shape): string {
  const options = property.anyOf ?? [];
  const orNull = options.some(({ type }) => type === 'null') ? ' or null' : '';
  const shape = inner(property);
  return escape(`${wordFor(shape, options)}${orNull}`);
}

function wordFor(shape: Shape, options: readonly Shape[]): string {
  if (shape.const !== undefined) return `\`${String(shape.const)}\``;
  if (options.some((option) => option.enum !== undefined)) return 'a grade';
  if (shape.enum !== undefined) return shape.enum.map((word) => `\`${String(word)}\``).join(', ');
  if (shape.type === 'array') return `a list${(shape.minItems ?? 0) > 0 ? ` of at least ${shape.minItems}` : ''}${shape.items?.properties === undefined ? ` of ${plural(shape.items)}` : ''}`;
  if (shape.type === 'object') return shape.properties === undefined ? 'names with a value each' : 'keys';
  if (shape.type === 'boolean') return 'true or false';
  if (shape.type === 'integer' || shape.type === 'number') return `${shape.type === 'integer' ? 'a whole number' : 'a number'}${rangeOf(shape)}`;
  if (shape.type === 'null') return 'null';
  return patternWords[shape.pattern ?? ''] ?? 'text';
}

function rangeOf({ minimum, exclusiveMinimum, maximum }: Shape): string {
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
  const hasMost = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return minimum === undefined || minimum < -1e9 ? '' : hasMost ? `, ${minimum} to ${maximum}` : `, ${minimum} or more`;
}

function plural(shape: Shape | undefined): string {
  if (shape?.anyOf !== undefined) return 'grades';
  if (shape?.enum !== undefined) return shape.enum.map((word) => `\`${String(word)}\``).join(', ');
  return patternWords[shape?.pattern ?? ''] === 'an id' ? 'ids' : 'texts';
}

/** The forms of text that have a name, by their pattern. */
const patternWords: Readonly<Record<string, string>> = {
  '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$': 'an id',
  '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$': 'three numbers',
  '^([01]\\d|2[0-3]):[0-5]\\d$': "a time, 'HH:MM'",
};

/** What stands behind "or null". */
function inner(schema: unknown): Shape {
  if (!isShape(schema)) return {};
  const rest = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return rest.length === 1 && rest[0] !== undefined ? rest[0] : schema;
}

function valueShape(property: Shape): unknown {
  return inner(property).additionalProperties;
}

function isShape(schema: unknown): schema is Shape {
  return typeof schema === 'object' && schema !== null;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|');
}
