import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Approval, Violation } from '@heddle/engine/schedule';
import { judgementOf, planOf, roundOf, seen } from './testing/samples.ts';
import { newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const violation = (studentIds: readonly string[]): Violation => ({
  constraintId: 'group-size', tier: 'approval', studentIds, adultIds: ['t1'], spaceId: 'r1', periodId: 'p1', params: { students: studentIds, most: 4 },
});

describe('plans', () => {
  test('[ST20] a plan is read back to the letter, the latest of a day and status', async () => {
    const who = await newSchool(store);
    const first = planOf('2026-09-15', ['S2', 'S1'], { approvals: [violation(['S1', 'S2']), violation([])] });
    const second = planOf('2026-09-15', ['S1'], { seed: 2 });
    const ids = await store.transact(who, async (tx) => [
      await tx.recordPlan(first, 'draft', { ...seen(0), seconds: 1.5 }),
      await tx.recordPlan(second, 'draft', { ...seen(1), seconds: 2 }),
      await tx.recordPlan(first, 'published', { ...seen(0), seconds: 1.5 }),
    ]);
    expect(ids).toEqual(['plan-1', 'plan-2', 'plan-3']);
    expect(await store.transact(who, (tx) => tx.findPlan('2026-09-15', 'published'))).toEqual({
      id: 'plan-3', number: 3, status: 'published', plan: first, watermark: 0, inputHash: 'input', recordedAt: who.now, seconds: 1.5, erasedSeats: 0,
    });
    expect((await store.transact(who, (tx) => tx.findPlan('2026-09-15', 'draft')))?.plan).toEqual(second);
    expect(await store.transact(who, (tx) => tx.findPlan('2026-09-15', 'shadow'))).toBeUndefined();
    expect(await store.transact(who, (tx) => tx.findPlan('2026-09-16', 'draft'))).toBeUndefined();
  });

  test('[ST21] published plans of a span come oldest first, the latest of each day; shadow days are no planned days', async () => {
    const who = await newSchool(store);
    await store.transact(who, async (tx) => {
      for (const on of ['2026-09-16', '2026-09-14', '2026-09-15', '2026-09-15', '2026-09-21']) await tx.recordPlan(planOf(on, ['S1']), 'published', { ...seen(0), seconds: 1 });
      await tx.recordPlan(planOf('2026-09-15', ['S1']), 'shadow', { ...seen(0), seconds: 1 });
      await tx.recordPlan(planOf('2026-09-22', ['S1']), 'shadow', { ...seen(0), seconds: 1 });
      await tx.recordPlan(planOf('2026-09-23', ['S1']), 'draft', { ...seen(0), seconds: 1 });
    });
    const plans = await store.transact(who, (tx) => tx.readPublishedPlans({ from: '2026-09-14', until: '2026-09-16' }));
    expect(plans.map(({ id, plan }) => [plan.on, id])).toEqual([['2026-09-14', 'plan-2'], ['2026-09-15', 'plan-4'], ['2026-09-16', 'plan-1']]);
    expect(await store.transact(who, (tx) => tx.readPlannedDays())).toEqual(['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-21', '2026-09-23']);
  });
});

describe('judgements, approvals, rounds', () => {
  test('[ST22] a judgement given again is not doubled; another level of the same competency is another judgement', async () => {
    const who = await newSchool(store);
    const later = judgementOf('S1', { level: 'secure', at: '2026-09-12T17:00:00.000Z' });
    await store.transact(who, (tx) => tx.recordJudgements([judgementOf('S1'), judgementOf('S2')], seen(0)));
    await store.transact(who, (tx) => tx.recordJudgements([judgementOf('S1'), later], seen(9)));
    expect(await store.transact(who, (tx) => tx.readJudgements({}))).toEqual([judgementOf('S1'), judgementOf('S2'), later]);
    expect(await store.transact(who, (tx) => tx.readJudgements({ studentId: 'S1', before: later.at }))).toEqual([judgementOf('S1')]);
    expect(await store.transact(who, (tx) => tx.watermark())).toBe(3);
  });

  test('[ST23] approvals are read by day, and a yes said twice is one yes', async () => {
    const who = await newSchool(store);
    const yes: Approval = { on: '2026-09-15', constraintId: 'group-size', studentIds: ['S2', 'S1'], by: 't1', reason: 'They asked for it' };
    await store.transact(who, (tx) => tx.recordApprovals([yes]));
    await store.transact(who, (tx) => tx.recordApprovals([yes, { ...yes, on: '2026-09-16' }, { ...yes, studentIds: [], reason: 'No names' }]));
    expect(await store.transact(who, (tx) => tx.readApprovals('2026-09-15'))).toEqual([yes, { ...yes, studentIds: [], reason: 'No names' }]);
  });

  test('[ST24] the round of a day is the one recorded last for each adoption', async () => {
    const who = await newSchool(store);
    const other = roundOf(['S3'], { id: 'round-x', adoptionId: 'reading' });
    const redone = roundOf(['S1', 'S2'], { id: 'round-1b' });
    await store.transact(who, async (tx) => {
      for (const round of [roundOf(['S1']), other, redone]) await tx.recordRoundPlan(round, 'published');
      await tx.recordRoundPlan(roundOf(['S9']), 'draft');
    });
    const read = (on: string, status: 'draft' | 'published') => store.transact(who, (tx) => tx.readRoundPlans({ on, status }));
    expect(await read('2026-09-15', 'published')).toEqual([redone, other]);
    expect(await read('2026-09-15', 'draft')).toEqual([roundOf(['S9'])]);
    expect(await read('2026-09-21', 'published')).toEqual([]);
  });
});
