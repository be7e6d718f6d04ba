import type { Judgement } from '@heddle/engine/mastery';
import type { Instant } from '@heddle/engine/roster';
import { sql } from 'kysely';
import { appendNew, hashOf, lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import type { Seen } from './store.ts';
import type { Subject } from './subjects.ts';
import { whichRows } from './which-rows.ts';
import type { RowFilter } from './which-rows.ts';
import { withBody } from './with-body.ts';

type JudgementBody = { readonly judgement: Judgement; readonly seen: Seen };

/** A judgement that is known already, to the letter, is not recorded twice: every night judges again from all the evidence. */
export async function recordJudgements(scope: Scope, judgements: readonly Judgement[], seen: Seen): Promise<number> {
  if (judgements.length === 0) return 0;
  await lockLedger(scope);
  const numbers = await appendNew(scope, judgements.map((judgement) => {
    const body: JudgementBody = { judgement, seen };
    return {
      kind: 'judgement' as const, occurredAt: judgement.at, content: body,
      parts: [{ studentIds: [judgement.studentId], body }],
      onceKey: (subjects: readonly Subject[]) => `judgement/${hashOf(judgement, subjects)}`,
    };
  }));
  return numbers.length;
}

/** In the order they were given; `before` is exclusive. */
export async function readJudgements(scope: Scope, filter: { readonly before?: Instant; readonly studentId?: string }): Promise<readonly Judgement[]> {
  const { studentId, ...when } = filter;
  const found = await readStoredJudgements(scope, { ...when, ...(studentId === undefined ? {} : { studentIds: [studentId] }) });
  return found.map((one) => one.judgement);
}

type StoredJudgement = JudgementBody & { readonly number: number };

export async function readStoredJudgements({ tx, schoolId, subjects }: Scope, filter: RowFilter): Promise<readonly StoredJudgement[]> {
  const which = await whichRows(subjects, filter);
  if (which === undefined) return [];
  const { rows } = await sql<{ number: number; body: string }>`
    select l.number, p.body from ledger l ${withBody('l')}
    where l.school_id = ${schoolId} and l.kind = 'judgement' and ${which}
    order by l.occurred_at, l.number`.execute(tx);
  return rows.map((row) => ({ number: row.number, ...(JSON.parse(row.body) as JudgementBody) }));
}
