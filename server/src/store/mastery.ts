import { continueProjection, isMadeBy, projectStudent } from '@heddle/engine/mastery';
import type { MasteryMethod, StudentProjection } from '@heddle/engine/mastery';
import type { Evidence } from '@heddle/engine/evidence';
import { sql } from 'kysely';
import type { Scope } from './ledger.ts';
import { packState, unpackState } from './packed-state.ts';
import { evidenceByStudent } from './read-evidence.ts';
import type { Subject } from './subjects.ts';

/**
 * What each student's evidence adds up to, one row a method. A pure function of that student's evidence sorted by (occurredAt, id),
 * so that it comes out the same whatever the order of arrival.
 */

/** Adds evidence that was just recorded. Students for whom it came in the order of time are gone on with, the others folded anew. */
export async function foldNew(scope: Scope, evidence: readonly Evidence[], methods: readonly MasteryMethod[]): Promise<void> {
  if (methods.length === 0 || evidence.length === 0) return;
  const added = Map.groupBy(evidence, (one) => one.studentId);
  const subjects = [...(await scope.subjects.find(added.keys())).values()];
  const known = await readProjections(scope, subjects);
  const continued: Projected[] = [];
  const anew: Subject[] = [];
  for (const subject of subjects) {
    const projections = methods.flatMap((method) => {
      const projection = known.get(subject.studentId)?.find((one) => isMadeBy(one, method));
      return projection === undefined ? [] : continueProjection({ projection, evidence: added.get(subject.studentId) ?? [], method }) ?? [];
    });
    if (projections.length === methods.length) continued.push({ subject, projections });
    else anew.push(subject);
  }
  await writeProjections(scope, continued);
  await foldAll(scope, anew, methods);
}

/** Folds all evidence of the students and puts the outcome in place of what stood there. */
export async function foldAll(scope: Scope, subjects: readonly Subject[], methods: readonly MasteryMethod[], progress: (done: number, of: number) => void = () => {}): Promise<void> {
  if (methods.length === 0) return;
  let done = 0;
  for await (const chunk of evidenceByStudent(scope, subjects)) {
    await writeProjections(scope, chunk.map(({ subject, evidence }) => ({ subject, projections: methods.map((method) => projectStudent({ evidence, method })) })));
    done += chunk.length;
    progress(done, subjects.length);
  }
}

/** By student, of the students or of all. What an earlier program left without a method is left out. */
export async function readProjections({ tx, schoolId, subjects }: Scope, of?: readonly Subject[]): Promise<ReadonlyMap<string, readonly StudentProjection[]>> {
  const byKey = of === undefined ? await subjects.byKey() : new Map(of.map((subject) => [subject.key, subject]));
  const wanted = of === undefined ? sql`true` : sql`subject_key = any(${[...byKey.keys()]}::uuid[])`;
  const { rows } = await sql<{ subject_key: string; method: string; parameters: string; fold: number; state: Uint8Array }>`
    select subject_key, method, parameters, fold, state from mastery where school_id = ${schoolId} and method <> '' and ${wanted}`.execute(tx);
  const found = rows.flatMap(({ subject_key: key, method, parameters, fold, state }) => {
    const studentId = byKey.get(key)?.studentId;
    const text = unpackState(state);
    if (studentId === undefined || text === '') return [];
    const kept: Kept = JSON.parse(text);
    return [{ studentId, projection: { method, parameters, fold, ...kept } }];
  });
  return new Map([...Map.groupBy(found, (one) => one.studentId)].map(([studentId, own]) => [studentId, own.map((one) => one.projection)]));
}

type Projected = { readonly subject: Subject; readonly projections: readonly StudentProjection[] };
/** What stands in the column `state`, beside those that say how it was made. */
type Kept = Pick<StudentProjection, 'count' | 'last' | 'state'>;

async function writeProjections({ tx, schoolId }: Scope, projected: readonly Projected[]): Promise<void> {
  for (let from = 0; from < projected.length; from += rowsAtOnce) {
    const chunk = projected.slice(from, from + rowsAtOnce);
    const rows = chunk.flatMap(({ subject, projections }) => projections.map(({ method, parameters, fold, count, last, state }) =>
      ({ subject_key: subject.key, method, parameters, fold, state: Buffer.from(packState(JSON.stringify({ count, last, state } satisfies Kept))).toString('base64') })));
    await sql`delete from mastery where school_id = ${schoolId} and subject_key = any(${chunk.map(({ subject }) => subject.key)}::uuid[])`.execute(tx);
    await sql`
      insert into mastery (school_id, subject_key, method, parameters, fold, state)
      select ${schoolId}, subject_key, method, parameters, fold, decode(state, 'base64')
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(subject_key uuid, method text, parameters text, fold integer, state text)`.execute(tx);
  }
}

/** A student's state may have a hundred kilobytes. */
const rowsAtOnce = 250;
