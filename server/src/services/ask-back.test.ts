import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';
import type { WhyImpossibleAnswer } from './why-impossible.ts';
import type { WhyNotAnswer } from './why-not.ts';

const on = '2026-09-15';
let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  await school.call('plan-day', { on, seed: 1, iterations: 60 });
}, 60_000);
afterAll(() => school.close());

const ask = (input: object) => school.call<WhyNotAnswer>('why-not', { on, period: '1', competency: null, modality: null, ...input });
const plan = () => school.transact(async (tx) => (await tx.findPlan(on, 'draft'))?.plan);

describe('asking back', () => {
  test('[SV96] why not my first choice: what stood in the way, the price, and only changes that were confirmed', async () => {
    const seats = (await plan())?.seats ?? [];
    const second = seats.find(({ reasons }) => reasons.some(({ code }) => code.startsWith('schedule.') && code !== 'schedule.first-choice'));
    const answer = await ask({ student: second?.studentId });
    expect(answer.says.length).toBeGreaterThanOrEqual(3);
    expect(answer.says.at(-1)).toMatch(/^By the same values no plan of the day is better by more than|is not proven\.$/);
    expect(answer.changes.length).toBeLessThanOrEqual(answer.proposed);
    const first = seats.find(({ reasons }) => reasons.some(({ code }) => code === 'schedule.first-choice'));
    expect(await ask({ student: first?.studentId })).toMatchObject({ cost: 0, moved: [], changes: [] });
  });

  test('[SV96] who is not planned then, and what is not offered, is refused by name', async () => {
    expect(await refusalOf(ask({ student: 'nobody' }))).toMatchObject({ code: 'services.no-place-then' });
    const student = (await plan())?.seats[0]?.studentId;
    expect(await refusalOf(ask({ student, competency: 'no such thing' }))).toMatchObject({ code: 'services.unknown-competency' });
  });

  test('[SV97] a day that can be planned is said to be possible; with everybody out it names the clash, and leaves no trace', async () => {
    expect(await school.call<WhyImpossibleAnswer>('why-impossible', { on })).toMatchObject({ isPossible: true, placeless: [] });
    const before = await school.transact((tx) => tx.watermark());
    const roster = await school.transact((tx) => tx.readRoster());
    const staff = roster.staffOffers.map(({ personId }) => personId).filter((id) => id !== 'tea-mat-1');
    await school.call('import-availability', { path: await school.file('all-out.csv', ['who,date,periods,reason', ...staff.map((id) => `${id},${on},,ill`), ''].join('\n')) });
    const after = await school.transact((tx) => tx.watermark());
    const answer = await school.call<WhyImpossibleAnswer>('why-impossible', { on });
    expect(answer.isPossible).toBe(false);
    expect(answer.placeless.length).toBeGreaterThan(0);
    expect(answer.clash.length).toBeGreaterThan(0);
    expect(answer.says.length).toBeGreaterThan(answer.clash.length);
    expect(await school.transact((tx) => tx.watermark())).toBe(after);
    expect(after).toBeGreaterThan(before);
  }, 120_000);
});
