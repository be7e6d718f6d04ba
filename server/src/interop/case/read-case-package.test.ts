import { describe, expect, test } from 'vitest';
import { bytes, said } from '../said.test-data.ts';
import { readCasePackage } from './read-case-package.ts';
import { readGrades } from './read-grades.ts';

const uri = (identifier: string) => ({ title: identifier, identifier, uri: `https://example.org/${identifier}` });
const item = (identifier: string, change: object = {}) => ({ identifier, uri: `https://example.org/${identifier}`, fullStatement: `Do ${identifier}`, humanCodingScheme: `6.${identifier}`, CFItemType: 'Standard', educationLevel: ['06'], lastChangeDateTime: 'last week', ...change });
const link = (associationType: string, from: string, to: string, change: object = {}) => ({ identifier: `${from}${to}`, associationType, originNodeURI: uri(from), destinationNodeURI: uri(to), ...change });
const document = { identifier: 'doc', title: 'A framework', creator: 'A publisher', lastChangeDateTime: '2026-07-15T00:00:00Z' };
const whole = { CFDocument: document, CFItems: [item('a'), item('b')], CFAssociations: [link('isChildOf', 'a', 'doc'), link('precedes', 'a', 'b')] };
const read = (value: unknown) => readCasePackage({ name: 'f.json', bytes: bytes(typeof value === 'string' ? value : JSON.stringify(value)) });
const toldOf = async (value: unknown) => said((await read(value)).problems);

test('[IO10] a package becomes a framework, its ids and codes kept', async () => {
  const { framework, problems, counts } = await read(whole);
  expect(problems).toEqual([]);
  expect(framework).toMatchObject({ id: 'doc', title: 'A framework', publisher: 'A publisher', version: '2026-07-15' });
  expect(framework?.competencies[0]).toEqual({ id: 'a', code: '6.a', statement: 'Do a', title: '6.a', kind: 'Standard', grades: ['06'], frameworkId: 'doc' });
  expect(framework?.associations).toEqual([{ type: 'isChildOf', from: 'a', to: 'doc' }, { type: 'precedes', from: 'a', to: 'b' }]);
  expect(counts).toEqual({ items: 2, associations: { isChildOf: 1, precedes: 1 }, rejected: 0 });
});

describe('[IO11] reading is liberal about what is not needed', () => {
  test('extra properties, broken dates, missing codes and types, CASE 1.0 links', async () => {
    const { framework, problems } = await read({
      ...whole, extensions: {}, CFRubrics: [], CFDefinitions: { CFSubjects: [] },
      CFItems: [item('a', { humanCodingScheme: undefined, CFItemType: undefined, educationLevel: undefined, abbreviatedStatement: 'Short', odd: 1 }), item('b', { educationLevel: '6-8' })],
      CFAssociations: [{ associationType: 'precedes', originNodeURI: { uri: 'https://x/CFItems/a' }, destinationNodeURI: 'https://x/CFItems/b/' }],
    });
    expect(problems).toEqual([]);
    expect(framework?.competencies.map(({ code, title, kind, grades }) => [code, title, kind, grades])).toEqual([['a', 'Short', '', []], ['6.b', '6.b', 'Standard', ['06', '07', '08']]]);
    expect(framework?.associations).toEqual([{ type: 'precedes', from: 'a', to: 'b' }]);
  });
  test('a package inside another object', async () => expect((await read({ CFPackage: whole })).counts.items).toBe(2));
  test('a mark at the start of the file', async () => expect((await read(`\uFEFF${JSON.stringify(whole)}`)).counts.items).toBe(2));
});

describe('[IO12] what could not be taken is told with its place, and counted', () => {
  test('items', async () => {
    const reading = await read({ ...whole, CFItems: [item('a'), item('b', { fullStatement: ' ' }), { fullStatement: 'x' }, item('a'), 7] });
    expect(reading.counts).toMatchObject({ items: 1, rejected: 4 });
    expect(said(reading.problems)).toEqual([
      'f.json, field CFItems[1].fullStatement: This item has no sound fullStatement and is left out. Maybe ask its publisher.',
      'f.json, field CFItems[2].identifier: This item has no sound identifier and is left out. Maybe ask its publisher.',
      'f.json, field CFItems[3].identifier: There is an item a before this one. Only the first is used.',
      'f.json, field CFItems[4]: This item has no sound identifier and is left out. Maybe ask its publisher.',
    ]);
  });
  test('links', async () => {
    const reading = await read({ ...whole, CFAssociations: [link('precedes', 'a', 'b'), link('precedes', 'a', 'b'), link('isPartOf', 'a', 'b'), link('isPartOf', 'b', 'a'), link('precedes', 'a', 'b', { originNodeURI: { title: 'a' } }), {}] });
    expect(reading.counts).toMatchObject({ associations: { precedes: 1 }, rejected: 5 });
    expect(said(reading.problems)).toEqual([
      'f.json, field CFAssociations[1]: The same link of type precedes stands here twice. Only the first is used.',
      'f.json, field CFAssociations[4].originNodeURI: This link has no sound originNodeURI and is left out. Maybe ask its publisher.',
      'f.json, field CFAssociations[5].associationType: This link has no sound associationType and is left out. Maybe ask its publisher.',
      'f.json, field CFAssociations: 2 links of type isPartOf are not used. Plans need only what comes before, what is a part of what, and what is the same.',
    ]);
  });
  test('grades, once for each spelling', async () => {
    expect(await toldOf({ ...whole, CFItems: [item('a', { educationLevel: ['ZZ'] }), item('b', { educationLevel: ['ZZ', '06'] })] }))
      .toEqual(['f.json, field educationLevel: "ZZ" is not a grade. 2 items are without it. Maybe ask the publisher what it means.']);
  });
});

describe('[IO13] a file that is no package is refused in words', () => {
  test.each<[string, unknown, string]>([
    ['empty', '', 'f.json: The file is empty. Maybe it is the wrong file.'],
    ['not JSON', '{"a":\n1,}', 'f.json, line 2: This is not valid JSON, from here: }. Maybe a comma or a quote is missing.'],
    ['cut off', '{"CFDocument":\n', 'f.json, line 1: The JSON stops before it is finished. Maybe the file was cut off on its way.'],
    ['a list', [], 'f.json: This is not a CASE package: it should hold CFDocument, CFItems and CFAssociations, and it holds a list. Maybe fetch it from the address that ends in CFPackages.'],
    ['an empty object', {}, 'f.json: This is not a CASE package: it should hold CFDocument, CFItems and CFAssociations, and it holds an empty object. Maybe fetch it from the address that ends in CFPackages.'],
    ['a list of documents', { CFDocuments: [document] }, 'f.json: This is not a CASE package: it should hold CFDocument, CFItems and CFAssociations, and it holds CFDocuments. Maybe fetch it from the address that ends in CFPackages.'],
    ['a document without a title', { CFDocument: { identifier: 'd' } }, 'f.json, field CFDocument.title: The CFDocument has no title. Maybe the file was cut, or is not a whole package.'],
    ['no items', { CFDocument: document, CFItems: [] }, 'f.json, field CFItems: The package has no item that can be used. Maybe it holds only the document: fetch the whole package.'],
  ])('%s', async (_, value, sentence) => {
    const reading = await read(value);
    expect(reading.framework).toBeUndefined();
    expect(said(reading.problems)).toEqual([sentence]);
  });
  test('items that are no list', async () => {
    expect(await toldOf({ CFDocument: document, CFItems: 'all' })).toContain('f.json, field CFItems: CFItems must be a list. Maybe the file was changed by hand.');
  });
  test('nested a hundred thousand deep, or with a prototype inside', async () => {
    expect((await read('['.repeat(100_000) + ']'.repeat(100_000))).framework).toBeUndefined();
    expect((await read(`{"__proto__": {"CFItems": []}, "CFDocument": ${JSON.stringify(document)}, "CFItems": ${JSON.stringify(whole.CFItems)}}`)).counts.items).toBe(2);
  });
});

test('[IO11] grades are read as publishers write them', () => {
  expect(readGrades(['08', '6', 'K', '09,10', '11-12', 'HS', 'ungraded', ''])).toEqual({ grades: ['KG', '06', '08', '09', '10', '11', '12'], unknown: ['ungraded'] });
  expect(readGrades(['8-6'])).toEqual({ grades: [], unknown: ['8-6'] });
});
