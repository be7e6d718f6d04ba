import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMapping } from './testing/demo-files.ts';
import { exitChecks } from './testing/exit-checks.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

let school: TestSchool;
type Tried = {
  readonly isRefused: boolean; readonly moved: number; readonly answers: number; readonly students: number; readonly from: string; readonly until: string; readonly notes: readonly string[];
  readonly movers: readonly { readonly studentId: string; readonly student: string; readonly competency: string; readonly from: string; readonly to: string }[];
  readonly levels: readonly { readonly level: string; readonly given: { readonly inForce: number; readonly tried: number } }[];
};
const attempt = (changes: readonly string[], more: Partial<{ readonly text: string; readonly from: string; readonly until: string; readonly adoption: string }> = {}) =>
  school.call<Tried>('try-policy', { text: null, called: 'mine.yaml', from: null, until: null, adoption: null, changes, ...more });

beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  // 3 of 5 right on the 10th, and 4 of 5 on the 11th.
  const rows = [['2026-09-10 09:10', 3], ['2026-09-11 09:10', 4]] as const;
  const answers = rows.flatMap(([at, right], day) => Array.from({ length: 5 }, (_, i) => ({ record: `r${day}-${i}`, student: 'T61000', standard: '6.RP.A.1', at, isCorrect: i < right })));
  const taken = await school.call('import-evidence', { path: await school.file('checks.csv', exitChecks(answers)), mapping: demoMapping, isPartial: false, from: null, until: null });
  expect(taken).toMatchObject({ isRefused: false, accepted: 10 });
});
afterAll(() => school.close());

describe('[SV80] trying a policy', () => {
  test('says who would stand elsewhere, by name, over the days asked for', async () => {
    const stricter = await attempt(['provisional.m=5', 'secure.m=5']);
    expect(stricter).toMatchObject({ isRefused: false, moved: 1, answers: 10, students: 1, from: '2026-09-10', until: '2026-09-14' });
    expect(stricter.movers[0]).toMatchObject({ student: expect.stringMatching(/^\w+ \w+/), competency: expect.stringContaining('Ratio language'), from: 'provisional', to: 'none' });
    const looser = await attempt(['provisional.m=3'], { until: '2026-09-10' });
    expect(looser.movers).toMatchObject([{ from: 'none', to: 'provisional' }]);
    expect(looser.levels[0]).toMatchObject({ level: 'provisional', given: { inForce: 0, tried: 1 }, tried: { all: [{ days: 1, given: 1, judged: 1, falseAdvance: 0.2 }, { days: 7, judged: 0, falseAdvance: null }] } });
  });

  test('a file stands in the place of the policy in force, and single values may be changed in it', async () => {
    const rule = (m: number) => `{ id: some, m: ${m}, n: 5, kinds: [exit-check], countsHelped: false, needsLaterDay: false, needsAnotherKind: false, text: Some of five. }`;
    const text = `method: bkt\nparameters: bkt-1\nprovisional: ${rule(5)}\nsecure: ${rule(5)}\nreviewBelow: 0.7\n`;
    expect((await attempt([], { text })).movers).toMatchObject([{ to: 'none' }]);
    expect((await attempt(['provisional.m=4'], { text })).movers).toEqual([]);
    expect((await attempt(['provisional.estimate.atLeast=0.999', 'provisional.estimate.afterDays=7'])).movers).toMatchObject([{ to: 'none' }]);
    expect((await attempt(['provisional.kinds=quiz,project'])).movers).toMatchObject([{ to: 'none' }]);
  });

  test('nothing is kept, and reading the school is enough', async () => {
    const before = await school.transact(async (tx) => [await tx.watermark(), await tx.readJudgements({})]);
    const teacher = await school.call('try-policy', { text: null, called: 'mine.yaml', from: null, until: null, adoption: null, changes: ['provisional.m=5'] }, { actor: { kind: 'person', personId: 'tea-mat-1', role: 'teacher' } });
    expect(teacher).toMatchObject({ moved: 1 });
    expect(await school.transact(async (tx) => [await tx.watermark(), await tx.readJudgements({})])).toEqual(before);
    await expect(school.call('try-policy', { text: null, called: 'mine.yaml', from: null, until: null, adoption: null, changes: ['provisional.m=5'] }, { actor: { kind: 'person', personId: 'stu-601', role: 'student' } })).rejects.toMatchObject({ code: 'services.not-allowed' });
  });

  test('what the format does not know is refused with the key, and what the check would say is told', async () => {
    const unknown = await attempt(['provisional.colour=red']);
    expect(unknown).toMatchObject({ isRefused: true, moved: 0, movers: [] });
    expect(unknown.notes[0]).toMatch(/^Error: --set.*colour/);
    expect((await attempt(['provisional.m=many'])).notes[0]).toMatch(/provisional\.m/);
    expect((await attempt(['provisional.m=6'])).notes.join(' ')).toMatch(/--set, field provisional\.m/);
    expect((await attempt([], { text: 'method: bkt\nparameters: bkt-1\nprovisional: [\n' })).notes[0]).toMatch(/^Error: mine\.yaml, line/);
    expect(await refusalOf(attempt(['provisional.m']))).toMatchObject({ code: 'services.bad-change' });
    expect(await refusalOf(attempt(['__proto__.m=3', 'a..b=1']))).toMatchObject({ code: 'services.bad-change' });
    expect((await attempt(['__proto__.m=3'])).isRefused).toBe(true);
    expect(await refusalOf(attempt(['provisional.m=3'], { adoption: 'nobody' }))).toMatchObject({ code: 'services.which-model' });
    expect(await refusalOf(attempt([]))).toMatchObject({ code: 'services.bad-input' });
    expect(await refusalOf(attempt(['method=oracle']))).toMatchObject({ code: 'mastery.unknown-method' });
  });
});
