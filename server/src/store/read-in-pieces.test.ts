import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from './open-store.ts';
import { readInPieces } from './read-in-pieces.ts';
import type { SchoolReader, Store } from './store.ts';
import { evidenceOf, spaceChange } from './testing/samples.ts';
import { newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
let beside: Store;
beforeAll(async () => {
  store = await openTestStore();
  beside = await openStore(store.share());
});
afterAll(async () => {
  await beside.close();
  await store.close();
});

const before = '2026-12-31T00:00:00.000Z';
const all = async (tx: SchoolReader) => ({
  watermark: await tx.watermark(), roster: await tx.readRoster(), models: await tx.readAdoptedModels(), evidence: await tx.readEvidence({ before }),
  of: await tx.readEvidence({ studentId: 'S2' }), judgements: await tx.readJudgements({ before }), projections: [...await tx.readProjections()],
});

describe('reading a school in pieces', () => {
  test('[ST197] gives what one transaction gives, in whatever stretches of the ledger the evidence comes', async () => {
    const who = await newSchool(store);
    await store.transact(who, async (tx) => {
      await tx.recordEntities([spaceChange('r1', 20, who.now)]);
      await tx.recordEvidence(Array.from({ length: 23 }, (_, at) => evidenceOf(`e${(at * 7) % 23}`, `S${at % 3}`)));
    });
    const whole = await store.transact(who, all);
    expect(whole.evidence).toHaveLength(23);
    for (const atOnce of [1, 5, 24, 1000]) expect(await readInPieces((piece) => store.transact(who, piece), all, atOnce)).toEqual(whole);
    expect(await store.read(who, all)).toEqual(whole);
  });

  test('[ST197] others write in between; then it is read anew, so that what is read is one state; where news keeps coming, in one transaction', async () => {
    const who = await newSchool(store);
    let times = 0;
    const readWhile = (news: number) => store.read(who, async (tx) => {
      const first = (await tx.readRoster()).spaces.length;
      times += 1;
      if (times <= news) await beside.transact(who, (other) => other.recordEntities([spaceChange(`r${times}-${news}`, 20, who.now)]));
      return [first, (await tx.readRoster()).spaces.length, await tx.watermark()];
    });
    expect([await readWhile(1), times]).toEqual([[1, 1, 1], 2]);
    times = 0;
    expect([await readWhile(3), times]).toEqual([[4, 4, 4], 4]);
  });

  test('[ST197] a fault counts where nothing came in between, and only there', async () => {
    const who = await newSchool(store);
    let times = 0;
    const work = (isNews: boolean) => store.read(who, async (tx) => {
      times += 1;
      if (times > 1) return tx.watermark();
      if (isNews) await beside.transact(who, (other) => other.recordEntities([spaceChange('r1', 20, who.now)]));
      throw new Error('these do not go together');
    });
    expect([await work(true), times]).toEqual([1, 2]);
    times = 0;
    await expect(work(false)).rejects.toThrow('do not go together');
    expect(times).toBe(1);
  });
});
