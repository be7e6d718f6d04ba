import { knowStudents } from '@heddle/engine';
import { drawItem, scoreAnswer } from '@heddle/engine/model';
import { poseQuestion } from '@heddle/engine/path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExplainedLevel } from '../explain-levels.ts';
import { readForPlanning } from '../plan-day.ts';
import { openTestSchool } from '../testing/open-test-school.ts';
import type { TestSchool } from '../testing/open-test-school.ts';
import type { AnswerResult } from './answer-diagnostic.ts';
import type { DiagnosticList } from './list-diagnostics.ts';
import { readDiagnosticSchool, selectRun } from './read-diagnostic.ts';
import type { DiagnosticShown } from './show-diagnostic.ts';
import type { Started } from './start-diagnostic.ts';
import type { SittingResult } from './sitting.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
});
afterAll(() => school.close());

/** Another student for every test, so that none finds what another left. */
const students = ['stu-601', 'stu-605', 'stu-609', 'stu-613', 'stu-617', 'stu-621', 'stu-625', 'stu-629'];
let next = -1;
let student: string;
beforeEach(() => {
  next += 1;
  student = students[next] ?? '';
});

const at = (minute: number, on = '2026-09-14') => ({ now: new Date(Date.parse(`${on}T15:00:00.000Z`) + minute * 60_000).toISOString() });
const start = (more: object = {}, when = at(0)) => school.call<Started>('start-diagnostic', { student, towards: [], seed: 7, ...more }, when);
const give = (of: SittingResult, given: string | null, when: { readonly now: string }) => school.call<AnswerResult>('answer-diagnostic', { student, key: of.question?.key ?? '', given }, when);
const show = (when = at(0)) => school.call<DiagnosticShown>('show-diagnostic', { student, locale: 'en' }, when);

/** What somebody with the key would write. */
async function rightAnswer(when: { readonly now: string }): Promise<string> {
  return school.transact(async (tx) => {
    const of = await readDiagnosticSchool(tx, when.now);
    const posed = poseQuestion(await selectRun(tx, { student, on: of.on }), of.items);
    const item = of.items.get(posed?.competencyId ?? '')?.find(({ id }) => id === posed?.itemId);
    if (posed === undefined || item === undefined) throw new Error('nothing is asked');
    const { answer } = drawItem(item, posed.itemSeed);
    expect(scoreAnswer(item, posed.itemSeed, answer).isCorrect).toBe(true);
    return answer;
  });
}

describe('a diagnostic', () => {
  test('[SV180] goes towards the student\'s grade, or the goals named; says what has no question; one at a time', async () => {
    const begun = await start();
    expect(begun).toMatchObject({ status: 'asking', answered: 0, competencies: 69 });
    expect(begun.askable).toBeLessThan(begun.competencies);
    expect(begun.says.join()).toContain(`Of ${begun.competencies} competencies, ${begun.competencies - begun.askable} have none`);
    await expect(start()).rejects.toMatchObject({ code: 'diagnostic.already-running' });
    await school.call('change-sitting', { student, change: 'stop' });
    const towards = await start({ towards: ['M6.R5'] });
    expect(towards.competencies).toBeGreaterThan(3);
    expect(towards.competencies).toBeLessThan(begun.competencies);
    await school.call('change-sitting', { student, change: 'stop' });
    await expect(start({ towards: ['9.ZZ'] })).rejects.toMatchObject({ code: 'diagnostic.unknown-goal' });
    await expect(start({ student: 'nobody' })).rejects.toMatchObject({ code: 'services.unknown-student' });
    await expect(school.call('show-diagnostic', { student: 'stu-633', locale: 'en' })).rejects.toMatchObject({ code: 'diagnostic.not-started' });
  });

  test('[SV181] an answer is marked and kept with its evidence; twice is once; to another question it changes nothing', async () => {
    const begun = await start();
    const right = await rightAnswer(at(1));
    const first = await give(begun, ` ${right} `, at(1));
    expect(first).toMatchObject({ answered: 1, isDuplicate: false, minutes: 1 });
    expect(await give(begun, 'something else', at(2))).toMatchObject({ answered: 1, isDuplicate: true, question: first.question });
    await expect(school.call('answer-diagnostic', { student, key: 'f'.repeat(16), given: '1' }, at(2))).rejects.toMatchObject({ code: 'diagnostic.another-question' });
    const second = await give(first, null, at(3));
    expect(second).toMatchObject({ answered: 2 });
    const evidence = await school.transact((tx) => tx.readEvidence({ studentId: student }));
    expect(evidence.map(({ kind, trust, result, help }) => ({ kind, trust, result, help }))).toEqual([
      { kind: 'diagnostic', trust: 'informs', result: { kind: 'score', score: 1 }, help: 'none' },
      { kind: 'diagnostic', trust: 'informs', result: { kind: 'score', score: 0 }, help: 'none' },
    ]);
    const shown = await show(at(3));
    expect(shown.found.filter(({ asked }) => asked > 0)).toHaveLength(2);
    expect(shown.expectedError).toBeLessThan(begun.expectedError);
  });

  test('[SV182] neither the question nor the reply tells what is right', async () => {
    const begun = await start();
    const right = await rightAnswer(at(1));
    const onRight = await give(begun, right, at(1));
    const reply = { ...onRight, question: null };
    expect(JSON.stringify(reply)).not.toMatch(/correct|right|wrong/i);
    expect(Object.keys(onRight.question ?? {}).toSorted()).toEqual(['key', 'number', 'prompt']);
  });

  test('[SV183] a break stops the clock, twenty minutes end the sitting, another day or an adult goes on', async () => {
    let now: SittingResult = await start();
    now = await give(now, null, at(2));
    expect(await school.call('change-sitting', { student, change: 'pause' }, at(3))).toMatchObject({ status: 'paused', question: null, minutes: 3 });
    await expect(give(now, '1', at(30))).rejects.toMatchObject({ code: 'diagnostic.not-asking' });
    now = await school.call<SittingResult>('change-sitting', { student, change: 'resume' }, at(60));
    expect(now).toMatchObject({ status: 'asking', minutes: 3 });
    let minute = 60;
    while (now.status === 'asking') now = await give(now, null, at((minute += 4)));
    expect(now).toMatchObject({ status: 'resting', question: null });
    expect(now.minutes).toBeGreaterThanOrEqual(20);
    const { answered } = now;
    expect(await show(at(0, '2026-09-15'))).toMatchObject({ status: 'asking', answered, minutes: 0, sittings: 2 });
    expect(await school.call('change-sitting', { student, change: 'seat' }, at(minute + 1))).toMatchObject({ status: 'asking', answered, minutes: 0, sittings: 2 });
    expect(await school.call('change-sitting', { student, change: 'stop' }, at(minute + 2))).toMatchObject({ status: 'stopped', answered });
    await expect(school.call('change-sitting', { student, change: 'resume' }, at(minute + 3))).rejects.toMatchObject({ code: 'diagnostic.not-asking' });
  });

  test('[SV184] what was found informs tomorrow\'s plan, and is gone after ten school days', async () => {
    let now: SittingResult = await start();
    for (let minute = 1; now.status === 'asking' && minute < 16; minute += 1) now = await give(now, await rightAnswer(at(minute)), at(minute));
    const shown = await show(at(16));
    expect(shown.provisionalUntil).toBe('2026-09-28');
    const inferred = shown.found.find(({ asked, p }) => asked === 0 && p > 0.9)?.competencyId ?? '';
    // As the night sees the student, with what the diagnostic found and without.
    const onNight = (on: string) => school.transact(async (tx) => {
      const { diagnosed, ...seen } = await readForPlanning(tx, on);
      const estimate = (knowledge: Parameters<typeof knowStudents>[0]) => seen.facts.models.map((adopted) => knowStudents(knowledge).masteryOf({ id: student, grade: '06' }, adopted).estimate(inferred).p)[0] ?? 0;
      return { withIt: estimate({ ...seen, diagnosed }), without: estimate(seen), isInformed: diagnosed.has(student) };
    });
    const first = await onNight('2026-09-15');
    expect(first.withIt).toBeGreaterThan(first.without);
    expect(first.withIt).toBeGreaterThan(0.8);
    const last = await onNight('2026-09-29');
    expect(last).toMatchObject({ isInformed: false, withIt: last.without });
    // Whoever opens a level reads that a first guess stands in, and until when.
    const asked = shown.found.find(({ asked: times }) => times > 0)?.competencyId ?? '';
    const opened = (on: string) => school.call<{ readonly levels: readonly ExplainedLevel[] }>('explain-levels', { student, on, competency: asked, locale: 'en', isPage: false });
    const [level] = (await opened('2026-09-15')).levels;
    expect(level?.firstGuess).toEqual({ percent: expect.any(Number), until: '2026-09-28' });
    for (const said of [level?.student, level?.family, level?.staff]) expect(said?.join(' ')).toMatch(/guess.* until Monday 28 September/);
    expect((await opened('2026-09-29')).levels[0]?.firstGuess).toBeNull();
    const later = { id: 'missed', studentId: student, competencyIds: [inferred], kind: 'quiz', result: { kind: 'score', score: 0 }, help: 'none', itemId: null, taskId: 't', activityId: null, misconceptionIds: [], sourceId: 'exit-checks', trust: 'awards', occurredAt: '2026-09-14T20:00:00.000Z', recordedAt: '2026-09-14T20:00:00.000Z' } as const;
    await school.transact((tx) => tx.recordEvidence([later]));
    const settled = await onNight('2026-09-15');
    expect(settled).toMatchObject({ isInformed: true, withIt: settled.without });
    expect(await school.call('plan-day', { on: '2026-09-15', seed: 1, iterations: 0 })).toMatchObject({ violations: 0 });
    expect(await show(at(0, '2026-09-29'))).toMatchObject({ isProvisional: false });
  });

  test('[SV185] what is on record is the first guess', async () => {
    const fresh = await start({ towards: ['M6.R5'] });
    await school.call('change-sitting', { student, change: 'stop' }, at(1));
    const known = students[(next + 1) % students.length] ?? '';
    const record = (id: string) => ({
      id, studentId: known, competencyIds: ['ml.6.unit-rates'], kind: 'quiz' as const, result: { kind: 'score' as const, score: 1 }, help: 'none' as const, itemId: null, taskId: 'last-year', activityId: null,
      misconceptionIds: [], sourceId: 'exit-checks', trust: 'awards' as const, occurredAt: '2026-09-01T15:00:00.000Z', recordedAt: '2026-09-01T15:00:00.000Z',
    });
    await school.transact((tx) => tx.recordEvidence(['r1', 'r2', 'r3', 'r4', 'r5'].map(record)));
    student = known;
    const recorded = await start({ towards: ['M6.R5'] });
    expect(recorded.expectedError).toBeLessThan(fresh.expectedError);
    const { found } = await show();
    expect(found.find(({ competencyId }) => competencyId === 'ml.6.unit-rates')?.p).toBeGreaterThan(0.8);
    await school.call('change-sitting', { student, change: 'stop' }, at(1));
  });

  test('[SV186] staff see everybody\'s, with what the probes say', async () => {
    const list = await school.call<DiagnosticList>('list-diagnostics', {}, at(30));
    expect(list.diagnostics.length).toBe(list.running + list.ended);
    expect(list.diagnostics.length).toBeGreaterThan(4);
    expect(list.diagnostics.map(({ lastAt }) => lastAt)).toEqual(list.diagnostics.map(({ lastAt }) => lastAt).toSorted().toReversed());
    expect(list.audit.probes).toBe(list.diagnostics.reduce((sum, { probes }) => sum + probes, 0));
    expect(list.says[0]).toMatch(/drawn by lot/);
    // What is remembered of answers is of any day; until when they count is not.
    const inWinter = await school.call<DiagnosticList>('list-diagnostics', {}, at(30, '2026-12-01'));
    const withAnswers = (of: DiagnosticList) => of.diagnostics.filter(({ answered }) => answered > 0).map(({ student: id, expectedError, isProvisional }) => ({ id, expectedError, isProvisional }));
    expect(withAnswers(list).length).toBeGreaterThan(0);
    expect(withAnswers(inWinter)).toEqual(withAnswers(list).map((one) => ({ ...one, isProvisional: false })));
    expect(withAnswers(await school.call<DiagnosticList>('list-diagnostics', {}, at(31)))).toEqual(withAnswers(list));
  });
});
