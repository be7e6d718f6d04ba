import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceOf, judgementOf, planOf, seen } from './testing/samples.ts';
import { newSchool, openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

describe('recording evidence', () => {
  test('[ST11] the same id with the same content again is success and changes nothing, whenever it was recorded', async () => {
    const who = await newSchool(store);
    const given = [evidenceOf('e1', 'S1'), evidenceOf('e2', 'S2')];
    expect(await store.transact(who, (tx) => tx.recordEvidence(given))).toEqual({ accepted: 2, duplicates: 0, conflicts: [], reviewsOpened: 0 });
    const again = given.map((one) => ({ ...one, recordedAt: '2026-09-30T08:00:00.000Z' }));
    expect(await store.transact(who, (tx) => tx.recordEvidence([...again, ...again]))).toEqual({ accepted: 0, duplicates: 4, conflicts: [], reviewsOpened: 0 });
    expect(await store.transact(who, (tx) => tx.readEvidence({}))).toEqual(given);
    expect(await store.transact(who, (tx) => tx.watermark())).toBe(2);
  });

  test('[ST12] the same id with other content is refused, listed and alarmed; nothing of it is stored', async () => {
    const who = await newSchool(store);
    await store.transact(who, (tx) => tx.recordEvidence([evidenceOf('e1', 'S1')]));
    const changed = [evidenceOf('e1', 'S1', { result: { kind: 'score', score: 0 } }), evidenceOf('e2', 'S1'), evidenceOf('e1', 'S2')];
    expect(await store.transact(who, (tx) => tx.recordEvidence(changed))).toEqual({ accepted: 1, duplicates: 0, conflicts: ['e1'], reviewsOpened: 0 });
    expect((await store.transact(who, (tx) => tx.readEvidence({}))).map((one) => [one.id, one.studentId, one.result])).toEqual([
      ['e1', 'S1', { kind: 'score', score: 1 }], ['e2', 'S1', { kind: 'score', score: 1 }],
    ]);
    const alarms = await sql<{ number: number; kind: string }>`select number, kind from alarm where school_id = ${who.schoolId}`.execute(store.database);
    expect(alarms.rows).toEqual([{ number: 1, kind: 'evidence-conflict' }, { number: 1, kind: 'evidence-conflict' }]);
  });

  test('[ST12] two contents for one id in one delivery are both refused', async () => {
    const who = await newSchool(store);
    const given = [evidenceOf('e1', 'S1'), evidenceOf('e1', 'S1', { help: 'hint' }), evidenceOf('e2', 'S1')];
    expect(await store.transact(who, (tx) => tx.recordEvidence(given))).toMatchObject({ accepted: 1, conflicts: ['e1'] });
    expect((await store.transact(who, (tx) => tx.readEvidence({}))).map((one) => one.id)).toEqual(['e2']);
  });

  test('[ST13] evidence is read in the order it occurred, ids deciding ties, and narrowed by student and moment', async () => {
    const who = await newSchool(store);
    const at = (hour: number) => `2026-09-10T${hour}:00:00.000Z`;
    const given = [evidenceOf('b', 'S1', { occurredAt: at(12) }), evidenceOf('c', 'S2', { occurredAt: at(10) }), evidenceOf('a', 'S1', { occurredAt: at(12) })];
    await store.transact(who, (tx) => tx.recordEvidence(given));
    const idsOf = async (filter: { before?: string; studentId?: string }) => (await store.transact(who, (tx) => tx.readEvidence(filter))).map((one) => one.id);
    expect(await idsOf({})).toEqual(['c', 'a', 'b']);
    expect(await idsOf({ before: at(12) })).toEqual(['c']);
    expect(await idsOf({ studentId: 'S1' })).toEqual(['a', 'b']);
    expect(await idsOf({ studentId: 'unknown' })).toEqual([]);
  });

  test('[ST14] text that databases dislike comes back to the letter', async () => {
    const who = await newSchool(store);
    const odd = evidenceOf('id \u0001 "quoted" \\ \u{1F600} ’', 'S1', { sourceId: "it's; drop table ledger; -- \u202e", misconceptionIds: ['{a,b}', 'NULL', ''] });
    await store.transact(who, (tx) => tx.recordEvidence([odd]));
    expect(await store.transact(who, (tx) => tx.readEvidence({}))).toEqual([odd]);
  });
});

describe('late evidence', () => {
  const rowsOf = async (schoolId: string) => {
    const { rows } = await sql<{ row: string }>`
      select l::text || p::text as row from ledger l join payload p on p.school_id = l.school_id and p.number = l.number
      where l.school_id = ${schoolId} and l.kind in ('judgement', 'plan') order by 1`.execute(store.database);
    return rows.map(({ row }) => row);
  };

  test('[ST30] it leaves judgement and plan byte-equal and opens one review for each decision it touches, however many answers', async () => {
    const who = await newSchool(store);
    await store.transact(who, async (tx) => {
      await tx.recordEvidence([evidenceOf('e-S1', 'S1'), evidenceOf('e-S2', 'S2')]);
      await tx.recordJudgements([judgementOf('S1'), judgementOf('S2')], seen(2));
      await tx.recordPlan(planOf('2026-09-15', ['S1', 'S2']), 'published', { ...seen(4), seconds: 1 });
    });
    const before = await rowsOf(who.schoolId);
    const late = ['l1', 'l2', 'l3'].map((id) => evidenceOf(id, 'S1', { occurredAt: '2026-09-10T16:00:00.000Z', result: { kind: 'score', score: 0 } }));
    const result = await store.transact({ ...who, now: '2026-09-16T08:00:00.000Z' }, (tx) => tx.recordEvidence(late));
    expect(result.reviewsOpened).toBe(2);
    const reviews = await store.transact(who, (tx) => tx.readReviews({ isOpen: true }));
    expect(reviews.map(({ studentId, kind, decisionId, evidenceIds, openedAt, closedAt }) => ({ studentId, kind, decisionId, evidenceIds, openedAt, closedAt }))).toEqual([
      { studentId: 'S1', kind: 'judgement', decisionId: 'judgement-3', evidenceIds: ['l1', 'l2', 'l3'], openedAt: '2026-09-16T08:00:00.000Z', closedAt: null },
      { studentId: 'S1', kind: 'plan', decisionId: 'plan-5', evidenceIds: ['l1', 'l2', 'l3'], openedAt: '2026-09-16T08:00:00.000Z', closedAt: null },
    ]);
    expect(await rowsOf(who.schoolId)).toEqual(before);

    // The same answers again open nothing; another late one joins the open reviews.
    expect((await store.transact(who, (tx) => tx.recordEvidence(late))).reviewsOpened).toBe(0);
    expect((await store.transact(who, (tx) => tx.recordEvidence([evidenceOf('l4', 'S1', { occurredAt: '2026-09-10T16:30:00.000Z' })]))).reviewsOpened).toBe(0);
    const joined = await store.transact(who, (tx) => tx.readReviews({ isOpen: true }));
    expect(joined.map((one) => one.evidenceIds)).toEqual([['l1', 'l2', 'l3', 'l4'], ['l1', 'l2', 'l3', 'l4']]);
    expect(joined.map((one) => one.id)).toEqual(reviews.map((one) => one.id));
    expect(await rowsOf(who.schoolId)).toEqual(before);
  });

  test('[ST33, ST60] a review is closed once, by whom or what is kept, and evidence that comes late after that opens another', async () => {
    const who = await newSchool(store);
    await store.transact(who, (tx) => tx.recordJudgements([judgementOf('S1')], seen(0)));
    const late = (id: string) => evidenceOf(id, 'S1', { occurredAt: '2026-09-10T16:00:00.000Z' });
    const record = (id: string) => store.transact(who, (tx) => tx.recordEvidence([late(id)]));
    await record('l1');
    const [review] = await store.transact(who, (tx) => tx.readReviews({ isOpen: true }));
    const close = (reviewId: string) => store.transact({ ...who, now: '2026-09-17T08:00:00.000Z' }, (tx) => tx.closeReviews([{ reviewId, by: { kind: 'person', personId: 't1', reason: 'seen, it stands' } }]));
    expect(review).toMatchObject({ competencyId: judgementOf('S1').competencyId, closedBy: null });
    expect([await close(review?.id ?? ''), await close(review?.id ?? ''), await close('review-999')]).toEqual([1, 0, 0]);
    expect(await store.transact(who, (tx) => tx.readReviews({ isOpen: true }))).toEqual([]);
    expect(await store.transact(who, (tx) => tx.readReviews({ isOpen: false }))).toMatchObject([{ id: review?.id, evidenceIds: ['l1'], closedAt: '2026-09-17T08:00:00.000Z', closedBy: { kind: 'person', personId: 't1', reason: 'seen, it stands' } }]);
    const told = await store.database.selectFrom('audit').select('detail').where('school_id', '=', who.schoolId).where('action', '=', 'close-reviews').execute();
    expect(told.map(({ detail }) => JSON.parse(detail))).toEqual([{ closed: 1 }]);
    expect((await record('l2')).reviewsOpened).toBe(1);
    expect((await store.transact(who, (tx) => tx.readReviews({ isOpen: true }))).map(({ evidenceIds }) => evidenceIds)).toEqual([['l2']]);
  });

  test('[ST31] evidence of after the decision, of another competency, or that moves nothing, is not late', async () => {
    const who = await newSchool(store);
    await store.transact(who, async (tx) => {
      await tx.recordJudgements([judgementOf('S1')], seen(0));
      await tx.recordPlan(planOf('2026-09-15', ['S1'], { asOf: '2026-09-10T18:00:00.000Z' }), 'published', { ...seen(1), seconds: 1 });
      await tx.recordPlan(planOf('2026-09-16', ['S1'], { asOf: '2026-09-20T18:00:00.000Z' }), 'draft', { ...seen(1), seconds: 1 });
    });
    const none = [
      evidenceOf('after', 'S1', { occurredAt: '2026-09-11T17:00:00.000Z' }),
      evidenceOf('other', 'S1', { occurredAt: '2026-09-10T18:00:00.000Z', competencyIds: ['7.G.1'] }),
      evidenceOf('survey', 'S1', { occurredAt: '2026-09-09T17:00:00.000Z', kind: 'self-report', trust: 'context' }),
      evidenceOf('nobody', 'S9', { occurredAt: '2026-09-09T17:00:00.000Z' }),
    ];
    expect((await store.transact(who, (tx) => tx.recordEvidence(none))).reviewsOpened).toBe(0);
    const forThePlanOnly = [evidenceOf('other-early', 'S1', { occurredAt: '2026-09-10T17:59:00.000Z', competencyIds: ['7.G.1'] })];
    expect((await store.transact(who, (tx) => tx.recordEvidence(forThePlanOnly))).reviewsOpened).toBe(1);
  });

  test('[ST32] a plan that was computed while evidence came in is reviewed as if the evidence had come after it', async () => {
    const who = await newSchool(store);
    const watermark = await store.transact(who, (tx) => tx.watermark());
    await store.transact(who, (tx) => tx.recordEvidence([evidenceOf('e1', 'S1'), evidenceOf('e2', 'S2')]));
    await store.transact(who, (tx) => tx.recordPlan(planOf('2026-09-15', ['S1']), 'published', { ...seen(watermark), seconds: 1 }));
    const reviews = await store.transact(who, (tx) => tx.readReviews({ isOpen: true }));
    expect(reviews.map(({ studentId, kind, evidenceIds }) => [studentId, kind, evidenceIds])).toEqual([['S1', 'plan', ['e1']]]);
  });
});
