import { isMadeBy } from '@heddle/engine/mastery';
import type { MasteryMethod } from '@heddle/engine/mastery';
import { sql } from 'kysely';
import { canonicalJson, sha256 } from './canonical.ts';
import { lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import { foldAll } from './mastery.ts';
import { unpackState } from './packed-state.ts';
import type { Rebuilt } from './store.ts';
import { withBody } from './with-body.ts';

/**
 * Throws away what was computed and folds it again from the facts. What was made by the methods and parameters in force must come out as it
 * stood, or something was computed by the way; what was made by others, or by a program that added up otherwise, is folded by those in
 * force, and counted.
 */
export async function rebuild(scope: Scope, methodsInForce: () => Promise<readonly MasteryMethod[]>, progress: (done: number, of: number) => void): Promise<Rebuilt> {
  await lockLedger(scope);
  const before = await readStanding(scope);
  await rebuildEntities(scope);
  // Only now: which model is adopted stands among the entities.
  const methods = await methodsInForce();
  await scope.tx.deleteFrom('mastery').where('school_id', '=', scope.schoolId).execute();
  await foldAll(scope, [...(await scope.subjects.byKey()).values()], methods, progress);
  const after = await readStanding(scope);
  const isInForce = (row: Row) => methods.some((method) => isMadeBy(row, method));
  const outdated = new Set(before.rows.filter((row) => !isInForce(row)).map(({ studentId }) => studentId));
  const stood = before.rows.filter(isInForce);
  const stoodKeys = new Set(stood.map(({ key }) => key));
  const comparable = after.rows.filter((row) => stoodKeys.has(row.key) || !outdated.has(row.studentId));
  const isEqual = before.entities === after.entities && sortedLines(stood) === sortedLines(comparable);
  return { before: before.hash, after: after.hash, equal: isEqual, outdated: outdated.size };
}

/** One projection: by which key it goes, how it was made, and the hash of what it says. */
type Row = { readonly key: string; readonly studentId: string; readonly method: string; readonly parameters: string; readonly fold: number; readonly line: string };

/** SHA-256 over the sorted projection rows, by student id instead of the random key, so that two databases with the same facts agree. */
async function readStanding({ tx, schoolId, subjects }: Scope): Promise<{ readonly hash: string; readonly entities: string; readonly rows: readonly Row[] }> {
  const entities = await sql<{ kind: string; body: string }>`
    select e.kind, p.body from entity e ${withBody('e')}
    where e.school_id = ${schoolId}`.execute(tx);
  const byKey = await subjects.byKey();
  // One program writes them, field by field in one order: the text itself is compared.
  const states = await tx.selectFrom('mastery').select(['subject_key', 'method', 'parameters', 'fold', 'state']).where('school_id', '=', schoolId).execute();
  const entityLines = entities.rows.map((row) => sha256(`entity ${row.kind} ${canonicalJson(JSON.parse(row.body))}`)).sort();
  const rows = states.map(({ subject_key: subjectKey, method, parameters, fold, state }): Row => {
    const studentId = byKey.get(subjectKey)?.studentId ?? 'nobody';
    return { key: `${studentId} ${method}`, studentId, method, parameters, fold, line: sha256(`mastery ${studentId} ${method} ${parameters} ${unpackState(state)}`) };
  });
  return {
    hash: sha256([...entityLines, ...rows.map(({ line }) => line)].sort().join('\n')),
    entities: entityLines.join('\n'), rows,
  };
}

const sortedLines = (rows: readonly Row[]) => rows.map(({ line }) => line).sort().join('\n');

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
