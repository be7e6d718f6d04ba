import { describe, expect, test } from 'vitest';
import { checkPackageFiles, filesIn } from './package-files.ts';
import { dropFile } from './edit-package.test-data.ts';
import { readPackageFolder } from './load-package.test-suite.ts';
import { sayProblems } from './say-problems.test-data.ts';

const sound = readPackageFolder('testing');
const withFile = (path: string) => {
  const problems = checkPackageFiles({ ...sound, [path]: '' });
  expect(sayProblems(problems)).toHaveLength(problems.length);
  return problems;
};

describe('the files of a package', () => {
  test('[MO1] of a sound package are all known', () => {
    expect(checkPackageFiles(sound)).toEqual([]);
  });

  test.each(['model.yaml', 'instruction/mastery.yaml', 'instruction/path.yaml', 'practice/modalities.yaml', 'operations/operations.yaml', 'technology/technology.yaml'])(
    '[MO4] %s must be there', (path) => {
      expect(checkPackageFiles(dropFile(sound, path))).toMatchObject([{ severity: 'error', code: 'model.missing-file', params: { file: path } }]);
    });

  test('[MO4] a missing file that is there under a similar name is told so', () => {
    const files = { ...dropFile(sound, 'practice/modalities.yaml'), 'practice/modality.yaml': '' };
    expect(checkPackageFiles(files).map(({ code, params }) => [code, params['hint']])).toEqual([
      ['model.missing-file', 'practice/modality.yaml'],
      ['model.unknown-file', 'practice/modalities.yaml'],
    ]);
  });

  test.each([
    ['instruction/activites/a.yaml', 'instruction/activities/a.yaml'],
    ['instruction/items/a.yml', 'instruction/items/a.yaml'],
    ['Model.yaml', 'model.yaml'],
  ])('[MO3] %s was meant to be %s', (path, meant) => {
    expect(withFile(path)).toMatchObject([{ code: 'model.unknown-file', place: { file: path }, params: { hint: meant } }]);
  });

  test.each(['practice/surveys/x.yaml', '/model.yaml', '../model.yaml', 'instruction/items/../../x.yaml', 'instruction\\items\\x.yaml'])('[MO3] %s is no file of a package', (path) => {
    expect(withFile(path).map(({ code }) => code)).toEqual(['model.unknown-file']);
  });

  test.each(['index.js', 'practice/rule.ts', 'run.sh', 'Makefile', 'instruction/picture.png', 'x.html'])('[MO8] %s is not plain text for people', (path) => {
    expect(withFile(path)).toMatchObject([{ severity: 'error', code: 'model.file-not-allowed', params: { file: path } }]);
  });

  test.each(['LICENSE', 'NOTICE', 'instruction/sheets/ratios.md', 'docs/notes.md'])('[MO8] %s may stand there', (path) => {
    expect(withFile(path)).toEqual([]);
  });

  test('[MO8] too many files, or too much text, are refused before anything is read', () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`instruction/items/${index}.yaml`, '']));
    expect(checkPackageFiles(many)).toMatchObject([{ code: 'model.package-too-big', params: { files: 1001 } }]);
    expect(checkPackageFiles({ 'a.md': 'x'.repeat(10_000_001) })).toMatchObject([{ code: 'model.package-too-big' }]);
  });

  test('a package without a word about itself is let in with a warning', () => {
    expect(checkPackageFiles(dropFile(sound, 'README.md'))).toMatchObject([{ severity: 'warning', code: 'model.no-readme' }]);
  });

  test('[MO9] the files of a folder are read by name', () => {
    expect(filesIn({ 'a/z.yaml': '', 'a/b/c.yaml': '', 'a/a.yaml': '', 'a/x.md': '', 'b.yaml': '' }, 'a/')).toEqual(['a/a.yaml', 'a/b/c.yaml', 'a/z.yaml']);
  });
});
