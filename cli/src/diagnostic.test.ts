import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDemoFiles } from '../../server/src/services/testing/demo-files.ts';
import { startHeddle } from './testing/heddle-process.ts';
import { run as runFrom } from './testing/run.ts';

let folder: string;
let env: Readonly<Record<string, string>>;
const run = (...words: readonly string[]) => runFrom(words, { from: folder, env });
type Shown = { readonly status: string; readonly answered: number; readonly question: { readonly key: string; readonly prompt: string; readonly number: number } | null };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-diagnostic-'));
  env = { HEDDLE_SCHOOL: join(folder, 'school'), NODE_COMPILE_CACHE: join(folder, 'compiled') };
  await writeDemoFiles(folder, { team: 'alder' });
  for (const words of [['init', '--model', 'maths-lab', '--time-zone', 'America/Denver'], ['import', 'oneroster', 'roster'], ['import', 'school', 'school']]) {
    expect(await run(...words)).toMatchObject({ code: 0 });
  }
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('heddle diagnostic', () => {
  test('[CL140] takes a student from the start through questions and a break to what was found', async () => {
    const of = ['--student', 'stu-601'] as const;
    expect(await run('diagnostic', 'next', ...of)).toMatchObject({ code: 1, err: expect.stringContaining('heddle diagnostic start') });
    const begun = await run('diagnostic', 'start', ...of, '--towards', 'M6.R5,M6.R7', '--seed', '7');
    expect(begun).toMatchObject({ code: 0, out: expect.stringMatching(/^A question is open\. No answer yet, \d+ of \d+ competencies sure; .*\n.*have none.*\n1\. .+\?/) });
    const open = (await run('diagnostic', 'next', ...of, '--json')).json<Shown>();
    expect(begun.out).toContain(open.question?.prompt);
    expect((await run('diagnostic', 'answer', ...of, '--given', '3/4', '--key', open.question?.key ?? '')).out).toMatch(/One answer,.*\n2\. /s);
    expect((await run('diagnostic', 'answer', ...of, '--given', '3/4', '--key', open.question?.key ?? '', '--json')).json()).toMatchObject({ answered: 1, isDuplicate: true });
    expect((await run('diagnostic', 'answer', ...of)).out).toMatch(/2 answers,/);
    expect((await run('diagnostic', 'pause', ...of)).out).toMatch(/^A break\. 2 answers/);
    expect((await run('diagnostic', 'resume', ...of)).out).toMatch(/^A question is open.*\n3\. /s);
    expect((await run('diagnostic', 'seat', ...of, '--json')).json()).toMatchObject({ status: 'asking', sittings: 2, minutes: 0 });
    expect((await run('diagnostic', 'show', ...of)).out).toMatch(/2 answers.*expected to be wrong.*A first guess, good until/s);
    expect((await run('diagnostic', 'stop', ...of)).out).toMatch(/^Stopped/);
    expect(await run('diagnostic', 'answer', ...of, '--given', '1')).toMatchObject({ code: 1 });
    expect((await run('diagnostic', 'list')).out).toMatch(/No diagnostic runs, 1 ended\..*drawn by lot/s);
  }, 120_000);

  test('[CL141] kill -9 while answers come in: nothing acknowledged is lost or doubled, and it goes on with the question that was open', async () => {
    const of = ['--student', 'stu-605'] as const;
    await run('diagnostic', 'start', ...of, '--seed', '7');
    for (const milliseconds of [250, 900, 1500]) {
      const before = (await run('diagnostic', 'next', ...of, '--json')).json<Shown>();
      const answering = startHeddle(['diagnostic', 'answer', ...of, '--key', before.question?.key ?? '', '--json'], { from: folder, env });
      await Promise.race([sleep(milliseconds), answering.ended]);
      answering.child.kill('SIGKILL');
      const { out } = await answering.ended;
      const isAcked = out.trim().endsWith('}');
      const after = (await run('diagnostic', 'next', ...of, '--json')).json<Shown>();
      expect(after.answered).toBeGreaterThanOrEqual(before.answered + (isAcked ? 1 : 0));
      expect(after.answered).toBeLessThanOrEqual(before.answered + 1);
      if (after.answered === before.answered) expect(after.question).toEqual(before.question);
      expect(await run('diagnostic', 'answer', ...of, '--key', before.question?.key ?? '')).toMatchObject({ code: 0 });
      expect((await run('diagnostic', 'next', ...of, '--json')).json<Shown>().answered).toBe(before.answered + 1);
    }
    expect((await run('rebuild', '--json')).json()).toMatchObject({ equal: true });
  }, 120_000);

  test('[CL142] what it could learn from too few is not written; a version is taken by name only by somebody of the school', async () => {
    expect(await run('diagnostic', 'learn', '--out', join(folder, 'rates.json'))).toMatchObject({ code: 1, err: expect.stringContaining('fewest to learn from') });
    expect((await run('diagnostic', 'take', 'diagnostic-1')).out).toMatch(/With diagnostic-1 in place of diagnostic-1, 0 calls in \d diagnostics would rise and 0 fall; the expected error goes from \d+\.\d% to .* Nothing was changed/);
    expect(await run('diagnostic', 'take', 'diagnostic-1', '--by', 'nobody', '--reason', 'to see')).toMatchObject({ code: 1, err: expect.stringContaining('not a leader or teacher') });
  }, 120_000);
});
