import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { priceInWorker } from '../solver/index.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';

type Told = {
  readonly asked: number; readonly title: string; readonly says: readonly string[];
  readonly confirmed: readonly { readonly what: string; readonly id: string; readonly periodId: string; readonly points: number; readonly firstChoices: number; readonly fallback: number }[];
};

let school: TestSchool;
const on = '2026-09-15';
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  await school.call('plan-day', { on, seed: 1, iterations: 50 });
}, 60_000);
afterAll(() => school.close());

describe('what one more would be worth', () => {
  test('[SV120] only what planning again confirmed is told, with points, in words, and nothing is kept', { timeout: 60_000 }, async () => {
    const before = await school.call<object>('verify-day', { on });
    const told = await school.call<Told>('explain-staffing', { on, seed: 1, iterations: 60 }, { price: priceInWorker });
    expect(told.title).toBe('What one more would be worth');
    expect(told.says).toHaveLength(told.confirmed.length + 1);
    expect(told.confirmed.length).toBeGreaterThan(0);
    expect(told.confirmed.length).toBeLessThanOrEqual(told.asked);
    for (const { points } of told.confirmed) expect(points).toBeGreaterThanOrEqual(10);
    told.confirmed.forEach(({ points, what }, at) => expect(told.says[at]).toMatch(new RegExp(`^One more ${what} .* is worth ${points.toLocaleString('en')} points`)));
    expect(await school.call<object>('verify-day', { on })).toEqual(before);
  });

  test('[SV120] a period in which the students are free and their teachers too is worth what they could do in it', { timeout: 90_000 }, async () => {
    const free = await openTestSchool({ team: 'alder' });
    const { sections, enrollments } = await free.transact((tx) => tx.readRoster());
    const inFour = new Set(sections.filter(({ periodIds }) => periodIds.includes('4')).map(({ id }) => id));
    const gone = enrollments.filter(({ sectionId, role }) => role === 'student' && inFour.has(sectionId));
    await free.transact((tx) => tx.recordEntities(gone.map(({ id, personId }) => ({ kind: 'enrollment', id, body: null, studentIds: [personId], occurredAt: '2026-09-01T12:00:00.000Z' }))));
    await free.call('plan-day', { on, seed: 1, iterations: 20 });
    const { confirmed, says } = await free.call<Told>('explain-staffing', { on, seed: 1, iterations: 10 });
    const at = confirmed.findIndex(({ what, periodId }) => what === 'period' && periodId === '4');
    expect(confirmed[at]?.points).toBeGreaterThan(1000);
    expect(says[at]).toMatch(/^If period 4 were planned too for the 45 students who are free then, it would be worth [\d,.]+ points\./);
    // The day itself is as it was.
    expect(await free.call('verify-day', { on })).toMatchObject({ violations: 0 });
    await free.close();
  });

  test('[SV120] whoever has heard enough gets what is confirmed by then', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await school.call<Told>('explain-staffing', { on, seed: 1, iterations: 3 }, { stop: stop.signal })).toMatchObject({ asked: 0, confirmed: [] });
  });

  test('[SV120] same plan, seed and rounds, same answer', { timeout: 60_000 }, async () => {
    const ask = () => school.call<Told>('explain-staffing', { on, seed: 2, iterations: 3 });
    expect(await ask()).toEqual(await ask());
  });
});
