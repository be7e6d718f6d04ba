import { sql } from 'kysely';
import type { LedgerKind } from './database.ts';
import type { Entry, Scope } from './ledger.ts';
import { putTogether, takeApart } from './pieces.ts';
import type { Piece, Share } from './pieces.ts';

/** Decisions about many students, written and read: plans, approvals, rounds. */

export type Decision<Body> = { readonly number: number; readonly topic: string; readonly recordedAt: string; readonly body: Body };

/** Decisions are called by their number in the school's ledger. */
export function planIdOf(number: number): string {
  return `plan-${number}`;
}

export function planNumberOf(id: string): number {
  return Number(id.slice('plan-'.length));
}

/** An entry whose pieces about students stand in rows of their own. */
export function decisionEntry(decision: { kind: LedgerKind; topic: string; occurredAt: string; body: unknown; pieces: readonly Piece[] }): Entry {
  const { header, shares } = takeApart(decision.body, decision.pieces);
  const { kind, topic, occurredAt, body } = decision;
  return {
    kind, topic, occurredAt, content: body,
    parts: [{ studentIds: [], body: header }, ...shares],
  };
}

/** Decisions put together again from what is left of their parts, by number. */
export async function readDecisions<Body>({ tx, schoolId }: Scope, numbers: readonly number[]): Promise<readonly Decision<Body>[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ number: number; topic: string; recorded_at: string; part: number; body: string }>`
    select l.number, l.topic, l.recorded_at, p.part, p.body
    from unnest(${[...numbers]}::bigint[]) as wanted(number)
      cross join lateral (select * from ledger where school_id = ${schoolId} and ledger.number = wanted.number offset 0) l
      cross join lateral (select part, body from payload where school_id = ${schoolId} and payload.number = wanted.number offset 0) p
    order by l.number, p.part`.execute(tx);
  return [...Map.groupBy(rows, (row) => row.number)].flatMap(([number, parts]) => {
    const [head, ...rest] = parts;
    if (head === undefined || head.part !== 0) return [];
    const shares = rest.map((row): Share['body'] => JSON.parse(row.body));
    return [{ number, topic: head.topic, recordedAt: head.recorded_at, body: putTogether(JSON.parse(head.body), shares) as Body }];
  });
}
