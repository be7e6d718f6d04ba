import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run as runFrom } from './testing/run.ts';

/** The small day of the guide, which its readers try first. */
const examples = fileURLToPath(new URL('../../docs/guide/examples/', import.meta.url));
const guide = fileURLToPath(new URL('../../docs/guide/instance-files.md', import.meta.url));

let folder: string;
const run = (...words: readonly string[]) => runFrom(words, { from: folder, env: {} });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-schedule-'));
  await copyFile(join(examples, 'day.instance.json'), join(folder, 'day.json'));
  await copyFile(join(examples, 'day.solution.json'), join(folder, 'good.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('[CL40] the small day of the guide is solved without a school, to the plan that the guide shows', async () => {
  const { code, out } = await run('schedule', 'solve', 'day.json', '--iterations', '40', '--out', 'plan.json', '--json');
  expect([code, JSON.parse(out)]).toMatchObject([0, { demands: 4, placed: 4, fallback: 0, violations: 0, value: 390, score: 390, iterations: 40 }]);
  expect(JSON.parse(out).bound).toBeGreaterThanOrEqual(390);
  const written = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8'));
  expect(written).toMatchObject({ format: 'heddle-solution/1', value: 390, search: { seed: 1 } });
  const text = await readFile(guide, 'utf8');
  for (const name of ['day.instance.json', 'day.solution.json']) expect(text).toContain(await readFile(join(examples, name), 'utf8'));
  const again = await run('schedule', 'solve', 'day.json', '--again', 'plan.json', '--json');
  expect(JSON.parse(again.out).solution.stations).toEqual(written.stations);
});

test('[CL41] a solution is verified, whoever wrote it; what it breaks is said and refused', async () => {
  expect(JSON.parse((await run('schedule', 'verify', 'day.json', 'good.json', '--json')).out)).toMatchObject({ violations: 0, score: 390, gap: null });
  const good = JSON.parse(await readFile(join(folder, 'good.json'), 'utf8'));
  const together = structuredClone(good);
  together.stations[1].groups[0].seats.push({ demand: 2, option: 5 });
  together.stations[0].groups[0].seats.pop();
  await writeFile(join(folder, 'together.json'), JSON.stringify({ ...together, value: 400, score: 400 }));
  const broken = await run('schedule', 'verify', 'day.json', 'together.json');
  expect([broken.code, broken.out]).toEqual([1, expect.stringMatching(/1 limit is broken[^]*cal and dee are both in library in period 1, and should be kept apart/)]);
  const claimed = await run('schedule', 'verify', 'day.json', 'good.json');
  expect(claimed.out).toContain('Counted anew, the value is 390 and the score 390. The file proves nothing of how good a plan could be.');
});

test('[CL41] the gap is counted from the bound that the file tells; a plan that beats it shows that it is none', async () => {
  const good = JSON.parse(await readFile(join(folder, 'good.json'), 'utf8'));
  await writeFile(join(folder, 'bounded.json'), JSON.stringify({ ...good, bound: 400 }));
  const bounded = await run('schedule', 'verify', 'day.json', 'bounded.json');
  expect([bounded.code, bounded.out]).toEqual([0, expect.stringContaining('no plan can score more than 2.6% more')]);
  await writeFile(join(folder, 'beaten.json'), JSON.stringify({ ...good, bound: 300 }));
  const beaten = await run('schedule', 'verify', 'day.json', 'beaten.json');
  expect([beaten.code, beaten.out]).toEqual([1, expect.stringMatching(/no plan can score more than 300, and this one scores 390/)]);
});

test('[CL42] a bound is proven', async () => {
  const { code, out } = await run('schedule', 'bound', 'day.json', '--iterations', '100', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out).bound).toBeGreaterThanOrEqual(390);
  expect((await run('schedule', 'bound', 'day.json')).out).toMatch(/No plan of this instance can score more than/);
});

test('[CL43] a file that is no instance is refused with what is wrong and where; one that is not there is told', async () => {
  const day = JSON.parse(await readFile(join(folder, 'day.json'), 'utf8'));
  await writeFile(join(folder, 'bad.json'), JSON.stringify({ ...day, apart: [[2, 4]] }));
  const refused = await run('schedule', 'solve', 'bad.json', '--json');
  expect([refused.code, JSON.parse(refused.out).notes[0]]).toEqual([1, expect.stringMatching(/bad\.json, field apart\[0\]\[1\]: The number 4 points into the list "students", which has 4 entries/)]);
  await writeFile(join(folder, 'cut.json'), '{ "format": "heddle-instance/2", ');
  expect((await run('schedule', 'bound', 'cut.json')).out).toMatch(/cut\.json, line 1/);
  expect((await run('schedule', 'solve', 'nowhere.json')).err).toContain('nowhere.json');
  expect((await run('schedule', 'solve', 'day.json', '--again', 'good.json')).err).toContain('does not say how its solution was searched for');
  const elsewhere = { ...JSON.parse(await readFile(join(folder, 'good.json'), 'utf8')), instanceHash: '0'.repeat(64) };
  await writeFile(join(folder, 'elsewhere.json'), JSON.stringify(elsewhere));
  expect((await run('schedule', 'verify', 'day.json', 'elsewhere.json')).err).toContain('made for another instance');
});
