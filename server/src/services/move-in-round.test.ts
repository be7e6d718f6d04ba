import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

const on = '2026-09-15';
let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  await school.call('plan-round', { from: on });
  await school.call('publish-round', { from: on });
}, 60_000);
afterAll(() => school.close());

const groups = async () => (await school.transact((tx) => tx.readRoundPlans({ on, status: 'published' }))).flatMap(({ standingGroups }) => standingGroups);
const two = async () => {
  const [from, into] = await groups();
  if (from === undefined || into === undefined || from.periodId !== into.periodId) throw new Error('the round has no two groups in one period');
  return { from, into, student: from.studentIds[0] ?? '', period: from.periodId };
};

describe('a leader moves a student between standing groups', () => {
  test('[SV100] the student leaves the old group for the new one, with the reason; nobody else moves', async () => {
    const { from, into, student, period } = await two();
    expect(await school.call('move-in-round', { on, student, period, to: into.homeTeacherId, by: 'lead-1', reason: 'works well with her' })).toMatchObject({ rounds: 2 });
    const after = await groups();
    expect(after.find(({ id }) => id === from.id)?.studentIds).toEqual(from.studentIds.filter((one) => one !== student));
    expect(after.find(({ id }) => id === into.id)?.studentIds.toSorted()).toEqual([...into.studentIds, student].toSorted());
    const { html } = await school.call<{ html: string }>('view-round', { on, locale: 'en', isProposal: false });
    expect(html).toContain('works well with her');
    // Back again, so that the page tells both moves in order.
    await school.call('move-in-round', { on, student, period, to: from.homeTeacherId, by: 'lead-1', reason: 'asked to go back' });
    expect((await school.transact((tx) => tx.readRoundPlans({ on, status: 'published' })))[0]?.moves?.map(({ reason }) => reason)).toEqual(['works well with her', 'asked to go back']);
  });

  test('[SV100] the next round goes on from there, and says who was elsewhere before', async () => {
    const { from, into, student, period } = await two();
    await school.call('move-in-round', { on, student, period, to: into.homeTeacherId, by: 'lead-1', reason: 'for good' });
    const next = '2026-09-29';
    await school.call('plan-round', { from: next });
    const [round] = await school.transact((tx) => tx.readRoundPlans({ on: next, status: 'draft' }));
    expect(round?.standingGroups.find((group) => group.periodId === period && group.studentIds.includes(student))?.homeTeacherId).toBe(into.homeTeacherId);
    expect(round?.moves).toBeUndefined();
    const moved = { on: next, student, period, to: from.homeTeacherId, by: 'lead-1', reason: 'the new round' };
    await school.call('move-in-round', moved);
    const { html } = await school.call<{ html: string }>('view-round', { on: next, locale: 'en', isProposal: false });
    expect(html).toContain('was with');
    expect(html).toContain('not in force yet');
  });

  test('[SV100] a teacher may not, and unknown groups, students and days are refused by name; nothing is kept', async () => {
    const { into, student, period } = await two();
    const move = { on, student, period, to: into.homeTeacherId, by: 'lead-1', reason: 'agreed' };
    const before = await school.transact((tx) => tx.watermark());
    const refusal = async (change: object) => (await refusalOf(school.call('move-in-round', { ...move, ...change }))).code;
    expect(await refusal({ by: 'tea-mat-1' })).toBe('services.only-a-leader');
    expect(await refusal({ to: 'nobody' })).toBe('services.no-such-group');
    expect(await refusal({ student: 'nobody' })).toBe('services.unknown-student');
    expect(await refusal({ period: '99' })).toBe('services.in-no-group');
    expect(await refusal({ on: '2027-05-04' })).toBe('services.no-round-on');
    expect(await school.transact((tx) => tx.watermark())).toBe(before);
  });
});

describe('erasing', () => {
  test('[SV100] takes the moves of a student along', async () => {
    const { into, student, period } = await two();
    const other = (await groups()).find((group) => group.periodId === period && group.id !== into.id && group.studentIds.length > 1)?.studentIds[1] ?? student;
    await school.call('move-in-round', { on, student: other, period, to: into.homeTeacherId, by: 'lead-1', reason: 'a word about the child' });
    await school.call('erase-student', { student: other, reason: 'the family asked' });
    const rounds = await school.transact((tx) => tx.readRoundPlans({ on, status: 'published' }));
    expect(JSON.stringify(rounds)).not.toContain('a word about the child');
    expect(rounds[0]?.moves?.every((move) => move.studentId !== other)).toBe(true);
  });
});
