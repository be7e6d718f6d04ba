import type { Instant } from '@heddle/engine/roster';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Subjects } from './subjects.ts';

/** Which facts and decisions are asked for, by when they happened, about whom, and in which stretch of the ledger. */
export type RowFilter = { readonly before?: Instant; readonly since?: Instant; readonly studentIds?: readonly string[]; /** Of the ledger: after the one, up to the other. */ readonly numbers?: { readonly after: number; readonly until: number } };

/** The filter as a condition on ledger rows `l`; undefined where the school knows none of the students, so that no row can be meant. */
export async function whichRows(subjects: Subjects, { before, since, studentIds, numbers }: RowFilter): Promise<RawBuilder<unknown> | undefined> {
  const known = studentIds === undefined ? undefined : await subjects.find(studentIds);
  if (known?.size === 0) return undefined;
  return sql.join([
    sql`true`,
    ...(before === undefined ? [] : [sql`l.occurred_at < ${before}::timestamptz`]),
    ...(since === undefined ? [] : [sql`l.occurred_at >= ${since}::timestamptz`]),
    ...(numbers === undefined ? [] : [sql`l.number > ${numbers.after} and l.number <= ${numbers.until}`]),
    ...(known === undefined ? [] : [sql`l.subject_key = any(${[...known.values()].map(({ key }) => key)}::uuid[])`]),
  ], sql` and `);
}
