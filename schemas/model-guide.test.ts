import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { noNames, renderProblem } from '@heddle/engine/messages';
import { readPackageFolder } from '../engine/src/model/load-package.test-suite.ts';
import { checkModel, formatFiles, parsePackage } from '@heddle/engine/model';
import { valueTermIds } from '@heddle/engine/path';
import { fillKeyTables } from './generated.ts';
import { keyTable } from './key-table.ts';

const guide = readFileSync(fileURLToPath(new URL('../docs/guide/model-format.md', import.meta.url)), 'utf8');
const template = readPackageFolder('template');

/** ```yaml PATH is a whole file of a package; ```yaml wrong PATH is one with faults, and the ```text below it is what its author reads. */
const examples = [...guide.matchAll(/^```yaml (wrong )?(\S+)\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```)?/gm)].map((match) => ({
  isWrong: match[1] !== undefined, path: match[2] ?? '', text: match[3] ?? '', answer: match[4] ?? '',
}));

describe('the guide to the model format', () => {
  test('[MO11] has a table of keys for every file of the format, and names each file', () => {
    for (const { name, place } of formatFiles()) {
      expect(guide).toContain(`<!-- keys of ${name} -->`);
      expect(guide).toContain(`| \`${place}\` |`);
    }
    expect(fillKeyTables(guide)).toBe(guide);
  });

  test('[MO11] says of every key what it means', () => {
    for (const { place, schema } of formatFiles()) {
      const bare = keyTable(schema).split('\n').slice(2).filter((row) => /\| *\|$/.test(row));
      expect(bare, place).toEqual([]);
    }
  });

  test.each(examples.filter(({ isWrong }) => !isWrong))('[MO11] its example $path is valid in the template', ({ path, text }) => {
    const { model, problems, places } = parsePackage({ ...template, [path]: text });
    expect(problems).toEqual([]);
    expect(model === undefined ? [] : checkModel(model, { places, terms: valueTermIds }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(examples.filter(({ isWrong }) => isWrong))('[MO2] its faulty example $path is told as it says', ({ path, text, answer }) => {
    const said = parsePackage({ ...template, [path]: text }).problems
      .map((problem) => renderProblem(problem, { locale: 'en', audience: 'staff', names: noNames, gaps: 'throw' }));
    expect(`${said.join('\n')}\n`).toBe(answer);
  });

  test('[MO11] has examples of both kinds', () => {
    expect(examples.filter(({ isWrong }) => isWrong).length).toBeGreaterThanOrEqual(1);
    expect(examples.filter(({ isWrong }) => !isWrong).length).toBeGreaterThanOrEqual(9);
  });
});
