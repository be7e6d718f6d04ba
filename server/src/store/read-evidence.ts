import { sortEvidence } from '@heddle/engine/evidence';
import type { Evidence } from '@heddle/engine/evidence';
import type { Instant } from '@heddle/engine/roster';
import { sql } from 'kysely';
import type { Scope } from './ledger.ts';
import { withBody } from './with-body.ts';

/** Sorted by (occurredAt, id). */
export async function readEvidence(scope: Pick<Scope, 'tx' | 'schoolId' | 'subjects'>, filter: { readonly before?: Instant; readonly studentIds?: readonly string[] }): Promise<readonly Evidence[]> {
  const { tx, schoolId } = scope;
  const subjects = filter.studentIds === undefined ? undefined : await scope.subjects.find(filter.studentIds);
  if (subjects?.size === 0) return [];
  const ofStudents = subjects === undefined
    ? sql`true`
    : sql`l.subject_key = any(${[...subjects.values()].map(({ key }) => key)}::uuid[])`;
  const before = filter.before === undefined ? sql`true` : sql`l.occurred_at < ${filter.before}::timestamptz`;
  const { rows } = await sql<{ body: string }>`
    select p.body from ledger l ${withBody('l')}
    where l.school_id = ${schoolId} and l.kind = 'evidence' and ${before} and ${ofStudents}`.execute(tx);
  return sortEvidence(rows.map((row): Evidence => JSON.parse(row.body)));
}
