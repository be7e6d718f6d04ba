import { z } from 'zod';
import type { Problem } from '../../problem/index.ts';
import { problemAt } from './field.ts';
import type { FieldPath } from './field.ts';
import { mostProblems } from './tell-shape.ts';

/**
 * Does every number that points into a list find something there? Which numbers do is told by the shape itself (`indexInto`), so that no
 * field can be forgotten here. Shape and value are walked side by side.
 */
export function followIndices(schema: z.ZodType, value: unknown, lengths: Readonly<Record<string, number>>): readonly Problem[] {
  const problems: Problem[] = [];
  const visit = (shape: Shape, here: unknown, field: FieldPath): void => {
    if (problems.length >= mostProblems || here === null) return;
    if (typeof here === 'number') {
      const target = pointerOf(shape);
      if (target !== undefined && here >= (lengths[target] ?? 0)) problems.push(problemAt(field, 'instance.no-such-index', { value: here, list: target, count: lengths[target] ?? 0 }));
      return;
    }
    const inside = shape.anyOf?.find(({ type }) => type !== 'null') ?? shape;
    if (Array.isArray(here)) {
      if (!mayPoint(inside)) return;
      here.forEach((one: unknown, at) => visit(inside.prefixItems?.[at] ?? inside.items ?? {}, one, [...field, at]));
    } else if (isRecord(here)) {
      for (const [key, property] of Object.entries(inside.properties ?? {})) visit(property, here[key], [...field, key]);
    }
  };
  visit(asShape(z.toJSONSchema(schema, { io: 'input' })), value, []);
  return problems;
}

/** The few words of JSON Schema that are followed here. */
type Shape = {
  readonly type?: string;
  readonly indexInto?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
};

/** Nothing to look for in columns of values: a school has a million of them. */
function mayPoint(shape: Shape): boolean {
  return JSON.stringify(shape).includes('"indexInto"');
}

function pointerOf(shape: Shape): string | undefined {
  return shape.indexInto ?? shape.anyOf?.find(({ indexInto }) => indexInto !== undefined)?.indexInto;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asShape(schema: unknown): Shape {
  return isShape(schema) ? schema : {};
}

function isShape(schema: unknown): schema is Shape {
  return isRecord(schema);
}
