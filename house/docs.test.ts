import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandsIn, docFaults, missingAnswers, readExamples, unrunExamples } from './docs.ts';
import { readTree } from './real-tree.ts';

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));

test('every link in the docs leads somewhere, and every file they name is there', () => {
  expect(docFaults(tree)).toEqual([]);
});

test('the two commands of the README are those of package.json', () => {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(tree.get('package.json') ?? '{}');
  const named = [...(tree.get('README.md') ?? '').matchAll(/\bnpm (?:run (?:-s )?)?(start|test:postgres|test|heddle|bench|schemas)\b/g)].map(([, name]) => name ?? '');
  expect(named).toEqual(expect.arrayContaining(['start', 'test']));
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

describe('faults of a page are named', () => {
  const faultsOf = (page: string): readonly string[] => docFaults(new Map([['README.md', page], ['docs/guide.md', '# The day\n\n## Who decides?\n'], ['engine/src/day.ts', '']]));

  test.each([
    ['a link to nothing', 'see [it](docs/gone.md)', /README\.md:1 links to docs\/gone\.md/],
    ['a link to no heading', '\nsee [it](docs/guide.md#who)', /README\.md:2 links to docs\/guide\.md#who.*no such heading/],
    ['a file that is not there', '`engine/src/night.ts`', /names engine\/src\/night\.ts/],
  ])('%s', (_, page, message) => {
    expect(faultsOf(page)).toEqual([expect.stringMatching(message)]);
  });

  test('there is none where all leads somewhere, and code is not read as prose', () => {
    expect(faultsOf('[a](docs/guide.md#who-decides) [b](https://example.org/x) [c](docs/) `engine/src/<stage>.ts` `engine/src/`\n\n```md\n[d](gone.md)\n```\n')).toEqual([]);
  });

  test('a shell example that nobody runs is named, unless it says why', () => {
    const page = '```sh\nheddle plan\n```\n\n```\nnpm start\n```\n\n```\na drawing\n```\n\n```sh test\nls\n```\n\n```sh not run: it takes an hour\nnpm test\n```\n';
    expect(unrunExamples('a.md', page)).toEqual([expect.stringMatching(/^a\.md:1 shows/), expect.stringMatching(/^a\.md:5 shows/)]);
  });

  test('commands are read from shell examples and from running text, without what a comment says', () => {
    const page = 'Say `heddle lock` first.\n\n```sh test\nheddle wish --by "A B"   # it is kept\nls\n```\n';
    expect(commandsIn('a.md', page)).toEqual([
      { path: 'a.md', line: 4, words: ['wish', '--by', 'A B'], isWhole: true }, { path: 'a.md', line: 1, words: ['lock'], isWhole: false },
    ]);
  });

  test('an example is read with its answer, whose dots stand for what differs', () => {
    const [example] = readExamples('README.md', 'So:\n\n```sh test\necho hi\n```\n\n```text\n72 students, ... s\n\nplaced\n```\n');
    expect(example).toEqual({ path: 'README.md', line: 4, script: 'echo hi\n', answer: ['72 students, ... s', 'placed'] });
    expect(example === undefined ? [] : missingAnswers(example, 'x\n  72 students, 3.1 s\n')).toEqual(['placed']);
  });
});
