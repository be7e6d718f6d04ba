import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openHeddle } from '@heddle/server';
import type { Heddle } from '@heddle/server';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../cli/src/commands/index.ts';
import { commonOptions, findCommand, readGiven } from '../cli/src/parse.ts';
import { servingCommands } from '../cli/src/serving.ts';
import { commandsIn, missingAnswers, readExamples, unrunExamples } from '../house/docs.ts';
import type { ShownCommand } from '../house/docs.ts';
import { readTree } from '../house/real-tree.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tree = readTree(root);
const pages = [...tree].filter(([path]) => path.endsWith('.md'));
const examples = pages.flatMap(([path, text]) => readExamples(path, text));

describe('commands in the docs', () => {
  const all = [...commands, ...servingCommands];
  const shown = pages.flatMap(([path, text]) => commandsIn(path, text));

  test('every shell example is run by a test, or says why not', () => {
    expect(pages.flatMap(([path, text]) => unrunExamples(path, text))).toEqual([]);
  });

  test('every command that a page shows is one, with options that it has', () => {
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.flatMap(faultOf)).toEqual([]);
  });

  test('the page of commands names every command', () => {
    const page = tree.get('docs/guide/commands.md') ?? '';
    expect(all.map(({ name }) => name).filter((name) => !page.includes(`\`${name}`))).toEqual([]);
  });

  function faultOf({ path, line, words, isWhole }: ShownCommand): readonly string[] {
    const found = findCommand(words, all);
    const said = `${path}:${line} heddle ${words.join(' ')}`;
    if (found === undefined) {
      const isPlaceholder = words[0]?.startsWith('-') === true || /^[A-Z.]+$/.test(words[0] ?? '') || (!isWhole && all.some(({ name }) => name.startsWith(`${words.join(' ')} `)));
      return isPlaceholder ? [] : [`${said}: there is no such command`];
    }
    const options = { ...commonOptions, ...found.command.options };
    const unknown = found.rest.filter((word) => word.startsWith('--') && !Object.hasOwn(options, word.slice(2).replace(/=.*/, '')));
    if (unknown.length > 0) return [`${said}: it has no ${unknown.join(', ')}`];
    if (!isWhole) return [];
    try {
      found.command.request(readGiven(found.command, found.rest, root));
      return [];
    } catch (error) {
      return [`${said}: ${String(error)}`];
    }
  }
});

describe('examples in the docs work as they stand', () => {
  const place = mkdtempSync(join(tmpdir(), 'heddle docs '));
  const school = join(place, 'my-school');
  /** Once the reader has a school, it stays open here, as while `serve` runs: the commands come in by its door and need not open the database each. */
  let owner: Heddle | undefined;
  afterAll(async () => {
    await owner?.close();
    rmSync(place, { recursive: true, force: true });
  });

  // One after the other in one place, as a reader pastes them; `my-school` is the reader's own folder, and `heddle` the alias of the page of commands.
  test.each(examples.map((example) => [`${example.path}:${example.line}`, example] as const))('%s', async (_, example) => {
    if (owner === undefined && existsSync(school)) owner = await openHeddle({ schoolFolder: school });
    const script = example.script.replaceAll('my-school', `"${school}"`);
    // Without npm before each, which takes longer than the command; the README's own lines have it.
    const alias = `heddle() { "${process.execPath}" cli/src/main.ts "$@"; }\n`;
    const ran = await new Promise<{ readonly error: Error | null; readonly stdout: string; readonly stderr: string }>((resolve) => {
      execFile('bash', ['-euo', 'pipefail', '-c', alias + script], { cwd: root, env: { ...process.env, INIT_CWD: root } }, (error, stdout, stderr) => resolve({ error, stdout, stderr }));
    });
    expect({ missing: missingAnswers(example, ran.stdout), ...(ran.error === null ? {} : ran) }).toEqual({ missing: [] });
  }, 300_000);
});
