import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityChange, Store } from './store.ts';
import { newSchool, openTestStore } from './testing/test-store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const person = (id: string, givenName: string): EntityChange<'person'> => ({
  kind: 'person', id, studentIds: [id], occurredAt: '2026-09-01T08:00:00.000Z',
  body: { id, role: 'student', givenName, familyName: 'Test', grade: '06', identifiers: {}, from: '2026-08-01', until: null },
});

describe('entities', () => {
  test('[ST10] a version that says the same again is not recorded; another one is', async () => {
    const who = await newSchool(store);
    const both = [person('S1', 'Ana'), person('S2', 'Ben')];
    expect(await store.transact(who, (tx) => tx.recordEntities(both))).toEqual({ recorded: 2, unchanged: 0 });
    expect(await store.transact(who, (tx) => tx.recordEntities(both))).toEqual({ recorded: 0, unchanged: 2 });
    expect(await store.transact(who, (tx) => tx.recordEntities([person('S1', 'Anna'), person('S2', 'Ben')]))).toEqual({ recorded: 1, unchanged: 1 });
    const people = await store.transact(who, (tx) => tx.readEntities('person'));
    expect(people.map(({ id, body }) => [id, body.givenName])).toEqual([['S1', 'Anna'], ['S2', 'Ben']]);
  });

  test('[ST10] a deactivated entity is left out, and comes back with a new version', async () => {
    const who = await newSchool(store);
    const ana = person('S1', 'Ana');
    await store.transact(who, (tx) => tx.recordEntities([ana]));
    await store.transact(who, (tx) => tx.recordEntities([{ ...ana, body: null, studentIds: [] }]));
    expect(await store.transact(who, (tx) => tx.readEntities('person'))).toEqual([]);
    await store.transact(who, (tx) => tx.recordEntities([ana]));
    expect((await store.transact(who, (tx) => tx.readRoster())).people).toHaveLength(1);
  });

  test('[ST1] all that a failed transaction wrote is gone, and its numbers are used again', async () => {
    const who = await newSchool(store);
    const failed = store.transact(who, async (tx) => {
      await tx.recordEntities([person('S1', 'Ana')]);
      throw new Error('planned');
    });
    await expect(failed).rejects.toThrow('planned');
    expect(await store.transact(who, (tx) => tx.watermark())).toBe(0);
    await store.transact(who, (tx) => tx.recordEntities([person('S2', 'Ben')]));
    expect(await store.transact(who, (tx) => tx.watermark())).toBe(1);
  });
});
