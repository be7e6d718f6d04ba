import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { docFaults, missingAnswers, readExamples } from './docs.ts';
import { readTree } from './real-tree.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tree = readTree(root);
const examples = [...tree].filter(([path]) => path.endsWith('.md')).flatMap(([path, text]) => readExamples(path, text));

test('every link in the docs leads somewhere, and every file they name is there', () => {
  expect(docFaults(tree)).toEqual([]);
});

describe('examples in the docs work as they stand', () => {
  const place = mkdtempSync(join(tmpdir(), 'heddle docs '));
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  // One after the other in one place, as a reader pastes them; `my-school` is the reader's own folder.
  test.each(examples.map((example) => [`${example.path}:${example.line}`, example] as const))('%s', (_, example) => {
    const script = example.script.replaceAll('my-school', `"${join(place, 'my-school')}"`);
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: root, encoding: 'utf8' });
    expect({ status, missing: missingAnswers(example, stdout), ...(status === 0 ? {} : { stdout, stderr }) }).toEqual({ status: 0, missing: [] });
  }, 300_000);

  test('the two commands of the README are those of package.json', () => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(tree.get('package.json') ?? '{}');
    const named = [...(tree.get('README.md') ?? '').matchAll(/\bnpm (?:run (?:-s )?)?(start|test:postgres|test|heddle|bench|schemas)\b/g)].map(([, name]) => name ?? '');
    expect(named).toEqual(expect.arrayContaining(['start', 'test']));
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
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

  test('an example is read with its answer, whose dots stand for what differs', () => {
    const [example] = readExamples('README.md', 'So:\n\n```sh test\necho hi\n```\n\n```text\n72 students, ... s\n\nplaced\n```\n');
    expect(example).toEqual({ path: 'README.md', line: 4, script: 'echo hi\n', answer: ['72 students, ... s', 'placed'] });
    expect(example === undefined ? [] : missingAnswers(example, 'x\n  72 students, 3.1 s\n')).toEqual(['placed']);
  });
});
