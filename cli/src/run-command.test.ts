import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHeddle } from '@heddle/server';
import type { Heddle } from '@heddle/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMapping, writeDemoFiles } from '../../server/src/services/testing/demo-files.ts';
import { exitChecks } from '../../server/src/services/testing/exit-checks.ts';
import { commands } from './commands/index.ts';
import { findCommand, readGiven } from './parse.ts';
import { servingCommands } from './serving.ts';
import { run as runFrom } from './testing/run.ts';
import type { Ran } from './testing/run.ts';

let folder: string;
/** Somebody who has the school open, as `serve` has: every command below comes in through the owner's door. */
let owner: Heddle;
const run = (...words: readonly string[]): Promise<Ran> => runFrom(words, { from: folder, env: { HEDDLE_SCHOOL: join(folder, 'my school') } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-command-'));
  await writeDemoFiles(folder, { team: 'alder' });
  const made = await run('init', '--model', 'maths-lab', '--time-zone', 'America/Denver');
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/ready.*maths-lab@1\.0\.0.*import/s) });
  owner = await openHeddle({ schoolFolder: join(folder, 'my school') });
});
afterAll(async () => {
  await owner.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a command that is not understood', () => {
  test('[CL1] without a command, every one is listed; --help succeeds and nothing said is a failure', async () => {
    const help = await run('--help');
    expect(help.code).toBe(0);
    expect(await run()).toMatchObject({ code: 2, out: help.out });
    for (const { name, summary } of [...commands, ...servingCommands]) {
      expect(help.out).toContain(name);
      expect(help.out).toContain(summary);
    }
  });

  test.each([...commands, ...servingCommands])('[CL2] heddle $name --help shows its options and examples, and every example is understood', async (command) => {
    const { code, out } = await run(...command.name.split(' '), '--help');
    expect(code).toBe(0);
    for (const name of Object.keys(command.options)) expect(out).toContain(`--${name}`);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      expect(out).toContain(example);
      const [program, ...words] = (example.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
      expect(program).toBe('heddle');
      const found = findCommand(words, [...commands, ...servingCommands]);
      expect(found?.command).toBe(command);
      const { service } = command.request(readGiven(command, found?.rest ?? [], folder));
      expect(service).toMatch(/^[a-z-]+$/);
    }
  });

  test.each([
    [['frobnicate'], /no command "frobnicate"/],
    [['import'], /no command "import"/],
    [['plan'], /plan needs --on/],
    [['plan', '--on', 'tomorrow'], /--on is "tomorrow", which is not a date.*2026-09-15/],
    [['plan', '--on', '2026-02-30'], /--on is "2026-02-30"/],
    [['plan', '--on', '2026-09-15', '--seed', 'lucky'], /--seed is "lucky"/],
    [['plan', '--on', '2026-09-15', '--seed', '-1'], /seed: -1 is too small. Maybe take 0 or more/],
    [['plan', '--on', '2026-09-15', '--seed=1.5'], /seed: "1\.5" cannot stand here: a whole number is needed/],
    [['plan', '--on', '2026-09-15', '--sed', '1'], /no option --sed\. Maybe you meant --seed\./],
    [['plan', '--frobnicate'], /no option --frobnicate\. Maybe see "heddle plan --help"\./],
    [['plan', '--on'], /--on needs a value\. Maybe write it like --on=VALUE\./],
    [['plan', '--on', '--seed', '1'], /--on needs a value/],
    [['plan', '--json=yes', '--on', '2026-09-15'], /--json takes no value/],
    [['explain', '--student', '', '--on', '2026-09-15'], /student: Nothing stands here/],
    [['approve', '--on', '2026-09-15', '--limit', 'screen-minutes', '--by', 'lead-1', '--reason', ' '], /reason: A reason of three letters or more is needed\./],
    [['fairness', '--from', '2026-09-15', '--to', '2026-09-14'], /The last day is before the first/],
    [['plan', 'now', '--on', '2026-09-15'], /does not take "now"/],
    [['import', 'oneroster'], /needs FILE/],
    [['evidence', 'import', 'x.csv'], /needs --mapping/],
    [['approve', '--on', '2026-09-15'], /needs --limit/],
    [['rebuild', '--locale', 'xx'], /--locale is "xx"/],
  ])('[CL3] heddle %j is answered on the error stream by a sentence that says what to change, with exit code 2', async (words, sentence) => {
    const { code, out, err } = await run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\bat .*\.ts:\d+|no words for/);
  });

  test('[CL4] with --json a refusal is JSON too, with its code and its sentence', async () => {
    const { code, err, json } = await run('plan', '--on', 'tomorrow', '--json');
    expect(code).toBe(2);
    expect(json()).toEqual({ error: { code: 'cli.bad-date', text: err, problems: [] } });
  });

  test('[CL5] without a school, and in a folder without one, the sentence says how to come by one', async () => {
    expect(await runFrom(['plan', '--on', '2026-09-15'], { from: folder })).toMatchObject({ code: 2, err: expect.stringContaining('--school') });
    expect(await runFrom(['plan', '--on', '2026-09-15', '--school', 'nowhere'], { from: folder })).toMatchObject({ code: 1, err: expect.stringContaining('heddle init') });
  });

  test('[CL5] a school named by the environment counts from where the command is typed, as one named by --school does', async () => {
    for (const named of [{ HEDDLE_SCHOOL: 'nowhere' }, {}]) {
      const words = named.HEDDLE_SCHOOL === undefined ? ['--school', 'nowhere'] : [];
      expect(await runFrom(['plan', '--on', '2026-09-15', ...words], { from: folder, env: named })).toMatchObject({ code: 1, err: expect.stringContaining(join(folder, 'nowhere')) });
    }
  });

  test('[CL6] a model is a name or a folder, counted from where the command is typed', async () => {
    expect(await run('init', '--model', './no-model', '--school', 'other')).toMatchObject({ code: 1, err: expect.stringContaining(join(folder, 'no-model')) });
    expect(await run('init', '--model', 'no-model', '--school', 'other')).toMatchObject({ code: 1, err: expect.stringContaining('"no-model"') });
    const models = join(import.meta.dirname, '../../models');
    expect(await runFrom(['model', 'check', 'maths-lab', '--json'], { from: models })).toMatchObject({ code: 0 });
    await writeFile(join(folder, 'model.yaml'), 'format: heddle/1\nid: broken\n');
    const broken = await run('model', 'check', '.', '--json');
    expect(broken).toMatchObject({ code: 1 });
    expect(broken.json()).toMatchObject({ isRefused: true, errors: expect.any(Number) });
  });
});

describe('a school, by command', () => {
  test('[CL10] what a school does first: imports, each with its counts, paths counted from where the command is typed', async () => {
    expect((await run('import', 'oneroster', 'roster', '--json')).json()).toMatchObject({ added: expect.any(Number), updated: 0, deactivated: 0, rejected: 0, students: 45 });
    expect((await run('import', 'school', './school', '--json')).json()).toMatchObject({ updated: expect.any(Number), deactivated: 0, rejected: 0 });
    const again = await run('import', 'oneroster', 'roster');
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^Added: 0\. Updated: 0\. Switched off: 0\. Rejected: 0\./) });
    expect(await run('import', 'oneroster', 'no-such-file.zip')).toMatchObject({ code: 1, err: expect.stringContaining(join(folder, 'no-such-file.zip')) });
    await writeFile(join(folder, 'out.csv'), 'who,date,periods,reason\ntea-mat-99,2026-09-15,,ill\n');
    expect(await run('availability', 'import', 'out.csv')).toMatchObject({ code: 1, out: expect.stringMatching(/Nothing was taken in.*tea-mat-99/s) });
  });

  test('[CL11] evidence: accepted, duplicates, rejected; a part only when it is wanted', async () => {
    const answers = Array.from({ length: 5 }, (_, i) => ({ record: `r${i}`, student: i === 4 ? 'T99999' : 'T61000', standard: '6.RP.A.1', at: '2026-09-11 09:10', isCorrect: true }));
    await writeFile(join(folder, 'checks.csv'), exitChecks(answers));
    const words = ['evidence', 'import', 'checks.csv', '--mapping', demoMapping];
    expect(await run(...words)).toMatchObject({ code: 1, out: expect.stringMatching(/^Accepted: 0\. Known before: 0\. Rejected: 1\.\nNothing was taken in.*--partial.*\nError: checks\.csv, line 6/s) });
    const taken = await run(...words, '--partial', '--json');
    expect([taken.code, taken.json()]).toEqual([0, expect.objectContaining({ accepted: 4, duplicates: 0, rejected: 1 })]);
    expect((await run(...words, '--partial', '--json')).json()).toMatchObject({ accepted: 0, duplicates: 4, rejected: 1 });
    expect((await run(...words, '--partial', '--json', '--from', '2026-09-12')).json()).toMatchObject({ accepted: 0, duplicates: 0 });
  });

  test('[CL12] plan, verify, explain and publish answer in words for a person and in JSON for a machine', async () => {
    const planned = await run('plan', '--on', '2026-09-15', '--iterations', '50', '--json');
    expect([planned.code, planned.err]).toEqual([0, '']);
    const result = planned.json<Record<string, number | string | null>>();
    expect(result).toMatchObject({ on: '2026-09-15', students: 45, placed: 45, fallback: 0, violations: 0, approvals: 0, gap: expect.any(Number), seed: 1, modelVersion: 'maths-lab@1.0.0' });
    for (const name of ['meetings', 'value', 'seconds', 'assumedShare', 'withoutEvidence'] as const) expect(result[name], name).toEqual(expect.any(Number));
    const inWords = await run('plan', '--on', '2026-09-15', '--iterations', '50', '--seed', '1');
    expect(inWords).toMatchObject({ code: 0, out: expect.stringMatching(/^2026-09-15: 45 of 45 students have a place in \d+ meetings/) });
    expect(inWords.out).toMatch(/No plan is more than \d+(?:\.\d)?% better by the same values\./);
    expect(inWords.err).toContain('Reading the school');
    expect((await run('verify', '--on', '2026-09-15', '--json')).json()).toMatchObject({ violations: 0 });
    expect(await run('explain', '--student', 'stu-601', '--on', '2026-09-15')).toMatchObject({ code: 0, out: expect.stringMatching(/Sofia Quintero.*For the student:.*For the family:.*For staff:/s) });
    expect((await run('explain', '--student', 'stu-601', '--on', '2026-09-15', '--json')).json()).toMatchObject({ studentId: 'stu-601', student: expect.any(Array), family: expect.any(Array), staff: expect.any(Array) });
    expect(await run('explain', '--student', 'stu-601', '--on', '2026-09-15', '--levels')).toMatchObject({ code: 0, out: expect.stringMatching(/Sofia Quintero: levels on.*: none\n|: provisional\n.*For the student:\n {2}\S.*For staff:\n {2}\S.*\d ?%/s) });
    expect((await run('publish', '--on', '2026-09-15')).out).toMatch(/2026-09-15 is published: 45 students/);
  });

  test('[CL45] what one more would be worth is told of a planned day', async () => {
    expect(await run('staffing', '--on', '2026-09-15', '--iterations', '5')).toMatchObject({ code: 0, out: expect.stringMatching(/^What one more would be worth\n.*We planned Tuesday 15 September again/s) });
    expect((await run('staffing', '--on', '2026-09-15', '--iterations', '5', '--json')).json()).toMatchObject({ on: '2026-09-15', asked: expect.any(Number), confirmed: expect.any(Array) });
  });

  test('[CL47] a fixed place is taken off with the words that lock answered', async () => {
    const locked = await run('lock', '--on', '2026-09-17', '--student', 'stu-601', '--period', '1', '--adult', 'tea-mat-2', '--by', 'tea-mat-2', '--reason', 'Finishes with me');
    expect(locked).toMatchObject({ code: 0, out: expect.stringContaining('The place of stu-601 on 2026-09-17 in period 1 is fixed.') });
    const words = /"heddle (unlock [^"]+)"/.exec(locked.out)?.[1]?.split(' ') ?? [];
    expect(await run(...words)).toMatchObject({ code: 0, out: expect.stringContaining('is taken off') });
    expect(await run(...words)).toMatchObject({ code: 1, err: expect.stringContaining('There is no fixed place "2026-09-17/stu-601/1".') });
  });

  test('[CL34] a wish is noted before the day is planned, and who got what is told over published days', async () => {
    expect(await run('wish', '--student', 'stu-601', '--on', '2026-09-18', '--period', '1', '--modality', 'partner-task')).toMatchObject({ code: 0, out: expect.stringContaining('The wish is noted.') });
    expect(await run('wish', '--student', 'stu-601', '--on', '2026-09-18', '--period', '1', '--modality', 'dance')).toMatchObject({ code: 1, err: expect.stringContaining('partner-task') });
    expect(await run('fairness', '--from', '2026-09-14', '--to', '2026-09-18')).toMatchObject({ code: 0, out: expect.stringMatching(/^Who gets what, over days\nFrom 2026-09-14 to 2026-09-18: 1 published day\..*All students \(45 students\)/s) });
    expect((await run('fairness', '--from', '2026-09-14', '--to', '2026-09-18', '--json')).json()).toMatchObject({ days: 1, groups: expect.any(Array), gaps: expect.any(Array), leastStudents: 10 });
    expect(await run('fairness', '--from', '2026-10-01', '--to', '2026-10-02')).toMatchObject({ code: 1, err: expect.stringContaining('is published') });
  });

  test('[CL13] a plan that breaks what nobody may break, a closed day, and a refused publication end with exit code 1', async () => {
    await writeFile(join(folder, 'out.csv'), 'who,date,periods,reason\nstu-605,2026-09-15,,ill\n');
    expect(await run('availability', 'import', 'out.csv')).toMatchObject({ code: 0 });
    const verified = await run('verify', '--on', '2026-09-15');
    expect(verified).toMatchObject({ code: 1, out: expect.stringMatching(/1 limit is broken/) });
    await writeFile(join(folder, 'out.csv'), ['who,date,periods,reason', ...['tea-mat-1', 'tea-mat-2', 'tea-mat-3', 'tea-mat-4', 'aid-1', 'aid-2', 'tea-spe-1'].slice(0, 6).map((id) => `${id},2026-09-16,,ill`), ''].join('\n'));
    await run('availability', 'import', 'out.csv');
    const planned = await run('plan', '--on', '2026-09-16', '--iterations', '10');
    expect(planned).toMatchObject({ code: 1, out: expect.stringMatching(/limits are broken.*never: /s) });
    expect(await run('publish', '--on', '2026-09-16')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nobody may break') });
    expect(await run('plan', '--on', '2026-09-19')).toMatchObject({ code: 1, err: expect.stringContaining('No school is held on Saturday 19 September.') });
  });

  test('[CL35] mastery take shows who moves, takes by name and with a reason, goes back by the name of a version', async () => {
    const { format, ...rest } = { format: 'heddle-parameters/1', method: 'bkt', id: 'bkt-local', version: '1.0.0', learn: 0.12, slip: 0.45, guess: 0.05, halfLifeDays: 60, helpWeights: { none: 1, hint: 0.5, 'worked-together': 0.25 }, prior: { atGrade: -0.62, perGrade: 1.24, least: 0.05, most: 0.93, withoutGrade: 0.35 }, card: { fittedOn: 'our own answers', dataHash: null, students: 40, responses: 900, metrics: null } };
    await writeFile(join(folder, 'mine.json'), JSON.stringify({ format, ...rest }));
    await writeFile(join(folder, 'other.json'), JSON.stringify({ format: 'heddle-parameters/2', ...rest }));
    expect(await run('mastery', 'take', 'mine.json')).toMatchObject({ code: 0, out: expect.stringMatching(/^With bkt-local@1\.0\.0 in place of bkt-1, .*Nothing was changed.*\n.* up +down\n +level +0 +0\n +ready for what comes next +\d+ +[1-9]/s) });
    expect((await run('mastery', 'take', './mine.json', '--json')).json()).toMatchObject({ isTaken: false, levelUp: 0, byThird: expect.any(Array), movers: expect.any(Array) });
    expect(await run('mastery', 'take', 'other.json')).toMatchObject({ code: 1, out: expect.stringMatching(/other\.json, field format: "heddle-parameters\/2"/) });
    expect(await run('mastery', 'take', 'gone.json')).toMatchObject({ code: 1, err: expect.stringMatching(/no file "gone\.json".*Known versions: bkt-1/) });
    expect(await run('mastery', 'take', 'mine.json', '--by', 'lead-1')).toMatchObject({ code: 2, err: expect.stringContaining('Who decides and why go together.') });
    expect(await run('mastery', 'take', 'mine.json', '--by', 'lead-1', '--reason', 'Fitted on our own answers')).toMatchObject({ code: 0, out: expect.stringMatching(/^Taken: bkt-local@1\.0\.0 in place of bkt-1\./) });
    expect(await run('mastery', 'take', 'bkt-1', '--by', 'lead-1', '--reason', 'Back to what the model names')).toMatchObject({ code: 0, out: expect.stringMatching(/^Taken: bkt-1 in place of bkt-local@1\.0\.0\./) });
  });

  test('[CL33] policy try shows in force beside tried, or answers in JSON, and changes nothing', async () => {
    const inWords = await run('policy', 'try', '--set', 'provisional.kinds=quiz', '--set', 'secure.m=5', '--to', '2026-09-15');
    expect(inWords).toMatchObject({ code: 0, out: expect.stringMatching(/^2026-09-11 to 2026-09-15, maths-lab.*Nothing was kept\.\n.*provisional +in force +tried\n +given +1 +0\n/s) });
    expect(inWords.out).toMatch(/: provisional -> none$/);
    expect((await run('policy', 'try', '--set', 'provisional.kinds=quiz', '--set', 'secure.m=5', '--json')).json()).toMatchObject({ moved: 1, levels: [{ level: 'provisional', given: { inForce: 1, tried: 0 } }, { level: 'secure' }] });
    expect(await run('policy', 'try', '--set', 'provisional.size=5')).toMatchObject({ code: 1, out: expect.stringMatching(/cannot be tried.*size/s) });
    await writeFile(join(folder, 'mine.yaml'), 'method: bkt\ncolour: red\n');
    expect(await run('policy', 'try', '--policy', 'mine.yaml')).toMatchObject({ code: 1, out: expect.stringMatching(/Error: mine\.yaml, line 2.*colour/s) });
    expect(await run('policy', 'try', '--policy', 'gone.yaml')).toMatchObject({ code: expect.any(Number), err: expect.stringContaining(join(folder, 'gone.yaml')) });
    expect(await run('policy', 'try')).toMatchObject({ code: 2, err: expect.stringContaining('give a policy file or a change') });
  });

  test('[CL46] judge gives or takes a level by name and with a reason, and explain tells who judged what', async () => {
    const judge = (...more: readonly string[]) => run('judge', '--student', 'stu-601', '--competency', '6.RP.A.1', '--by', 'tea-mat-1', ...more);
    expect(await judge('--level', 'secure', '--reason', 'explained it to two others', '--on', '2026-09-14')).toMatchObject({ code: 0, out: expect.stringMatching(/^Ilse Brandvold judged .*\(M6\.R1\).* secure for Sofia Quintero, on Monday 14 September\./) });
    expect((await judge('--level', 'none', '--reason', 'not her own work', '--on', '2026-09-14', '--json')).json()).toMatchObject({ before: 'secure', level: 'none', by: 'tea-mat-1', on: '2026-09-14' });
    const told = await run('explain', '--student', 'stu-601', '--on', '2026-09-14', '--competency', '6.RP.A.1');
    expect(told.out).toMatch(/For staff:\n {2}Ilse Brandvold judged it not passed yet .*\(not her own work\)\..*\nWho judged it:\n {2}2026-09-11 provisional: Passed once.*\n {2}2026-09-14 secure: Ilse .*\n {2}2026-09-14 none: Ilse/s);
    expect(await judge('--level', 'none', '--reason', 'not her own work', '--on', '2026-09-14')).toMatchObject({ code: 1, err: expect.stringContaining('already') });
    expect(await judge('--level', 'master', '--reason', 'well done')).toMatchObject({ code: 2, err: expect.stringMatching(/level/) });
    expect(await judge('--level', 'secure')).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
    expect(await judge('--level', 'secure', '--reason', 'well done', '--on', 'tuesday')).toMatchObject({ code: 2, err: expect.stringContaining('tuesday') });
    expect(await judge('--level', 'secure', '--reason', 'well done', '--on', '9999-01-01')).toMatchObject({ code: 1, err: expect.stringContaining('has not come yet') });
  });

  test('[CL14] rounds, approvals, rebuild and erase say what they did', async () => {
    expect(await run('round', 'publish', '--from', '2026-09-17')).toMatchObject({ code: 1, err: expect.stringContaining('round plan') });
    expect((await run('round', 'plan', '--from', '2026-09-17')).out).toMatch(/^Round 2026-09-17 to .*: 45 students/);
    expect(await run('round', 'publish', '--from', '2026-09-17')).toMatchObject({ code: 0 });
    expect((await run('approve', '--on', '2026-09-15', '--limit', 'all', '--by', 'lead-1', '--reason', 'because', '--json')).json()).toMatchObject({ recorded: 0, open: 0 });
    expect(await run('approve', '--on', '2026-09-15', '--limit', 'all', '--by', 'stu-601', '--reason', 'because')).toMatchObject({ code: 1, err: expect.stringContaining('stu-601') });
    const rebuilt = (await run('rebuild', '--json')).json();
    expect(rebuilt).toEqual({ before: expect.any(String), after: rebuilt['before'], equal: true, outdated: 0, says: [] });
    expect(await run('erase', '--student', 'stu-601', '--reason', 'asked for')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ records/) });
    expect(await run('erase', '--student', 'stu-601')).toMatchObject({ code: 1, err: expect.stringContaining('stu-601') });
    expect(await run('rebuild')).toMatchObject({ code: 0, out: expect.stringContaining('equal') });
  });

  test('[CL15] another language changes the words and not the numbers', async () => {
    const [here, there] = [await run('verify', '--on', '2026-09-17'), await run('verify', '--on', '2026-09-17', '--locale', 'ar-XB')];
    expect([here.code, there.code]).toEqual([1, 1]);
    expect(await run('rebuild', '--locale', 'ar-XB')).toMatchObject({ code: 0, out: expect.not.stringContaining('The rebuild is equal') });
  });
});
