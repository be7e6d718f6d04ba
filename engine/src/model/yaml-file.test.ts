import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayProblems } from './say-problems.test-data.ts';
import { fieldName, readYaml } from './yaml-file.ts';

const codesOf = (text: string) => readYaml('a.yaml', text).problems.map(({ code }) => code);

describe('one YAML text', () => {
  test('[MO2] gives the value and the line of every field', () => {
    const text = '# head\nscope:\n  grades:\n    - 6\n    - 7\nlist: [1, 2]\ntail: end\n';
    const { file, problems } = readYaml('a.yaml', text);
    expect(problems).toEqual([]);
    expect(file?.value).toEqual({ scope: { grades: [6, 7] }, list: [1, 2], tail: 'end' });
    expect(file?.lineOf(['scope'])).toBe(2);
    expect(file?.lineOf(['scope', 'grades', 1])).toBe(5);
    expect(file?.lineOf(['list', 1])).toBe(6);
    expect(file?.lineOf(['tail'])).toBe(7);
  });

  test('[MO4] gives the line of the parent for a field that is not there', () => {
    const { file } = readYaml('a.yaml', 'a: 1\nscope:\n  kind: x\n');
    expect(file?.lineOf(['scope', 'subject'])).toBe(2);
    expect(file?.lineOf(['nothing', 'here'])).toBe(1);
  });

  test.each([
    ['a: [1, 2\nb: 3\n', 'model.not-yaml'],
    ['a: "open\n', 'model.not-yaml'],
    ['a: !tag 1\n', 'model.not-yaml'],
    ['a: 1\n---\nb: 2\n', 'model.not-yaml'],
    ['a: 1\nb: 2\na: 3\n', 'model.double-key'],
    ['1: a\n"1": b\n', 'model.double-key'],
    ['a: &x 1\n', 'model.shared-node'],
    ['? [1, 2]\n: 3\n', 'model.odd-key'],
    [`a: ${'['.repeat(40)}${']'.repeat(40)}\n`, 'model.too-deep'],
    ['a'.repeat(1_000_001), 'model.file-too-long'],
  ])('[MO8] refuses %j', (text, code) => {
    const { file, problems } = readYaml('a.yaml', text);
    expect(file).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(sayProblems(problems)).toHaveLength(problems.length);
    expect(problems.every(({ severity, place }) => severity === 'error' && place.file === 'a.yaml' && (place.line ?? 0) >= 1)).toBe(true);
  });

  test('[MO8] the text that unfolds to gigabytes is refused before it does', () => {
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]', 'c: [*b, *b, *b, *b, *b, *b, *b, *b, *b]'].join('\n');
    expect(new Set(codesOf(laughs))).toEqual(new Set(['model.shared-node']));
  });

  test('[MO8] a text with very many faults names the first hundred', () => {
    expect(codesOf('a: 1\n'.repeat(5000))).toHaveLength(100);
  });

  test('[MO8] nesting that would exhaust a stack is told, not thrown', () => {
    for (const nested of ['['.repeat(50_000), '{a: '.repeat(20_000)]) expect(codesOf(nested)[0]).toBe('model.too-deep');
  });

  test('[MO8] a key called __proto__ is a key like any other', () => {
    const { file } = readYaml('a.yaml', '__proto__: { admin: true }\n');
    expect(Object.keys(file?.value ?? {})).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('admin');
  });

  test('[MO1] reads any text without throwing, and its lines are lines of the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-a-c:\n [\]{}"'&*!?|>#%,0]*$/)), (text) => {
      const { problems } = readYaml('a.yaml', text);
      for (const { place } of problems) expect(place.line).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
    }), { numRuns: 300 });
  });

  test('a field path reads as people write it', () => {
    expect(fieldName(['activities', 3, 'competencyIds', 0])).toBe('activities[3].competencyIds[0]');
    expect(fieldName([])).toBe('');
  });
});
