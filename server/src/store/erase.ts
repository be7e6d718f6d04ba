import { HeddleError } from '@heddle/engine/problem';
import type { Person } from '@heddle/engine/roster';
import { sql } from 'kysely';
import type { Audit } from './audit.ts';
import { appendToLedger, lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import { withBody } from './with-body.ts';

/**
 * Erases every payload part about the student and the name behind the subject key. What stays are tombstones: number, moment, salted hash and a key
 * that stands for nobody. The ledger still adds up, and everyone else's projections come out the same.
 */
export async function eraseStudent(scope: Scope, studentId: string, audit: Audit): Promise<Readonly<Record<string, number>>> {
  await lockLedger(scope);
  const subject = (await scope.subjects.find([studentId])).get(studentId);
  if (subject === undefined) throw new HeddleError('store.unknown-student', { value: studentId });
  audit.forget([studentId, ...(await namesOf(scope, subject.key))]);
  const { rows } = await sql<{ erased_kind: string; erased_rows: number }>`
    select erased_kind, erased_rows from heddle_erase_subject(${subject.key}::uuid) order by erased_kind`.execute(scope.tx);
  const counts = Object.fromEntries(rows.map((row) => [row.erased_kind, row.erased_rows]));
  const body = { subjectKey: subject.key, erased: counts };
  await appendToLedger(scope, [{ kind: 'erasure', occurredAt: scope.now, content: body, parts: [{ studentIds: [], body }] }]);
  return counts;
}

/** Whatever the student was ever called, so that the audit row of the erasure does not carry it on. */
async function namesOf({ tx, schoolId }: Scope, subjectKey: string): Promise<readonly string[]> {
  const { rows } = await sql<{ body: string }>`
    select p.body from ledger l ${withBody('l')}
    where l.school_id = ${schoolId} and l.subject_key = ${subjectKey}::uuid and l.kind = 'entity' and l.topic = 'person'`.execute(tx);
  return rows.flatMap((row) => {
    const { body } = JSON.parse(row.body) as { readonly body: Person | null };
    return body === null ? [] : [body.givenName, body.familyName, ...Object.values(body.identifiers)];
  });
}
