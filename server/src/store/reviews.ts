import type { Evidence } from '@heddle/engine/evidence';
import type { DayPlan } from '@heddle/engine/schedule';
import { sql } from 'kysely';
import { planIdOf } from './decisions.ts';
import { readStoredJudgements } from './judgements.ts';
import { appendToLedger, lockLedger } from './ledger.ts';
import type { Entry, Scope } from './ledger.ts';
import type { Review, ReviewClosing } from './store.ts';
import { withBody } from './with-body.ts';

/**
 * A late fact never edits a decision; it asks a person to look again. Evidence is late for a decision that was taken without it although it had
 * already happened: recorded after the decision looked, and occurred before the moment the decision is about.
 * One review a student and decision, however many answers come late; more of them later join the open one.
 */

type LateFor = { readonly studentId: string; readonly kind: Review['kind']; readonly decisionId: string; readonly evidenceIds: readonly string[]; readonly competencyId?: string };
/** Stands in the ledger under the topic 'closed'. */
type Closing = { readonly reviewId: string; readonly studentId: string; readonly by: ReviewClosing };
type NumberedEvidence = { readonly evidence: Evidence; readonly number: number };

/** For evidence just recorded, against the student's judgement in force on the competency and their latest published plan. Answers how many reviews were opened. */
export async function openReviewsOfLateEvidence(scope: Scope, recorded: readonly NumberedEvidence[]): Promise<number> {
  const moving = recorded.map((one) => one.evidence).filter(movesSomething);
  if (moving.length === 0) return 0;
  return openReviews(scope, [...(await lateForJudgements(scope, moving)), ...(await lateForPlans(scope, moving))]);
}

/** For a plan that was computed while evidence came in: what it did not see is as late as if it came after. */
export async function openReviewsOfNewPlan(scope: Scope, { number, plan, watermark }: { readonly number: number; readonly plan: DayPlan; readonly watermark: number }): Promise<number> {
  const { rows } = await sql<{ body: string }>`
    select p.body from ledger l ${withBody('l')}
    where l.school_id = ${scope.schoolId} and l.kind = 'evidence' and l.number > ${watermark} and l.occurred_at < ${plan.asOf}::timestamptz
    order by l.number`.execute(scope.tx);
  const seated = new Set(plan.seats.map((seat) => seat.studentId));
  const missed = rows.map((row): Evidence => JSON.parse(row.body)).filter((one) => movesSomething(one) && seated.has(one.studentId));
  return openReviews(scope, byStudent(missed, 'plan', planIdOf(number)));
}

export async function readReviews(scope: Scope, filter: { readonly isOpen: boolean }): Promise<readonly Review[]> {
  return (await allReviews(scope)).filter(({ closedAt }) => (closedAt === null) === filter.isOpen);
}

/** A closing is a row of its own, like every decision: what was open stays readable, and who closed it and why. */
export async function closeReviews(scope: Scope, closings: readonly { readonly reviewId: string; readonly by: ReviewClosing }[]): Promise<number> {
  if (closings.length === 0) return 0;
  await lockLedger(scope);
  const open = new Map((await readReviews(scope, { isOpen: true })).map((review) => [review.id, review]));
  const bodies = [...new Map(closings.map((one) => [one.reviewId, one])).values()].flatMap(({ reviewId, by }): readonly Closing[] => {
    const review = open.get(reviewId);
    return review === undefined ? [] : [{ reviewId, studentId: review.studentId, by }];
  });
  const entries = bodies.map((body): Entry => ({ kind: 'review', topic: closed, occurredAt: scope.now, content: body, parts: [{ studentIds: [body.studentId], body }] }));
  return (await appendToLedger(scope, entries)).length;
}

const closed = 'closed';

/** Self-report and other context is kept and shown, but moves no level and no plan. */
function movesSomething(evidence: Evidence): boolean {
  return evidence.trust !== 'context';
}

async function lateForJudgements(scope: Scope, evidence: readonly Evidence[]): Promise<readonly LateFor[]> {
  const since = new Date(Math.min(...evidence.map((one) => Date.parse(one.occurredAt)))).toISOString();
  const judgements = await readStoredJudgements(scope, { since, studentIds: evidence.map((one) => one.studentId) });
  const inForce = new Map(judgements.map((one) => [`${one.judgement.studentId} ${one.judgement.competencyId}`, one]));
  return [...inForce.values()].flatMap(({ judgement, number }) => {
    const late = evidence.filter((one) => one.studentId === judgement.studentId && one.competencyIds.includes(judgement.competencyId) && Date.parse(one.occurredAt) <= Date.parse(judgement.at));
    return byStudent(late, 'judgement', `judgement-${number}`).map((one) => ({ ...one, competencyId: judgement.competencyId }));
  });
}

async function lateForPlans(scope: Scope, evidence: readonly Evidence[]): Promise<readonly LateFor[]> {
  const subjects = await scope.subjects.find(evidence.map((one) => one.studentId));
  const open = new Map([...subjects.values()].map((subject) => [subject.key, subject.studentId]));
  const plans = await scope.tx.selectFrom('ledger').select(['number', 'occurred_at'])
    .where('school_id', '=', scope.schoolId).where('kind', '=', 'plan').where('topic', 'like', '%/published').orderBy('topic', 'desc').orderBy('number', 'desc').execute();
  const byId = Map.groupBy(evidence, (one) => one.studentId);
  const late: LateFor[] = [];
  // The newest plan seats nearly everyone; older ones are looked at only for those whom it does not.
  for (const plan of plans) {
    if (open.size === 0) break;
    const { rows } = await sql<{ subject_key: string }>`
      select distinct subject_key from payload
      where school_id = ${scope.schoolId} and number = ${plan.number} and part > 0 and subject_key is not null`.execute(scope.tx);
    for (const { subject_key: key } of rows) {
      const studentId = open.get(key);
      if (studentId === undefined) continue;
      open.delete(key);
      const before = (byId.get(studentId) ?? []).filter((one) => Date.parse(one.occurredAt) < Date.parse(plan.occurred_at));
      late.push(...byStudent(before, 'plan', planIdOf(plan.number)));
    }
  }
  return late;
}

function byStudent(evidence: readonly Evidence[], kind: Review['kind'], decisionId: string): readonly LateFor[] {
  return [...Map.groupBy(evidence, (one) => one.studentId)].map(([studentId, late]) => ({ studentId, kind, decisionId, evidenceIds: late.map((one) => one.id) }));
}

async function openReviews(scope: Scope, late: readonly LateFor[]): Promise<number> {
  if (late.length === 0) return 0;
  const known = new Set((await readReviews(scope, { isOpen: true })).map(keyOf));
  const fresh = late.filter((one) => !known.has(keyOf(one)));
  const entries = [...late].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map((one): Entry => ({
    kind: 'review', topic: one.kind, occurredAt: scope.now, content: one, parts: [{ studentIds: [one.studentId], body: one }],
  }));
  await appendToLedger(scope, entries);
  return fresh.length;
}

/** In the order in which they were opened. Late evidence joins the open review of its decision; after a closing it opens another. */
async function allReviews(scope: Scope): Promise<readonly Review[]> {
  const { rows } = await sql<{ number: number; topic: string; recorded_at: string; body: string }>`
    select l.number, l.topic, l.recorded_at, p.body from ledger l ${withBody('l')}
    where l.school_id = ${scope.schoolId} and l.kind = 'review' order by l.number`.execute(scope.tx);
  const reviews = new Map<string, Review>();
  const open = new Map<string, string>();
  for (const row of rows) {
    if (row.topic === closed) {
      const { reviewId, by }: Closing = JSON.parse(row.body);
      const review = reviews.get(reviewId);
      if (review === undefined) continue;
      reviews.set(reviewId, { ...review, closedAt: row.recorded_at, closedBy: by });
      open.delete(keyOf(review));
      continue;
    }
    const body: LateFor = JSON.parse(row.body);
    const first = reviews.get(open.get(keyOf(body)) ?? '');
    const id = first?.id ?? `review-${row.number}`;
    const evidenceIds = [...(first?.evidenceIds ?? []), ...body.evidenceIds];
    const { studentId, kind, decisionId } = body;
    reviews.set(id, { id, studentId, kind, decisionId, evidenceIds, competencyId: body.competencyId ?? null, openedAt: first?.openedAt ?? row.recorded_at, closedAt: null, closedBy: null });
    open.set(keyOf(body), id);
  }
  return [...reviews.values()];
}

function keyOf(one: Pick<LateFor, 'studentId' | 'kind' | 'decisionId'>): string {
  return `${one.studentId} ${one.kind} ${one.decisionId}`;
}
