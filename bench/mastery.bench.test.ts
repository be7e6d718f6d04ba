import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluateFiles } from './mastery.bench.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-bench-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('files of answers named for the benchmark are measured through the service, every method by the name of its file', async () => {
  const rows = Array.from({ length: 24 }, (_, s) => Array.from({ length: 12 }, (__, i) => `${s % 4 === 0 ? 1 : 0},s${s},q${i % 6},0,${(s * 7 + i * 13) % 17 < 9 ? 1 : 0},c${i % 3}`)).flat();
  const text = ['split,user,item,t,correct,skills', ...rows, ''].join('\n');
  const [one, two] = [join(folder, 'one.csv'), join(folder, 'two.csv.gz')];
  await writeFile(one, text);
  await writeFile(two, gzipSync(text));
  const found = await evaluateFiles([one, two]);
  for (const method of ['bayes-irt', 'bkt', 'pfa', 'elo', 'afm', 'irt', 'best-lr', 'bayes-irt-day-0']) {
    expect(found[`one.csv ${method} auc`]).toBeGreaterThan(0);
    expect(found[`two.csv.gz ${method} auc`]).toBe(found[`one.csv ${method} auc`]);
  }
  expect(found['one.csv answers']).toBe(288);
  expect(Object.keys(await evaluateFiles([one], ['elo'])).filter((name) => name.endsWith(' auc'))).toEqual(['one.csv elo auc']);
  await writeFile(two, 'not a table');
  await expect(evaluateFiles([two])).rejects.toThrow('split');
  expect(await evaluateFiles([])).toEqual({});
});
