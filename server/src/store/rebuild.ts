import { sql } from 'kysely';
import { canonicalJson, sha256 } from './canonical.ts';
import { lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import { foldStudents } from './mastery.ts';
import type { ProjectStudent } from './mastery.ts';
import { withBody } from './with-body.ts';

/** Throws away what was computed and folds it again from the facts. The two hashes agree, or something was computed by the way. */
export async function rebuild(scope: Scope, project: ProjectStudent, progress: (done: number, of: number) => void): Promise<{ readonly before: string; readonly after: string; readonly equal: boolean }> {
  await lockLedger(scope);
  const before = await hashOfProjections(scope);
  await rebuildEntities(scope);
  await scope.tx.deleteFrom('mastery').where('school_id', '=', scope.schoolId).execute();
  const students = [...(await scope.subjects.byKey()).values()].map((subject) => subject.studentId);
  await foldStudents(scope, students, project, progress);
  const after = await hashOfProjections(scope);
  return { before, after, equal: before === after };
}

/** SHA-256 over the sorted projection rows, by student id instead of the random key, so that two databases with the same facts agree. */
export async function hashOfProjections({ tx, schoolId, subjects }: Scope): Promise<string> {
  const entities = await sql<{ kind: string; body: string }>`
    select e.kind, p.body from entity e ${withBody('e')}
    where e.school_id = ${schoolId}`.execute(tx);
  const byKey = await subjects.byKey();
  const states = await tx.selectFrom('mastery').select(['subject_key', 'state']).where('school_id', '=', schoolId).execute();
  const lines = [
    ...entities.rows.map((row) => `entity ${row.kind} ${canonicalJson(JSON.parse(row.body))}`),
    ...states.map((row) => `mastery ${byKey.get(row.subject_key)?.studentId ?? 'nobody'} ${canonicalJson(JSON.parse(row.state))}`),
  ];
  return sha256(lines.map(sha256).sort().join('\n'));
}

/** The version in force is the one that occurred last; of two of the same moment, the one recorded last. */
async function rebuildEntities({ tx, schoolId }: Scope): Promise<void> {
  await tx.deleteFrom('entity').where('school_id', '=', schoolId).execute();
  await sql`
    insert into entity (school_id, kind, entity_id, number, occurred_at, is_active)
    select distinct on (l.topic, p.body->>'id')
      ${schoolId}, l.topic, p.body->>'id', l.number, l.occurred_at, json_typeof(p.body->'body') <> 'null'
    from ledger l ${withBody('l')}
    where l.school_id = ${schoolId} and l.kind = 'entity'
    order by l.topic, p.body->>'id', l.occurred_at desc, l.number desc`.execute(tx);
}
