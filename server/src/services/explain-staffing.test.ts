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
    told.confirmed.forEach(({ points, what }, at) => expect(told.says[at]).toMatch(new RegExp(`^One more ${what} like .* is worth ${points.toLocaleString('en')} points`)));
    expect(await school.call<object>('verify-day', { on })).toEqual(before);
  });

  test('[SV120] same plan, seed and rounds, same answer', { timeout: 60_000 }, async () => {
    const ask = () => school.call<Told>('explain-staffing', { on, seed: 2, iterations: 3 });
    expect(await ask()).toEqual(await ask());
  });
});
