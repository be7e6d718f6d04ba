import { compareEvidence, sortEvidence } from '@heddle/engine/evidence';
import type { Evidence } from '@heddle/engine/evidence';
import { sql } from 'kysely';
import type { Scope } from './ledger.ts';
import type { Subject } from './subjects.ts';
import { whichRows } from './which-rows.ts';
import type { RowFilter } from './which-rows.ts';
import { withBody } from './with-body.ts';

/** Sorted by (occurredAt, id). */
export async function readEvidence({ tx, schoolId, subjects }: Pick<Scope, 'tx' | 'schoolId' | 'subjects'>, filter: RowFilter): Promise<readonly Evidence[]> {
  const which = await whichRows(subjects, filter);
  if (which === undefined) return [];
  const { rows } = await sql<{ body: string }>`
    select p.body from ledger l ${withBody('l')}
    where l.school_id = ${schoolId} and l.kind = 'evidence' and ${which}`.execute(tx);
  return sortEvidence(rows.map((row): Evidence => JSON.parse(row.body)));
}

type StudentEvidence = { readonly subject: Subject; readonly evidence: readonly Evidence[] };

/** All evidence of the students, some students at a time, each student's in order. The next are fetched while the caller works on these. */
export async function* evidenceByStudent(scope: Pick<Scope, 'tx' | 'schoolId'>, subjects: readonly Subject[]): AsyncGenerator<readonly StudentEvidence[]> {
  const chunks = Array.from({ length: Math.ceil(subjects.length / studentsAtOnce) }, (_, i) => subjects.slice(i * studentsAtOnce, (i + 1) * studentsAtOnce));
  let next = chunks[0] === undefined ? undefined : fetchEvidence(scope, chunks[0]);
  for (let i = 0; next !== undefined; i += 1) {
    const rows = await next;
    const following = chunks[i + 1];
    next = following === undefined ? undefined : fetchEvidence(scope, following);
    // Whoever stops in the middle never awaits it.
    next?.catch(() => {});
    const byKey = new Map(rows.map((row) => [row.subject_key, row.bodies]));
    yield (chunks[i] ?? []).flatMap((subject) => {
      const bodies = byKey.get(subject.key);
      return bodies === undefined ? [] : [{ subject, evidence: (JSON.parse(bodies) as Evidence[]).sort(compareEvidence) }];
    });
  }
}

/** A year of some dozens of students is some ten megabytes of text. */
const studentsAtOnce = 12;

/** One row a student, because reading a row costs more than reading what it says. */
async function fetchEvidence({ tx, schoolId }: Pick<Scope, 'tx' | 'schoolId'>, subjects: readonly Subject[]) {
  const { rows } = await sql<{ subject_key: string; bodies: string }>`
    select l.subject_key, '[' || string_agg(p.body::text, ',') || ']' as bodies
    from ledger l ${withBody('l')}
    where l.school_id = ${schoolId} and l.kind = 'evidence' and l.subject_key = any(${subjects.map(({ key }) => key)}::uuid[])
    group by l.subject_key`.execute(tx);
  return rows;
}
