import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '@heddle/engine/evidence';
import type { EntityChange } from './store.ts';
import { evidenceOf, spaceChange, studentChange } from './testing/samples.ts';
import { isOnPostgres, newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';
import { tidyPglite } from './tidy-pglite.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const instant = fc.integer({ min: 0, max: 40 }).map((hours) => new Date(Date.parse('2026-09-01T08:00:00Z') + hours * 3_600_000).toISOString());

/** A few students, competencies and moments, so that ties and late arrivals are common. */
const evidence: fc.Arbitrary<readonly Evidence[]> = fc.uniqueArray(
  fc.record({ id: fc.nat(60), student: fc.nat(3), competency: fc.nat(2), score: fc.integer({ min: 0, max: 10 }), occurredAt: instant }),
  { selector: (one) => one.id, minLength: 1, maxLength: 25 },
).map((list) => list.map(({ id, student, competency, score, occurredAt }) =>
  evidenceOf(`e${id}`, `S${student}`, { competencyIds: [`c${competency}`], result: { kind: 'score', score: score / 10 }, occurredAt })));

/** Versions of spaces, each at a moment of its own: what was in force last does not depend on who told it first. */
const versions: fc.Arbitrary<readonly EntityChange[]> = fc.uniqueArray(fc.record({ hour: fc.nat(200), space: fc.nat(3), seats: fc.nat(4) }), { selector: (one) => one.hour, maxLength: 12 })
  .map((list) => list.map(({ hour, space, seats }) => spaceChange(`r${space}`, hour * 10 + seats, new Date(Date.parse('2026-09-01T00:00:00Z') + hour * 3_600_000).toISOString())));

type Delivery = { readonly evidence: readonly Evidence[]; readonly entities: readonly EntityChange[] };
const cut = <T>(items: readonly T[], size: number): readonly (readonly T[])[] => Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

async function deliver(deliveries: readonly Delivery[]): Promise<string> {
  const who = await newSchool(store);
  for (const delivery of deliveries) {
    await store.transact(who, async (tx) => {
      await tx.recordEntities(delivery.entities);
      await tx.recordEvidence(delivery.evidence);
    });
  }
  const result = await store.transact(who, (tx) => tx.rebuild());
  expect(result.equal).toBe(true);
  return result.after;
}

describe('rebuild', () => {
  test('[ST15] projections are the same to the byte whatever the order and size of arrivals, and after a rebuild', async () => {
    const arrivals = fc.record({ evidence, versions, size: fc.integer({ min: 1, max: 30 }), seed: fc.integer() }).chain(({ evidence: all, versions: entities, size, seed }) =>
      fc.record({
        all: fc.constant(all), entities: fc.constant(entities), size: fc.constant(size), seed: fc.constant(seed),
        shuffled: fc.shuffledSubarray([...all], { minLength: all.length }), shuffledEntities: fc.shuffledSubarray([...entities], { minLength: entities.length }),
      }));
    await fc.assert(fc.asyncProperty(arrivals, async ({ all, entities, size, shuffled, shuffledEntities }) => {
      const inOneGo = await deliver([{ evidence: all, entities }]);
      const inPieces = await deliver([
        ...cut(shuffledEntities, size).map((part) => ({ evidence: [], entities: part })),
        // Half of it arrives twice: redelivery is the rule, not the exception.
        ...cut([...shuffled, ...shuffled.slice(0, shuffled.length / 2)], size).map((part) => ({ evidence: part, entities: [] })),
      ]);
      expect(inPieces).toBe(inOneGo);
    }), { numRuns: 15 });
  });

  test('[ST15] the hash of one known ledger is the same on every engine and machine', async () => {
    const given: Delivery = {
      entities: [studentChange('S1'), studentChange('S2', { givenName: 'Zoë' }), spaceChange('r1', 20, '2026-09-01T08:00:00.000Z')],
      evidence: [evidenceOf('e2', 'S2', { result: { kind: 'level', level: 1, of: 3 } }), evidenceOf('e1', 'S1')],
    };
    expect(await deliver([given])).toBe('389139ce6bf400a793a218ae3bb66c1d41532514874a6f61b22bcac8188aa044');
  });

  test('[ST16] a projection that somebody changed is found out and put right', async () => {
    const who = await newSchool(store);
    await store.transact(who, async (tx) => {
      await tx.recordEntities([spaceChange('r1', 20, '2026-09-01T08:00:00.000Z'), spaceChange('r1', 24, '2026-09-02T08:00:00.000Z')]);
      await tx.recordEvidence([evidenceOf('e1', 'S1')]);
    });
    const sound = await store.transact(who, (tx) => tx.rebuild());
    for (const damage of [
      sql`update mastery set state = '{}' where school_id = ${who.schoolId}`,
      sql`update mastery set state = '\\xff00' where school_id = ${who.schoolId}`,
      sql`delete from mastery where school_id = ${who.schoolId}`,
      sql`update entity set number = 1 where school_id = ${who.schoolId}`,
      sql`delete from entity where school_id = ${who.schoolId}`,
    ]) {
      await damage.execute(store.database);
      const result = await store.transact(who, (tx) => tx.rebuild());
      expect(result).toMatchObject({ equal: false, after: sound.after });
      expect(result.before).not.toBe(result.after);
    }
    expect(await store.transact(who, (tx) => tx.rebuild())).toMatchObject({ equal: true, after: sound.after });
  });

  test('[ST17] a late version of an entity is kept but not put in force, and its redelivery changes nothing', async () => {
    const who = await newSchool(store);
    const early = spaceChange('r1', 20, '2026-09-01T08:00:00.000Z');
    const late = spaceChange('r1', 24, '2026-09-02T08:00:00.000Z');
    const record = (change: EntityChange) => store.transact(who, (tx) => tx.recordEntities([change]));
    expect(await record(late)).toEqual({ recorded: 1, unchanged: 0 });
    expect(await record(early)).toEqual({ recorded: 1, unchanged: 0 });
    expect(await record(early)).toEqual({ recorded: 0, unchanged: 1 });
    expect((await store.transact(who, (tx) => tx.readEntities('space'))).map(({ body }) => body.seats)).toEqual([24]);
    // Of two versions of one moment the one recorded last counts: it is the correction.
    expect(await record(spaceChange('r1', 26, '2026-09-02T08:00:00.000Z'))).toEqual({ recorded: 1, unchanged: 0 });
    expect((await store.transact(who, (tx) => tx.readEntities('space'))).map(({ body }) => body.seats)).toEqual([26]);
    expect(await store.transact(who, (tx) => tx.rebuild())).toMatchObject({ equal: true });
  });
});

if (!isOnPostgres) describe('projections on PGlite, which never cleans up by itself', () => {
  test('[ST73] projections written over many times take no more room than they need', async () => {
    const who = await newSchool(store);
    await store.transact(who, (tx) => tx.recordEvidence(Array.from({ length: 100 }, (_, index) => evidenceOf(`e${index}`, `S${index}`))));
    for (let round = 0; round < 12; round += 1) await sql`update mastery set state = state`.execute(store.database);
    const size = async () => (await sql<{ size: number }>`select pg_total_relation_size('mastery') as size`.execute(store.database)).rows[0]?.size ?? 0;
    const rows = () => store.database.selectFrom('mastery').selectAll().orderBy('subject_key').execute();
    const [grown, kept] = [await size(), await rows()];
    await tidyPglite(store.database);
    expect(await size()).toBe(grown);
    await tidyPglite(store.database, 20_000);
    expect(await size()).toBeLessThan(grown / 2);
    expect(await rows()).toEqual(kept);
  });
});
