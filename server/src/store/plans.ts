import type { SchoolDate } from '@heddle/engine/roster';
import type { DayPlan } from '@heddle/engine/schedule';
import { sql } from 'kysely';
import { decisionEntry, planIdOf, planNumberOf, readDecisions } from './decisions.ts';
import type { Decision } from './decisions.ts';
import { appendToLedger, lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import { present } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { openReviewsOfNewPlan } from './reviews.ts';
import type { PlanStatus, Seen, StoredPlan } from './store.ts';

/** What a plan's ledger row holds; seats and named limits are cut out as pieces and may be missing once a student is erased. */
type PlanBody = { readonly status: PlanStatus; readonly seen: Seen; readonly seconds: number; readonly plan: DayPlan };
type ReadPlanBody = Omit<PlanBody, 'plan'> & { readonly plan: Omit<DayPlan, 'seats' | 'approvals'> & { readonly seats: readonly (DayPlan['seats'][number] | null)[]; readonly approvals: readonly (DayPlan['approvals'][number] | null)[] } };

export async function recordPlan(scope: Scope, plan: DayPlan, status: PlanStatus, given: Seen & { readonly seconds: number }): Promise<string> {
  await lockLedger(scope);
  const { seconds, ...seen } = given;
  const pieces: Piece[] = [
    ...plan.seats.map((seat, index): Piece => ({ at: ['plan', 'seats', index], value: seat, studentIds: [seat.studentId] })),
    ...plan.approvals.flatMap((one, index): readonly Piece[] =>
      one.studentIds.length === 0 ? [] : [{ at: ['plan', 'approvals', index], value: one, studentIds: one.studentIds }]),
  ];
  const body: PlanBody = { status, seen, seconds, plan };
  const [number] = await appendToLedger(scope, [decisionEntry({ kind: 'plan', topic: topicOf(plan.on, status), occurredAt: plan.asOf, body, pieces })]);
  if (number === undefined) throw new Error('A plan was appended without a number');
  if (status === 'published') await openReviewsOfNewPlan(scope, { number, plan, watermark: seen.watermark });
  return planIdOf(number);
}

export async function findPlan(scope: Scope, on: SchoolDate, status: PlanStatus): Promise<StoredPlan | undefined> {
  return findNewest(scope, topicOf(on, status), Number.MAX_SAFE_INTEGER);
}

/** The published plan of the same day that was in force before this one. */
export async function findEarlierPlan(scope: Scope, on: SchoolDate, planId: string): Promise<StoredPlan | undefined> {
  return findNewest(scope, topicOf(on, 'published'), planNumberOf(planId));
}

async function findNewest(scope: Scope, topic: string, before: number): Promise<StoredPlan | undefined> {
  const row = await scope.tx.selectFrom('ledger').select((eb) => eb.fn.max('number').as('number'))
    .where('school_id', '=', scope.schoolId).where('kind', '=', 'plan').where('topic', '=', topic).where('number', '<', before).executeTakeFirst();
  if (row === undefined || row.number === null) return undefined;
  const [found] = await readDecisions<ReadPlanBody>(scope, [row.number]);
  return found === undefined ? undefined : storedFrom(found);
}

/** Both dates inclusive; the latest of each day, oldest day first. */
export async function readPublishedPlans(scope: Scope, filter: { readonly from: SchoolDate; readonly until: SchoolDate }): Promise<readonly StoredPlan[]> {
  const { rows } = await sql<{ number: number }>`
    select max(number) as number from ledger
    where school_id = ${scope.schoolId} and kind = 'plan'
      and topic between ${topicOf(filter.from, 'published')} and ${topicOf(filter.until, 'published')} and topic like '%/published'
    group by topic`.execute(scope.tx);
  const stored = (await readDecisions<ReadPlanBody>(scope, rows.map((row) => row.number))).map(storedFrom);
  return stored.sort((a, b) => (a.plan.on < b.plan.on ? -1 : 1));
}

/** Dates with a draft or published plan, oldest first; shadows are nobody's day. */
export async function readPlannedDays(scope: Scope): Promise<readonly SchoolDate[]> {
  const rows = await scope.tx.selectFrom('ledger').select('topic').distinct()
    .where('school_id', '=', scope.schoolId).where('kind', '=', 'plan').where('topic', 'not like', '%/shadow').execute();
  return [...new Set(rows.map(({ topic }) => topic?.slice(0, 'YYYY-MM-DD'.length) ?? ''))].sort();
}

function topicOf(on: SchoolDate, status: PlanStatus): string {
  return `${on}/${status}`;
}

function storedFrom({ number, recordedAt, body }: Decision<ReadPlanBody>): StoredPlan {
  const { status, seen, seconds, plan } = body;
  const seats = present(plan.seats);
  return {
    id: planIdOf(number), number, status, plan: { ...plan, seats, approvals: present(plan.approvals) }, watermark: seen.watermark, inputHash: seen.inputHash,
    recordedAt, seconds, erasedSeats: plan.seats.length - seats.length,
  };
}
