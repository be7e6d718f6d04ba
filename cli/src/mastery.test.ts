import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run as runFrom } from './testing/run.ts';

let folder: string;
const run = (...words: readonly string[]) => runFrom(words, { from: folder, env: {} });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-mastery-'));
  // Students who are good or not so good, questions that are hard or not: enough for a method to find something.
  const rows = Array.from({ length: 40 }, (_, s) => Array.from({ length: 30 }, (__, i) => {
    const isRight = (s * 7 + i * 13) % 17 < 4 + (s % 8) + (i % 3) * 2;
    return `${s % 4 === 0 ? 1 : 0},s${s},q${i % 12},${1_000_000 + i * 90_000},${isRight ? 1 : 0},c${i % 3}`;
  })).flat();
  await writeFile(join(folder, 'answers.csv.gz'), gzipSync(['split,user,item,t,correct,skills', ...rows, ''].join('\n')));
  await writeFile(join(folder, 'bad.csv'), 'split,user,item,t,correct,skills\n0,ann,q,0,7,c\n');
  await writeFile(join(folder, 'one-side.csv'), 'split,user,item,t,correct,skills\n0,ann,q,0,1,c\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('[CL30] mastery evaluate compares the methods without a school, the recommended one first, and is the same twice', async () => {
  const { code, out } = await run('mastery', 'evaluate', '--data', 'answers.csv.gz', '--json');
  expect(code).toBe(0);
  const result = JSON.parse(out);
  expect(result).toMatchObject({ students: 40, heldOut: 10, responses: 1200 });
  expect(result.methods[0]).toMatchObject({ name: 'bayes-irt', recommended: true, count: 300 });
  expect(result.methods.filter(({ recommended }: { readonly recommended: boolean }) => recommended)).toHaveLength(1);
  for (const one of result.methods) {
    expect(Object.keys(one)).toEqual(expect.arrayContaining(['name', 'recommended', 'auc', 'rmse', 'logLoss', 'ece', 'interval', 'byPrior', 'byGap']));
    expect(one.auc).toBeGreaterThan(0);
    expect(one.auc).toBeLessThan(1);
  }
  const { seconds: _, ...again } = JSON.parse((await run('mastery', 'evaluate', '--data', 'answers.csv.gz', '--json')).out);
  expect({ ...again, seconds: result.seconds }).toEqual(result);
});

test('[CL30] single methods, without items, in words', async () => {
  const { code, out } = await run('mastery', 'evaluate', '--data', 'answers.csv.gz', '--methods', 'pfa,elo', '--without-items');
  expect(code).toBe(0);
  expect(out).toMatch(/1200 answers of 40 students, 10 of them held out \(without items\)/);
  expect(out).toMatch(/^pfa .*\n^elo /m);
  expect(out).not.toContain('bayes-irt');
});

test('[CL31] mastery fit writes a parameter file with version, hash of the data and its metrics', async () => {
  const { code, out } = await run('mastery', 'fit', '--data', 'answers.csv.gz', '--out', 'mine.json', '--version', '2.1.0');
  expect(code).toBe(0);
  expect(out).toContain('bayes-irt-local 2.1.0');
  const file = JSON.parse(await readFile(join(folder, 'mine.json'), 'utf8'));
  expect(file).toMatchObject({ format: 'heddle-parameters/1', method: 'bayes-irt', id: 'bayes-irt-local', version: '2.1.0', card: { students: 30, responses: 900, dataHash: expect.stringMatching(/^[0-9a-f]{64}$/), metrics: { heldOutStudents: 10 } } });
  expect(Object.keys(file.items)).toHaveLength(12);
  const { methods } = JSON.parse((await run('mastery', 'fit', '--data', 'answers.csv.gz', '--out', 'mine.json', '--json')).out);
  expect(methods).toEqual([expect.objectContaining({ name: 'bayes-irt', recommended: true, auc: file.card.metrics.auc, byPrior: expect.any(Array), byGap: expect.any(Array) })]);
});

test('[CL31] a head for any school keeps nothing of the file, and a school without data starts from it', async () => {
  expect((await run('mastery', 'fit', '--data', 'answers.csv.gz', '--out', 'any.json', '--for-any-school')).code).toBe(0);
  expect(JSON.parse(await readFile(join(folder, 'any.json'), 'utf8'))).toMatchObject({ items: {}, competencies: {} });
  const day0 = async (...more: readonly string[]) => JSON.parse((await run('mastery', 'evaluate', '--data', 'answers.csv.gz', '--methods', 'bayes-irt-day-0', '--json', ...more)).out).methods;
  const [shipped] = await day0();
  const [other] = await day0('--start', 'any.json');
  expect([shipped.name, shipped.count, other.count]).toEqual(['bayes-irt-day-0', 300, 300]);
  expect(other.logLoss).not.toBe(shipped.logLoss);
  const refused = await run('mastery', 'evaluate', '--data', 'answers.csv.gz', '--start', 'bad.csv', '--json');
  expect(refused.code).not.toBe(0);
  expect(refused.out + refused.err).toContain('bad.csv is no parameter file of bayes-irt');
});

test('[CL32] bad data is refused with the line, and writes nothing', async () => {
  const refused = await run('mastery', 'fit', '--data', 'bad.csv', '--out', 'never.json', '--json');
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out).notes[0]).toMatch(/bad\.csv, line 2.*"7" cannot stand here/);
  await expect(access(join(folder, 'never.json'))).rejects.toThrow('ENOENT');
  const oneSide = await run('mastery', 'evaluate', '--data', 'one-side.csv');
  expect([oneSide.code, oneSide.err]).toEqual([1, expect.stringContaining('must hold students to fit on')]);
  const unknown = await run('mastery', 'evaluate', '--data', 'answers.csv.gz', '--methods', 'oracle');
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('There is no method "oracle"')]);
});
