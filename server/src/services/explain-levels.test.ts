import { english } from '@heddle/engine/messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingGrade } from '../../../house/reading-grade.ts';
import { countSentences } from '../reports/wording.ts';
import { demoMapping } from './testing/demo-files.ts';
import { exitChecks } from './testing/exit-checks.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import type { ExplainedLevel } from './explain-levels.ts';
import { refusalOf } from './testing/refusal-of.ts';

let school: TestSchool;
type Explained = { readonly levels: readonly ExplainedLevel[]; readonly askNext: readonly { readonly competencyId: string; readonly tells: number; readonly staff: string; readonly student: string }[]; readonly html: string; readonly title: string };
const ask = (student: string, more: object = {}) => school.call<Explained>('explain-levels', { student, on: '2026-09-14', competency: null, locale: 'en', isPage: false, ...more });

beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  const tasks = [['6.RP.A.1', '2026-09-10 09:10', 5], ['6.RP.A.2', '2026-09-10 09:40', 1], ['6.RP.A.2', '2026-09-11 09:40', 2]] as const;
  const answers = tasks.flatMap(([standard, at, right], task) => Array.from({ length: 5 }, (_, i) => ({ record: `r${task}-${i}`, student: 'T61000', standard, at, isCorrect: i < right })));
  await school.call('import-evidence', { path: await school.file('checks.csv', exitChecks(answers)), mapping: demoMapping, isPartial: false, from: null, until: null });
  const { newJudgements } = await school.transact(async (tx) => {
    const { knowStudents } = await import('@heddle/engine');
    const { readForPlanning } = await import('./plan-day.ts');
    const read = await readForPlanning(tx, '2026-09-14');
    return knowStudents(read);
  });
  await school.transact((tx) => tx.recordJudgements(newJudgements, { watermark: 0, inputHash: 'test', versions: {} }));
});
afterAll(() => school.close());

describe('[SV81] a level, opened', () => {
  test('each stands with its sentences for three readers, its terms, and what would move it', async () => {
    const { levels } = await ask('stu-601');
    expect(levels.map(({ level }) => level).toSorted()).toEqual(['none', 'provisional']);
    for (const one of levels) {
      expect(one.terms.reduce((sum, term) => sum + term.logit, 0)).toBeCloseTo(Math.log(one.p / (1 - one.p)), 5);
      for (const said of [one.student, one.family, one.staff]) expect(said.reduce((sum, sentence) => sum + countSentences(sentence), 0)).toBeLessThanOrEqual(3);
      expect(readingGrade(one.student.join(' '))).toBeLessThanOrEqual(5);
      expect(readingGrade(one.family.join(' '))).toBeLessThanOrEqual(6);
      expect(readingGrade(one.staff.join(' '))).toBeLessThanOrEqual(8);
    }
    const [passed, missed] = [levels.find(({ level }) => level === 'provisional'), levels.find(({ level }) => level === 'none')];
    expect(passed).toMatchObject({ rule: { id: 'four-of-five', by: 'rule' }, evidenceIds: expect.arrayContaining([expect.any(String)]), next: { towards: 'secure', kinds: expect.not.arrayContaining(['exit-check']) }, stuck: null });
    expect(missed).toMatchObject({ rule: null, next: { towards: 'provisional', m: 4, n: 5 }, stuck: { tries: 2, risk: expect.any(Number), says: expect.stringContaining('2 tries without a pass') } });
  });

  test('one competency is asked for by the code that people use', async () => {
    const { levels, askNext } = await ask('stu-601', { competency: '6.RP.A.1' });
    expect([levels.length, askNext]).toEqual([1, []]);
  });

  test('what to ask next is named with its reason, best first, and nothing of it is secure', async () => {
    const { askNext } = await ask('stu-601');
    expect(askNext.length).toBeGreaterThan(0);
    expect(askNext.map(({ tells }) => tells)).toEqual(askNext.map(({ tells }) => tells).toSorted((a, b) => b - a));
    for (const { staff } of askNext) expect(staff).toMatch(/^Ask for .*tell the most/);
  });

  test('it is a page too, which stands as it is on paper, and one of whom nothing was seen has no levels', async () => {
    const { html, title } = await ask('stu-601', { isPage: true });
    expect(html).toContain(title);
    expect(html).toContain(String(english['page.level-provisional']));
    expect(html).not.toMatch(/<script|style=/);
    const [other] = await school.transact(async (tx) => (await tx.readRoster()).people.filter(({ id, role }) => role === 'student' && id !== 'stu-601'));
    expect((await ask(other?.id ?? '')).levels).toEqual([]);
  });

  test('who is unknown is said, a competency too, and a student may not look', async () => {
    expect(await refusalOf(ask('nobody'))).toMatchObject({ code: 'services.unknown-student' });
    expect(await refusalOf(ask('stu-601', { competency: 'X.1' }))).toMatchObject({ code: 'services.unknown-competency' });
    await expect(school.call('explain-levels', { student: 'stu-601', on: '2026-09-14', competency: null, locale: 'en', isPage: false }, { actor: { kind: 'person', personId: 'stu-601', role: 'student' } })).rejects.toMatchObject({ code: 'services.not-allowed' });
  });
});
