import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** A student as the ledger knows them: a random key that means nothing once its row in `subject` is erased. */
export type Subject = { readonly studentId: string; readonly key: string; readonly salt: string };

export type Subjects = {
  /** Subjects of the students, made for those who have none. */
  ensure(studentIds: Iterable<string>): Promise<ReadonlyMap<string, Subject>>;
  /** Subjects of those of the ids that are known students. */
  find(ids: Iterable<string>): Promise<ReadonlyMap<string, Subject>>;
  /** Every student of the school by subject key. */
  byKey(): Promise<ReadonlyMap<string, Subject>>;
};

export function subjectsOf(tx: Tx, schoolId: string): Subjects {
  const find = async (ids: Iterable<string>): Promise<Map<string, Subject>> => {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const { rows } = await sql<Row>`
      select subject_key, student_id, salt from subject
      where school_id = ${schoolId} and student_id = any(${wanted}::text[])`.execute(tx);
    return new Map(rows.map((row) => [row.student_id, subjectFrom(row)]));
  };
  return {
    find,
    async ensure(studentIds) {
      const wanted = [...new Set(studentIds)];
      const known = await find(wanted);
      const missing = wanted.filter((id) => !known.has(id));
      if (missing.length === 0) return known;
      const made = missing.map((id) => ({ student_id: id, subject_key: randomUUID(), salt: randomBytes(16).toString('hex') }));
      await sql`
        insert into subject (school_id, subject_key, student_id, salt)
        select ${schoolId}, subject_key, student_id, salt
        from json_to_recordset(${JSON.stringify(made)}::json) as made(subject_key uuid, student_id text, salt text)`.execute(tx);
      for (const row of made) known.set(row.student_id, subjectFrom(row));
      return known;
    },
    async byKey() {
      const { rows } = await sql<Row>`select subject_key, student_id, salt from subject where school_id = ${schoolId}`.execute(tx);
      return new Map(rows.map((row) => [row.subject_key, subjectFrom(row)]));
    },
  };
}

type Row = { readonly subject_key: string; readonly student_id: string; readonly salt: string };

function subjectFrom(row: Row): Subject {
  return { studentId: row.student_id, key: row.subject_key, salt: row.salt };
}
