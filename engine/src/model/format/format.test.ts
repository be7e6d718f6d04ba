import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Problem } from '../../problem/index.ts';
import { parsePackage } from '../parse-package.ts';
import { sayProblems } from '../say-problems.test-data.ts';
import { readShape } from '../shape-problems.ts';
import { fieldName, readYaml } from '../yaml-file.ts';
import type { FieldPath } from '../yaml-file.ts';
import { packageLayout } from './package-layout.ts';

/** The frozen package has a file of every kind and nearly every key; each place in it is damaged in turn. */
const { files }: { readonly files: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../frozen/heddle-1.json', import.meta.url)), 'utf8'),
);
const paths = Object.keys(files).filter((path) => path.endsWith('.yaml'));

describe.each(paths)('%s', (path) => {
  const whole: unknown = parse(files[path] ?? '');
  const places = placesIn(whole);

  test('[MO1] says the same when a program writes it anew', () => {
    const again = parsePackage({ ...files, [path]: stringify(whole) });
    expect(again.problems).toEqual([]);
    expect(again.model).toEqual(parsePackage(files).model);
  });

  test('[MO3] refuses one key more, wherever it is put among known keys', () => {
    for (const place of places.filter(({ value, at }) => isKeys(value) && !isOpen(at))) {
      const told = problemsWith(path, replaced(whole, { at: place.at, value: { ...asKeys(place.value), colour: 'red' } }));
      expect(told.map(({ code, place: { field } }) => [code, field]), fieldName(place.at)).toEqual([['model.unknown-key', fieldName([...place.at, 'colour'])]]);
    }
  });

  test('[MO4] misses a key by its own name, or can do without', () => {
    for (const { at, key } of places.flatMap(({ value, at: above }) => Object.keys(isKeys(value) ? value : {}).map((name) => ({ at: above, key: name })))) {
      const { [key]: _, ...rest } = asKeys(valueAt(whole, at));
      const told = problemsWith(path, replaced(whole, { at, value: rest }));
      const expected = { code: 'model.missing-key', params: { key }, place: { field: fieldName([...at, key]) } };
      if (told.length > 0) expect(told, fieldName([...at, key])).toMatchObject([expected]);
      else expect(mayBeLeftOut.test(fieldName([...at, key])), `${fieldName([...at, key])} may be left out`).toBe(true);
    }
  });

  test('[MO5] tells a value of another kind at its own line, wherever it stands', () => {
    for (const { at, value } of places.filter(({ at: field }) => field.length > 0)) {
      const told = problemsWith(path, replaced(whole, { at, value: anotherKind(value) }));
      expect(told.length, `${fieldName(at)} as ${JSON.stringify(anotherKind(value))}`).toBeGreaterThan(0);
      expect(told.every(({ place }) => place.file === path && (place.line ?? 0) > 0 && place.field?.startsWith(fieldName(at))), fieldName(at)).toBe(true);
    }
  });
});

/** Keys an author may leave out, and names that an author gives. */
const mayBeLeftOut = /(?:^|\.)(?:warnings|aliases|extends|code|title|kind|parent|precededBy|matches|routines|retention|rationales?|where|distractors|activities|exitChecks)$|^(?:aliases|rationales|weights)\.|\.parameters\./;

/** A set of keys whose names an author chooses takes any name. */
const isOpen = (at: FieldPath) => ['aliases', 'rationales', 'weights', 'parameters'].includes(String(at.at(-1)));

/** The damaged file alone, as the package reader reads it: the other files are sound. */
function problemsWith(path: string, value: unknown): readonly Problem[] {
  const schema = Object.values(packageLayout).find((entry) => ('path' in entry ? entry.path === path : path.startsWith(entry.folder)))?.schema;
  const { file } = readYaml(path, stringify(value));
  if (schema === undefined || file === undefined) throw new Error(`${path} is no file of a package`);
  const { problems } = readShape(file, schema);
  expect(sayProblems(problems)).toHaveLength(problems.length);
  return problems;
}

type Placed = { readonly at: FieldPath; readonly value: unknown };

function placesIn(value: unknown, at: FieldPath = []): readonly Placed[] {
  const inside = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => placesIn(item, [...at, index]))
    : isKeys(value) ? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key])) : [];
  return [{ at, value }, ...inside];
}

function replaced(whole: unknown, { at, value }: Placed): unknown {
  const [step, ...rest] = at;
  if (step === undefined) return value;
  if (Array.isArray(whole)) return whole.map((item: unknown, index) => (index === step ? replaced(item, { at: rest, value }) : item));
  return Object.fromEntries(Object.entries(asKeys(whole)).map(([key, item]) => [key, key === step ? replaced(item, { at: rest, value }) : item]));
}

function valueAt(whole: unknown, at: FieldPath): unknown {
  return at.reduce<unknown>((value, step) => (Array.isArray(value) ? value[Number(step)] : asKeys(value)[step]), whole);
}

/** Something that may never stand in the place of the value: a list for a text, a text for a list, a set of keys for a number. */
function anotherKind(value: unknown): unknown {
  if (Array.isArray(value) || isKeys(value)) return 'word';
  return typeof value === 'string' || value === null ? ['word'] : { word: 1 };
}

function isKeys(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asKeys(value: unknown): Readonly<Record<string, unknown>> {
  return isKeys(value) ? value : {};
}
