import type { Evidence } from '@heddle/engine/evidence';
import { sql } from 'kysely';
import { canonicalJson } from './canonical.ts';
import type { Scope } from './ledger.ts';
import { readEvidence } from './read-evidence.ts';

/**
 * What one student's evidence adds up to, as JSON. A pure function of that student's evidence sorted by (occurredAt, id),
 * so that it comes out the same whatever the order of arrival.
 */
export type ProjectStudent = (evidence: readonly Evidence[]) => unknown;

/** Folds the students' evidence, all of it, and puts the outcome in place of what stood there. */
export async function foldStudents(scope: Scope, studentIds: Iterable<string>, project: ProjectStudent, progress: (done: number, of: number) => void = () => {}): Promise<void> {
  const wanted = [...new Set(studentIds)].sort();
  for (let from = 0; from < wanted.length; from += studentsAtOnce) {
    const chunk = wanted.slice(from, from + studentsAtOnce);
    const subjects = await scope.subjects.find(chunk);
    const byStudent = Map.groupBy(await readEvidence(scope, { studentIds: chunk }), (one) => one.studentId);
    const rows = [...byStudent].flatMap(([studentId, evidence]) => {
      const key = subjects.get(studentId)?.key;
      return key === undefined ? [] : [{ subject_key: key, state: canonicalJson(project(evidence)) }];
    });
    await sql`
      insert into mastery (school_id, subject_key, state)
      select ${scope.schoolId}, subject_key, state::json
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(subject_key uuid, state text)
      on conflict (school_id, subject_key) do update set state = excluded.state`.execute(scope.tx);
    progress(Math.min(from + studentsAtOnce, wanted.length), wanted.length);
  }
}

/** One chunk's evidence of a school year is some tens of megabytes. */
const studentsAtOnce = 250;
