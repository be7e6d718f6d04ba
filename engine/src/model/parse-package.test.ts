import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../problem/index.ts';
import { dropFile, editPackage } from './edit-package.test-data.ts';
import { readPackageFolder } from './load-package.test-suite.ts';
import type { PackageFiles } from './package-files.ts';
import { parsePackage } from './parse-package.ts';
import { sayProblems } from './say-problems.test-data.ts';

const sound = readPackageFolder('testing');
const edited = (path: string, from: string, to: string) => editPackage(sound, { path, from, to });
const problemsOf = (files: PackageFiles) => {
  const { problems } = parsePackage(files);
  // A problem without a sentence, or without one of its values, fails here.
  expect(sayProblems(problems)).toHaveLength(problems.length);
  return problems;
};
/** What an author would look at: where, what, and the values. */
const seen = ({ code, place, params }: Problem) => ({ code, file: place.file, line: place.line, field: place.field, params });

describe('a sound package', () => {
  const { model, problems, places } = parsePackage(sound);

  test('[MO1] becomes a model without problems', () => {
    expect(problems).toEqual([]);
    expect(model).toMatchObject({ id: 'testing', version: '1.0.0', scope: { kind: 'subject', subject: 'Mathematics', grades: ['06', '07'] } });
    expect(model?.instruction.frameworks[0]?.competencies).toHaveLength(11);
    expect(model?.instruction.activities).toHaveLength(50);
    expect(model?.instruction.exitChecks).toHaveLength(20);
    expect(model?.practice.modalities.map(({ id }) => id)).toEqual(['live-lesson', 'small-group', 'partner-task', 'practice-sheet', 'online-practice']);
    expect(model?.aliases).toEqual({ 't.unit-rate': 't.rate' });
  });

  test('[MO10] the family, the prerequisites and the matches of a competency become associations', () => {
    const framework = model?.instruction.frameworks[0];
    expect(framework?.associations.filter(({ from, to }) => from === 't.rate' || to === 't.rate')).toEqual([
      { type: 'isChildOf', from: 't.rate', to: 't.amounts' },
      { type: 'precedes', from: 't.ratio', to: 't.rate' },
      { type: 'exactMatchOf', from: 't.rate', to: '6.RP.A.2' },
      { type: 'precedes', from: 't.rate', to: 't.percent' },
      { type: 'precedes', from: 't.rate', to: 't.proportion' },
    ]);
    expect(framework?.competencies.find(({ id }) => id === 't.rate')).toEqual({
      id: 't.rate', code: 'T6.2', title: 'Unit rates', statement: 'Find how much there is for one.', kind: 'competency', grades: ['06'], frameworkId: 'testing-maths',
    });
  });

  test('[MO10] a code that is left out is the id, and a title the code', () => {
    const files = edited('instruction/frameworks/testing-maths.yaml', '    code: T6.2\n    title: Unit rates\n', '');
    const competency = parsePackage(files).model?.instruction.frameworks[0]?.competencies.find(({ id }) => id === 't.rate');
    expect(competency).toMatchObject({ code: 't.rate', title: 't.rate' });
  });

  test('[MO5] a grade may be written as a number, as people do', () => {
    const { model: other, problems: none } = parsePackage(edited('model.yaml', "['06', '07']", '[6, 07, KG]'));
    expect(none).toEqual([]);
    expect(other?.scope.grades).toEqual(['06', '07', 'KG']);
  });

  test('[MO2] every component has its place', () => {
    expect(places.placeOf({ kind: 'modality', id: 'small-group' })).toEqual({ file: 'practice/modalities.yaml', line: 19, field: 'modalities[1]' });
    expect(places.placeOf({ kind: 'modality', id: 'small-group' }, ['afterMiss', 0])).toEqual({ file: 'practice/modalities.yaml', line: 33, field: 'modalities[1].afterMiss[0]' });
    expect(places.placeOf({ kind: 'operations', id: 'operations' }, ['limits', 'screenMinutesPerDay'])).toMatchObject({ line: 5, field: 'limits.screenMinutesPerDay' });
    expect(places.placeOf({ kind: 'item', id: 'nowhere' }, ['answer'])).toEqual({ field: 'item nowhere: answer' });
  });

  test('[MO9] is the same model whatever the order of its files', () => {
    const paths = Object.keys(sound);
    fc.assert(fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (order) => {
      expect(parsePackage(Object.fromEntries(order.map((path) => [path, sound[path] ?? '']))).model).toEqual(model);
    }), { numRuns: 10 });
  });
});

describe('a package with a fault', () => {
  test('[MO3] an unknown key is told with its line, and the key that was meant', () => {
    expect(problemsOf(edited('operations/operations.yaml', 'screenMinutesPerDay: 45', 'screen_minutes_per_day: 45')).map(seen)).toEqual([
      { code: 'model.missing-key', file: 'operations/operations.yaml', line: 3, field: 'limits.screenMinutesPerDay', params: { key: 'screenMinutesPerDay' } },
      {
        code: 'model.unknown-key', file: 'operations/operations.yaml', line: 5, field: 'limits.screen_minutes_per_day',
        params: expect.objectContaining({ key: 'screen_minutes_per_day', hint: 'screenMinutesPerDay', hasHint: 'yes' }),
      },
    ]);
  });

  test('[MO3] an unknown key inside a list is held against the keys of the list\'s entries', () => {
    const [problem] = problemsOf(edited('practice/modalities.yaml', '    isOnScreen: false\n', '    isOnScreen: false\n    colour: red\n'));
    expect(problem).toMatchObject({ code: 'model.unknown-key', place: { line: 15, field: 'modalities[0].colour' }, params: { key: 'colour', hasHint: 'no' } });
    expect(problem?.params['known']).toContain('groupsPerStation');
  });

  test('[MO3] a key that only looks known because every object has it is unknown', () => {
    expect(problemsOf(edited('model.yaml', 'extends: null', 'extends: null\nconstructor: 1\ntoString: 2')).map(({ code }) => code)).toEqual(['model.unknown-key', 'model.unknown-key']);
  });

  test.each([
    ['model.yaml', 'version: 1.0.0', 'version: 1.0', 'model.wrong-type', { expected: 'string', value: '1' }],
    ['model.yaml', 'version: 1.0.0', 'version: v1', 'model.wrong-form', { form: 'version', value: 'v1' }],
    ['model.yaml', 'id: testing', 'id: my model', 'model.wrong-form', { form: 'id', value: 'my model' }],
    ['model.yaml', 'kind: subject', 'kind: subjects', 'model.not-allowed', { value: 'subjects', hint: 'subject', allowed: ['school', 'subject', 'function'] }],
    ['model.yaml', "['06', '07']", "['06', seven]", 'model.not-allowed', { value: 'seven', allowed: ['PK', 'TK', 'KG', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] }],
    ['model.yaml', "['06', '07']", '[6, 70]', 'model.too-big', { value: '70', most: 12 }],
    ['model.yaml', 'title: Testing model', 'title:', 'model.wrong-type', { kind: 'nothing', expected: 'string' }],
    ['model.yaml', 'title: Testing model', 'title: ""', 'model.too-small', { of: 'string' }],
    ['model.yaml', 'title: Testing model', `title: ${'long '.repeat(50)}`, 'model.too-big', { of: 'string', most: 200 }],
    ['model.yaml', 'extends: null', 'extends: other@1', 'model.not-yet', { key: 'extends', value: 'other@1' }],
    ['model.yaml', 't.unit-rate: t.rate', '"not an id": t.rate', 'model.wrong-name', { key: 'not an id' }],
    ['instruction/path.yaml', 'reviewBudget: 0.2', 'reviewBudget: 20', 'model.too-big', { value: '20', most: 1 }],
    ['instruction/path.yaml', 'breadth: 10', 'breadth: 2.5', 'model.wrong-type', { expected: 'int', value: '2.5' }],
    ['instruction/path.yaml', 'readyAt: 0.6', 'readyAt: .inf', 'model.wrong-type', { expected: 'number', value: 'Infinity' }],
    ['instruction/path.yaml', 'breadth: 10', 'breadth: 0', 'model.too-small', { value: '0', least: 1 }],
    ['instruction/mastery.yaml', 'countsHelped: false', 'countsHelped: no', 'model.wrong-type', { expected: 'boolean', value: 'no' }],
    ['practice/modalities.yaml', 'spaceKinds: [classroom, studio]', 'spaceKinds: classroom', 'model.wrong-type', { expected: 'array', value: 'classroom' }],
    ['practice/modalities.yaml', 'spaceKinds: [classroom, studio]', 'spaceKinds: []', 'model.too-small', { of: 'array', least: 1 }],
    ['operations/operations.yaml', "start: '11:00'", "start: '11 am'", 'model.wrong-form', { form: 'clock', value: '11 am' }],
  ])('[MO5] %s with "%s" as "%s" is told as %s', (path, from, to, code, params) => {
    const files = edited(path, from, to);
    const found = problemsOf(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', code, params, place: { file: path } });
    const line = (sound[path] ?? '').split('\n').findIndex((text) => text.includes(from)) + 1;
    expect(found[0]?.place.line).toBe(line);
    expect(parsePackage(files).model).toBeUndefined();
  });

  test('[MO5] a long value is shown short', () => {
    const [problem] = problemsOf(edited('model.yaml', 'title: Testing model', `title: [${'x, '.repeat(500)}x]`));
    expect(String(problem?.params['value']).length).toBeLessThanOrEqual(60);
  });

  test('[MO6] an id that is there twice is told with the place of the first, also across files', () => {
    const path = 'instruction/misconceptions/more.yaml';
    const files = { ...sound, [path]: '# one more\nmisconceptions:\n  - { id: m.new, competencyId: t.rate, statement: a, response: b }\n  - { id: m.below-zero-order, competencyId: t.rate, statement: a, response: b }\n' };
    expect(problemsOf(files).map(seen)).toEqual([{
      code: 'model.duplicate-id', file: path, line: 4, field: undefined,
      params: { id: 'm.below-zero-order', kind: 'misconception', firstFile: 'instruction/misconceptions/all.yaml', firstLine: 6 },
    }]);
  });

  test('[MO6] the same id may name an activity and an exit check', () => {
    expect(problemsOf(edited('instruction/activities/all.yaml', 'id: x.rate.a', 'id: a.rate.live-lesson'))).toEqual([]);
  });

  test('[MO7] another format is told in one sentence, not in one for each key', () => {
    expect(problemsOf(edited('model.yaml', 'format: heddle/1\nid: testing', 'format: heddle/9\nname: testing')).map(seen)).toEqual([
      { code: 'model.other-format', file: 'model.yaml', line: 2, field: 'format', params: { value: 'heddle/9', known: 'heddle/1' } },
    ]);
  });

  test('[MO2] faults of all files are told at once, by file', () => {
    let files = dropFile(sound, 'technology/technology.yaml');
    files = editPackage(files, { path: 'model.yaml', from: 'title: Testing model', to: 'tittle: Testing model' });
    files = editPackage(files, { path: 'instruction/path.yaml', from: 'gradeSpan: {', to: 'gradeSpan: [' });
    files = editPackage(files, { path: 'practice/modalities.yaml', from: 'strength: none', to: 'strength: nome' });
    const found = problemsOf(files);
    expect(new Set(found.map(({ place }) => place.file))).toEqual(new Set([undefined, 'model.yaml', 'instruction/path.yaml', 'practice/modalities.yaml']));
    expect(found).toContainEqual(expect.objectContaining({ code: 'model.missing-file', params: { file: 'technology/technology.yaml', hint: '', hasHint: 'no' } }));
  });

  test('[MO1] whatever is done to a line, reading answers with a model or with an error', () => {
    const paths = Object.keys(sound).filter((path) => path.endsWith('.yaml'));
    fc.assert(fc.property(fc.constantFrom(...paths), fc.nat(), fc.string({ unit: 'grapheme', maxLength: 12 }), (path, at, text) => {
      const lines = (sound[path] ?? '').split('\n');
      const files = { ...sound, [path]: lines.with(at % lines.length, text).join('\n') };
      const { model, problems } = parsePackage(files);
      expect(sayProblems(problems)).toHaveLength(problems.length);
      expect(model === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    }), { numRuns: 60 });
  });
});
