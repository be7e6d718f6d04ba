import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formatFiles } from './json-schemas.ts';
import { readPackageFolder } from './load-package.test-suite.ts';
import { readYaml } from './yaml-file.ts';

const files = formatFiles();
const texts = (folder: string) => Object.entries(readPackageFolder(folder)).filter(([path]) => path.endsWith('.yaml'));
const schemaFor = (path: string) => files.find(({ place }) => place === path || (place.endsWith('*.yaml') && path.startsWith(place.slice(0, -'*.yaml'.length))));

describe('the JSON Schemas', () => {
  test('[MO11] there is one for every file of the format, each under its own name', () => {
    expect(files.map(({ name }) => name)).toEqual(['model', 'mastery', 'path', 'frameworks', 'activities', 'misconceptions', 'items', 'modalities', 'habits', 'operations', 'technology']);
    expect(files.filter(({ isRequired }) => isRequired).map(({ place }) => place)).toEqual([
      'model.yaml', 'instruction/mastery.yaml', 'instruction/path.yaml', 'practice/modalities.yaml', 'operations/operations.yaml', 'technology/technology.yaml',
    ]);
  });

  test.each(files)('[MO11] $name is plain JSON, refuses unknown keys and describes itself', ({ schema }) => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false, description: expect.any(String) });
  });

  // Read back by the schema library as another tool would read them.
  test.each([...texts('template'), ...texts('testing')])('[MO11] %s is valid by its JSON Schema, and is not with one key more', (path, text) => {
    const file = schemaFor(path);
    if (file === undefined) throw new Error(`no schema for ${path}`);
    const validator = z.fromJSONSchema(JSON.parse(JSON.stringify(file.schema)));
    const value: unknown = readYaml(path, text).file?.value;
    expect(validator.safeParse(value).error?.issues).toBeUndefined();
    expect(validator.safeParse(typeof value === 'object' ? { ...value, colour: 'red' } : value).success).toBe(false);
  });
});
