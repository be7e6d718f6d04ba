import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from './open-store.ts';
import { evidenceOf, spaceChange } from './testing/samples.ts';
import { isOnPostgres, newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

describe('a database that several threads of a process use', () => {
  test('[ST195] stores that share it write one ledger without a gap, and each sees what the others wrote', async () => {
    const who = await newSchool(store);
    const second = await openStore(store.share());
    const third = await openStore(second.share());
    await Promise.all([store, second, third, store, second, third].map((one, at) => one.transact(who, async (tx) => {
      await tx.recordEntities([spaceChange(`r${at}`, 20, who.now)]);
      await tx.recordEvidence([evidenceOf(`e${at}`, 'S1')]);
    })));
    expect(second.engine).toBe(store.engine);
    for (const one of [store, second, third]) {
      expect(await one.transact(who, async (tx) => ({ watermark: await tx.watermark(), spaces: (await tx.readRoster()).spaces.length }))).toEqual({ watermark: 12, spaces: 6 });
    }
    await third.close();
    await second.close();
    expect(await store.transact(who, (tx) => tx.watermark())).toBe(12);
  });
});

if (!isOnPostgres) describe('PGlite has one connection', () => {
  test('[ST196] a thread that ends in the middle of a transaction, or while it waits for its turn, leaves nothing half done and nobody waiting', async () => {
    const who = await newSchool(store);
    const [first, second] = [await openStore(store.share()), await openStore(store.share())];
    const begun = Promise.withResolvers<void>();
    const half = first.transact(who, async (tx) => {
      await tx.recordEntities([spaceChange('half', 20, who.now)]);
      begun.resolve();
      await new Promise(() => {});
    });
    half.catch(() => {});
    await begun.promise;
    const late = second.transact(who, (tx) => tx.recordEntities([spaceChange('late', 20, who.now)]));
    late.catch(() => {});
    const after = store.transact(who, (tx) => tx.recordEntities([spaceChange('whole', 20, who.now)]));
    await turn();
    await second.close();
    await first.close();
    await after;
    expect((await store.transact(who, (tx) => tx.readRoster())).spaces.map(({ id }) => id)).toEqual(['whole']);
    await expect(late).rejects.toThrow('has ended');
  });
});
