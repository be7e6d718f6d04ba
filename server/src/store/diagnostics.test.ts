import type { DiagnosticEvent } from '@heddle/engine/path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { studentChange } from './testing/samples.ts';
import { newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const eventOf = (studentId: string, number: number, minute: number): DiagnosticEvent => ({
  id: `diagnostic-of-${studentId === 'CANARY-ID-77' ? 'x' : studentId}`, number, studentId, on: '2026-09-14', at: `2026-09-14T16:${String(minute).padStart(2, '0')}:00.000Z`, kind: number % 2 === 0 ? 'paused' : 'resumed',
});

describe('events of diagnostics', () => {
  test('[ST190] they are read in the order recorded, narrowed by student and by moment', async () => {
    const who = await newSchool(store);
    const given = [eventOf('S1', 0, 0), eventOf('S2', 0, 5), eventOf('S1', 1, 10)];
    for (const event of given) expect(await store.transact(who, (tx) => tx.recordDiagnosticEvent(event))).toBe(true);
    expect(await store.transact(who, (tx) => tx.readDiagnosticEvents({}))).toEqual(given);
    expect(await store.transact(who, (tx) => tx.readDiagnosticEvents({ studentId: 'S1' }))).toEqual([given[0], given[2]]);
    expect(await store.transact(who, (tx) => tx.readDiagnosticEvents({ studentId: 'nobody' }))).toEqual([]);
    expect(await store.transact(who, (tx) => tx.readDiagnosticEvents({ before: '2026-09-14T16:10:00.000Z' }))).toEqual(given.slice(0, 2));
  });

  test('[ST190] of two who answer at once one is written, and the other hears it', async () => {
    const who = await newSchool(store);
    const both = await Promise.all([1, 2].map((minute) => store.transact(who, (tx) => tx.recordDiagnosticEvent(eventOf('S1', 0, minute)))));
    expect(both.toSorted()).toEqual([false, true]);
    expect(await store.transact(who, (tx) => tx.readDiagnosticEvents({}))).toHaveLength(1);
    expect(await store.transact(who, (tx) => tx.watermark())).toBe(1);
  });

  test('[ST191] erasing takes the student\'s diagnostic along, and nobody else\'s', async () => {
    const who = await newSchool(store);
    await store.transact(who, async (tx) => {
      await tx.recordEntities([studentChange('CANARY-ID-77'), studentChange('S1')]);
      for (const event of [eventOf('CANARY-ID-77', 0, 0), eventOf('S1', 0, 1), eventOf('CANARY-ID-77', 1, 2)]) await tx.recordDiagnosticEvent(event);
    });
    expect(await store.transact(who, (tx) => tx.eraseStudent('CANARY-ID-77'))).toMatchObject({ diagnostic: 2 });
    expect((await store.everything()).filter((row) => row.includes(who.schoolId) && row.includes('CANARY'))).toEqual([]);
    expect(await store.transact(who, (tx) => tx.readDiagnosticEvents({}))).toEqual([eventOf('S1', 0, 1)]);
    expect(await store.transact(who, (tx) => tx.rebuild())).toMatchObject({ equal: true });
  });
});
