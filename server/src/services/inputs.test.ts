import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ZodType } from 'zod';
import { services } from './index.ts';

describe('what a service takes in', () => {
  test.each([...services.values()])('[SV189] $name has a limit on every text and every list', ({ name, input }) => {
    // The page of running work is handed the state of that work by the process that does it.
    expect(unboundedParts(input).filter((part) => !(name === 'view-work' && part.startsWith('job.')))).toEqual([]);
  });

  test('[SV189] a part without a limit is named, however deep it stands', () => {
    const input = z.strictObject({
      on: z.iso.date(), kind: z.enum(['a', 'b']), name: z.string().max(9), title: z.string().nullable(),
      list: z.array(z.strictObject({ text: z.string() })), few: z.array(z.int()).max(3), notes: z.record(z.string(), z.string().max(5)),
    });
    expect(unboundedParts(input)).toEqual(['title', 'list', 'list[].text', 'notes']);
  });
});

/** Fields of an input that may be of any length. What comes from outside is bounded before anybody works on it. */
function unboundedParts(input: ZodType): readonly string[] {
  return partsOf(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), '');
}

type Schema = z.core.JSONSchema._JSONSchema;

function partsOf(schema: Schema | undefined, at: string): readonly string[] {
  if (typeof schema !== 'object') return [];
  const own = isUnbounded(schema) ? [at] : [];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => partsOf(part, at === '' ? name : `${at}.${name}`));
  const items = typeof schema.items === 'object' && !Array.isArray(schema.items) ? partsOf(schema.items, `${at}[]`) : [];
  return [...own, ...fields, ...items, ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) => partsOf(part, at))];
}

function isUnbounded(schema: z.core.JSONSchema.BaseSchema): boolean {
  const may = (type: string): boolean => [schema.type ?? []].flat().some((one) => one === type);
  if (may('string') && schema.maxLength === undefined && schema.enum === undefined && schema.const === undefined && schema.format === undefined) return true;
  if (may('array') && schema.maxItems === undefined) return true;
  return may('object') && schema.additionalProperties !== undefined && schema.additionalProperties !== false;
}
