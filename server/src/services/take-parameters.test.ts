import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMapping } from './testing/demo-files.ts';
import { exitChecks } from './testing/exit-checks.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

let school: TestSchool;
type Taken = {
  readonly isTaken: boolean; readonly isRefused: boolean; readonly version: string; readonly before: string; readonly students: number; readonly readyUp: number; readonly readyDown: number; readonly levelUp: number;
  readonly byThird: readonly { readonly third: string; readonly up: number; readonly down: number }[]; readonly notes: readonly string[];
  readonly movers: readonly { readonly studentId: string; readonly student: string; readonly competencyId: string; readonly what: string; readonly isUp: boolean }[];
};
const fileOf = (more: object = {}) => JSON.stringify({
  format: 'heddle-parameters/1', method: 'bkt', id: 'bkt-local', version: '1.0.0', learn: 0.12, slip: 0.45, guess: 0.05, halfLifeDays: 60,
  helpWeights: { none: 1, hint: 0.5, 'worked-together': 0.25 }, prior: { atGrade: -0.62, perGrade: 1.24, least: 0.05, most: 0.93, withoutGrade: 0.35 },
  card: { fittedOn: 'our own answers', dataHash: null, students: 40, responses: 900, metrics: null }, ...more,
});
const take = (text: string | null, more: { readonly called?: string; readonly by?: string; readonly reason?: string } = {}) =>
  school.call<Taken>('take-parameters', { text, called: 'mine.json', by: null, reason: null, ...more });
const yes = { by: 'lead-1', reason: 'Fitted on our own answers' };
const look = () => school.transact(async (tx) => ({ watermark: await tx.watermark(), parameters: await tx.readParameters(), projections: [...await tx.readProjections()] }));

beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  const rows = [['2026-09-10 09:10', 3], ['2026-09-11 09:10', 4]] as const;
  const answers = rows.flatMap(([at, right], day) => Array.from({ length: 5 }, (_, i) => ({ record: `r${day}-${i}`, student: 'T61000', standard: '6.RP.A.1', at, isCorrect: i < right })));
  expect(await school.call('import-evidence', { path: await school.file('checks.csv', exitChecks(answers)), mapping: demoMapping, isPartial: false, from: null, until: null })).toMatchObject({ accepted: 10 });
});
afterAll(() => school.close());

describe('taking parameters', () => {
  test('[SV110] shows who would move, by name, up and down and by third, and changes nothing', async () => {
    const before = await look();
    const shown = await take(fileOf());
    expect(shown).toMatchObject({ isTaken: false, isRefused: false, version: 'bkt-local@1.0.0', before: 'bkt-1' });
    expect(shown.students).toBeGreaterThan(0);
    expect(shown.readyUp + shown.readyDown).toBe(shown.movers.filter(({ what }) => what === 'ready').length);
    expect(shown.byThird.map(({ third }) => third)).toEqual(['slow', 'middle', 'fast', 'unknown']);
    expect(shown.byThird.reduce((sum, { up, down }) => sum + up + down, 0)).toBe(shown.movers.length);
    expect(shown.movers[0]?.student).toMatch(/^\w+ \w+/);
    expect(await look()).toEqual(before);
  });

  test('[SV111] what is no sound file is refused with file, field and value, and nothing is taken', async () => {
    const before = await look();
    const refused = await take(fileOf({ slip: 7 }), yes);
    expect(refused).toMatchObject({ isRefused: true, isTaken: false, notes: [expect.stringMatching(/^Error: mine\.json, field slip: 7 is too big/)] });
    expect((await take('{', yes)).notes[0]).toMatch(/mine\.json.*not valid JSON/);
    expect(await refusalOf(take('x'.repeat(16_000_001)))).toMatchObject({ code: 'services.bad-input' });
    expect(await refusalOf(take(fileOf(), { by: 'lead-1' }))).toMatchObject({ code: 'services.bad-input', problems: [expect.stringContaining('Who decides and why go together.')] });
    expect(await refusalOf(take(fileOf(), { ...yes, by: 'stu-601' }))).toMatchObject({ code: 'services.cannot-take' });
    expect(await refusalOf(take(null, { called: 'no-such@1.0.0' }))).toMatchObject({ code: 'services.unknown-parameters', sentence: expect.stringContaining('bkt-1') });
    expect(await look()).toEqual(before);
  });

  test('[SV112] taken by name and with a reason it is in force at once; the plan names it; earlier judgements keep theirs; going back is possible', async () => {
    const own = (await look()).projections;
    await school.call('plan-day', { on: '2026-09-15', seed: 1, iterations: 0 });
    expect(await take(fileOf(), yes)).toMatchObject({ isTaken: true, before: 'bkt-1' });
    expect((await look()).parameters).toMatchObject([{ version: 'bkt-local@1.0.0', before: 'bkt-1', by: 'lead-1', reason: yes.reason, moved: { levelUp: 0 } }]);
    expect(await school.call('rebuild', {})).toMatchObject({ equal: true, outdated: 0, says: [] });
    await school.call('plan-day', { on: '2026-09-16', seed: 1, iterations: 0 });
    const rows = (await school.store.everything()).filter((row) => row.startsWith('payload:') && /""?estimate|\/estimate/.test(row));
    const versionsIn = (kind: RegExp) => rows.filter((row) => kind.test(row)).map((row) => /maths-lab\/estimate""?: ?""?([^"]+)/.exec(row)?.[1] ?? /maths-lab\/estimate[^a-z]+([a-z0-9@.-]+)/.exec(row)?.[1]);
    expect(versionsIn(/2026-09-15/)).toContain('bkt-1');
    expect(versionsIn(/2026-09-16/)).toContain('bkt-local@1.0.0');
    expect(rows.filter((row) => /policyText/.test(row)).every((row) => row.includes('bkt-1'))).toBe(true);

    expect(await refusalOf(take(fileOf(), yes))).toMatchObject({ code: 'services.parameters-in-force' });
    expect(await refusalOf(take(fileOf({ learn: 0.2 }), yes))).toMatchObject({ code: 'services.parameters-changed' });
    expect(await take(null, { called: 'bkt-1', by: 'lead-1', reason: 'Back to what the model names' })).toMatchObject({ isTaken: true, before: 'bkt-local@1.0.0', version: 'bkt-1' });
    expect((await look()).projections).toEqual(own);
    expect(await take(null, { called: 'bkt-local@1.0.0', ...yes })).toMatchObject({ isTaken: true, before: 'bkt-1' });
  });

  test('[SV113] a plan comes out the same whether planning starts from what the store has folded or folds again, after late evidence and a correction', async () => {
    const late = [{ record: 'late', student: 'T61000', standard: '6.RP.A.1', at: '2026-09-08 09:10', isCorrect: false }];
    await school.call('import-evidence', { path: await school.file('late.csv', exitChecks(late)), mapping: demoMapping, isPartial: false, from: null, until: null });
    // The student's grade was wrong, and with it what is expected of them: no state holds it.
    await school.transact(async (tx) => {
      const person = (await tx.readRoster()).people.find(({ id }) => id === 'stu-601');
      if (person === undefined) throw new Error('stu-601 is not in the roster');
      await tx.recordEntities([{ kind: 'person', id: person.id, studentIds: [person.id], occurredAt: '2026-09-14T21:00:00.000Z', body: { ...person, grade: '07' } }]);
    });
    const planOf = async () => {
      await school.call('plan-day', { on: '2026-09-17', seed: 3, iterations: 20 });
      return (await school.transact((tx) => tx.findPlan('2026-09-17', 'draft')))?.plan;
    };
    const started = await planOf();
    await school.store.database.deleteFrom('mastery').execute();
    expect(await school.transact(async (tx) => (await tx.readProjections()).size)).toBe(0);
    expect(await planOf()).toEqual(started);
    expect(await school.call('rebuild', {})).toMatchObject({ equal: false });
    expect(await planOf()).toEqual(started);
  });
});
