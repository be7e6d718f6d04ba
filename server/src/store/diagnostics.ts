import type { DiagnosticEvent } from '@heddle/engine/path';
import { sql } from 'kysely';
import { appendNew, lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import { whichRows } from './which-rows.ts';
import { withBody } from './with-body.ts';

/**
 * Adds an event to a diagnostic. False when there is an event of its number already: somebody was faster, and nothing is written.
 */
export async function recordDiagnosticEvent(scope: Scope, event: DiagnosticEvent): Promise<boolean> {
  await lockLedger(scope);
  const numbers = await appendNew(scope, [{
    kind: 'diagnostic', topic: event.kind, occurredAt: event.at, content: event,
    parts: [{ studentIds: [event.studentId], body: event }], onceKey: () => `diagnostic/${event.id}/${event.number}`,
  }]);
  return numbers.length === 1;
}

/** In the order they were recorded; `before` is exclusive, by when they happened. */
export async function readDiagnosticEvents({ tx, schoolId, subjects }: Scope, filter: { readonly studentId?: string; readonly before?: string }): Promise<readonly DiagnosticEvent[]> {
  const { studentId, ...when } = filter;
  const which = await whichRows(subjects, { ...when, ...(studentId === undefined ? {} : { studentIds: [studentId] }) });
  if (which === undefined) return [];
  const { rows } = await sql<{ body: string }>`
    select p.body from ledger l ${withBody('l')}
    where l.school_id = ${schoolId} and l.kind = 'diagnostic' and ${which}
    order by l.number`.execute(tx);
  return rows.map((row): DiagnosticEvent => JSON.parse(row.body));
}
