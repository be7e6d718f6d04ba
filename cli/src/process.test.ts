import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMapping, writeDemoFiles } from '../../server/src/services/testing/demo-files.ts';
import { exitChecks } from '../../server/src/services/testing/exit-checks.ts';
import { openStore } from '../../server/src/store/index.ts';
import type { SchoolTransaction } from '../../server/src/store/index.ts';
import { startHeddle } from './testing/heddle-process.ts';
import { run as runFrom } from './testing/run.ts';

/** Kills of each kind: the store is killed twenty times each in its own suite, so that one more shows that the command adds nothing. `HEDDLE_KILLS=20` for a night. */
const kills = Number(process.env['HEDDLE_KILLS'] ?? 1);

let folder: string;
let env: Readonly<Record<string, string>>;
const heddle = (...words: readonly string[]) => startHeddle(words, { from: folder, env });
const run = (...words: readonly string[]) => runFrom(words, { from: folder, env });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle process '));
  env = { HEDDLE_SCHOOL: join(folder, 'a school'), NODE_COMPILE_CACHE: join(folder, 'compiled') };
  await writeDemoFiles(folder, { team: 'alder' });
  await cp(join(folder, 'roster'), join(folder, 'renamed'), { recursive: true });
  const users = await readFile(join(folder, 'renamed/users.csv'), 'utf8');
  await writeFile(join(folder, 'renamed/users.csv'), users.replaceAll(/^(stu-\d+,,,true,[^,]*,,[^,]*,)/gm, '$1New '));
  expect(await run('init', '--model', 'testing', '--time-zone', 'America/Denver')).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('heddle as a process', () => {
  test('[CL20] paths count from where npm was called, not from where it runs the program', async () => {
    const { code, out, err } = await heddle('import', 'oneroster', 'roster', '--json').ended;
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ students: 45, updated: 0, rejected: 0 });
    expect(await heddle('import', 'school', './school').ended).toMatchObject({ code: 0 });
    expect(await heddle('import', 'school', 'no-such-folder').ended).toMatchObject({ code: 1, err: expect.stringContaining(join(folder, 'no-such-folder')) });
    expect(await heddle('plan').ended).toMatchObject({ code: 2, out: '' });
  }, 120_000);

  test('[CL21] while the school is served, a command does the same as alone, through the owner\'s door', async () => {
    const plan = ['plan', '--on', '2026-09-15', '--iterations', '20', '--json'];
    const numbers = (text: string) => ({ ...JSON.parse(text), planId: '', seconds: 0 });
    const alone = await heddle(...plan).ended;
    expect(alone.code).toBe(0);
    const serving = heddle('serve', '--port', '0');
    await serving.prints('Heddle is at');
    const [beside, broken] = await Promise.all([heddle(...plan).ended, heddle('plan', '--on', '2026-09-19').ended]);
    expect([beside.code, beside.err]).toEqual([0, '']);
    expect(numbers(beside.out)).toEqual(numbers(alone.out));
    expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('No school is held') });
    serving.child.kill('SIGTERM');
    expect(await serving.ended).toMatchObject({ code: 0 });
    expect(await run('verify', '--on', '2026-09-15')).toMatchObject({ code: 0 });
  }, 120_000);
});

/** Looks at what a killed process left behind, and lets go of the folder again. */
async function look<T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T> {
  const store = await openStore({ folder: join(env['HEDDLE_SCHOOL'] ?? '', 'data') }, {});
  try {
    const who = { actor: { kind: 'operator', id: 'tester' }, actingAs: null, purpose: 'look', now: '2026-09-20T12:00:00.000Z', schoolId: 'school' } as const;
    return await store.transact(who, async (tx) => {
      expect(await tx.rebuild()).toMatchObject({ equal: true });
      return work(tx);
    });
  } finally {
    await store.close();
  }
}

/** Starts the command and kills it at a moment of its second half, spread over the kills; answers whether it had acknowledged its work. */
async function killDuring(words: readonly string[], k: number, usual: number): Promise<boolean> {
  const { child, ended } = heddle(...words);
  await Promise.race([ended, sleep(usual * (0.5 + (0.5 * (((k * 7) % kills) + 0.5)) / kills))]);
  child.kill('SIGKILL');
  const { code, out } = await ended;
  if (code !== null) expect([code, JSON.parse(out)]).toEqual([0, expect.any(Object)]);
  return code === 0;
}

const usualTime = async (...words: readonly string[]): Promise<number> => {
  const { code, milliseconds, err } = await heddle(...words).ended;
  expect([code, err]).toEqual([0, '']);
  return milliseconds;
};

describe('kill -9', () => {
  test('[CL22] during import oneroster: the roster is the old one or the new one, whole, and the new one if that was said', async () => {
    const usual = await usualTime('import', 'oneroster', 'roster', '--json');
    let isRenamed = false;
    for (let k = 0; k < kills; k += 1) {
      const wanted = !isRenamed;
      const isSaid = await killDuring(['import', 'oneroster', wanted ? 'renamed' : 'roster', '--json'], k, usual);
      const found = await look(async (tx) => new Set((await tx.readRoster()).people.filter(({ role }) => role === 'student').map(({ familyName }) => familyName.startsWith('New '))));
      expect(found.size).toBe(1);
      isRenamed = found.has(true);
      if (isSaid) expect(isRenamed).toBe(wanted);
    }
    expect(await heddle('import', 'oneroster', 'roster', '--json').ended).toMatchObject({ code: 0 });
    expect((await run('import', 'oneroster', 'roster', '--json')).json()).toMatchObject({ added: 0, updated: 0, deactivated: 0 });
  }, 1_000_000);

  test('[CL22] during evidence import: each file is there whole or not at all, and a file given again is not doubled', async () => {
    const people = (await look((tx) => tx.readRoster())).people.filter(({ role, grade }) => role === 'student' && grade === '06');
    const file = async (k: number) => {
      const rows = people.flatMap(({ identifiers }, s) => Array.from({ length: 20 }, (_, i) => (
        { record: `k${k}-${s}-${i}`, student: identifiers['identifier'] ?? '', standard: '6.RP.A.1', at: `2026-09-14 ${String(9 + (i % 5)).padStart(2, '0')}:00`, isCorrect: (i + k) % 3 > 0 })));
      await writeFile(join(folder, `checks-${k}.csv`), exitChecks(rows));
      return ['evidence', 'import', `checks-${k}.csv`, '--mapping', demoMapping, '--json'];
    };
    const each = people.length * 20;
    const usual = await usualTime(...(await file(1000)));
    let known = each;
    for (let k = 0; k < kills; k += 1) {
      const words = await file(k);
      const isSaid = await killDuring(words, k, usual);
      const count = await look(async (tx) => (await tx.readEvidence({})).length);
      expect([known, known + each]).toContain(count);
      if (isSaid) expect(count).toBe(known + each);
      const again = (await run(...words)).json<{ accepted: number; duplicates: number }>();
      expect(again).toMatchObject({ accepted: known + each - count, duplicates: count - known });
      known += each;
    }
  }, 1_000_000);

  test('[CL23] during plan: a plan is there whole or not at all, and there if that was said', async () => {
    const plan = (on: string) => ['plan', '--on', on, '--iterations', '20', '--json'];
    const usual = await usualTime(...plan('2026-09-16'));
    const days = ['2026-09-17', '2026-09-18', '2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-25', '2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-07', '2026-10-08', '2026-10-09', '2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15'];
    for (const [k, on] of days.slice(0, kills).entries()) {
      const isSaid = await killDuring(plan(on), k, usual);
      const { stored, judgements } = await look(async (tx) => ({ stored: await tx.findPlan(on, 'draft'), judgements: await tx.readJudgements({}) }));
      if (isSaid) expect(stored).toBeDefined();
      if (stored !== undefined) expect(new Set(stored.plan.seats.map(({ studentId }) => studentId)).size).toBe(stored.plan.seats.length);
      expect(new Set(judgements.map(({ studentId, competencyId, level }) => `${studentId} ${competencyId} ${level}`)).size).toBe(judgements.length);
      expect((await run(...plan(on))).json()).toMatchObject({ violations: 0 });
    }
  }, 1_000_000);
});
