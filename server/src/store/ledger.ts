import { HeddleError } from '@heddle/engine/problem';
import type { Instant } from '@heddle/engine/roster';
import { sql } from 'kysely';
import { canonicalJson, sha256 } from './canonical.ts';
import type { LedgerKind, Tx } from './database.ts';
import type { Subject, Subjects } from './subjects.ts';
import { payloadWithKeys } from './with-body.ts';

/** What is to be written: the ledger row and the parts of its payload. */
export type Entry = {
  readonly kind: LedgerKind;
  /** Never about a person: the kind of entity, the day and status of a plan. */
  readonly topic?: string;
  readonly occurredAt: Instant;
  /** What the hash is made of. */
  readonly content: unknown;
  /** In order; the first is the row's body. A part about students is erased with any of them. */
  readonly parts: readonly EntryPart[];
  /** Where the same thing may be recorded only once: what makes it the same. It stands in the first part and is erased with it. */
  readonly onceKey?: (subjects: readonly Subject[]) => string;
};
type EntryPart = { readonly studentIds: readonly string[]; readonly body: unknown };

/** The transaction as the parts of the store share it. */
export type Scope = { readonly tx: Tx; readonly schoolId: string; readonly now: Instant; readonly subjects: Subjects };

/**
 * Appends entries and answers their numbers. Numbers are gap-free within the school, because the counter's row stays locked until the
 * transaction ends: two processes on one database write one after the other.
 */
export async function appendToLedger(scope: Scope, entries: readonly Entry[]): Promise<readonly number[]> {
  if (entries.length === 0) return [];
  const subjects = await scope.subjects.ensure(studentsIn(entries));
  const first = (await reserveNumbers(scope, entries.length)) + 1;
  for (let from = 0; from < entries.length; from += rowsAtOnce) {
    const chunk = entries.slice(from, from + rowsAtOnce);
    await insertRows(scope, chunk.map((entry, index) => ({ entry, number: first + from + index })), subjects);
  }
  return entries.map((_, index) => first + index);
}

/** Appends those entries whose once key is not in the ledger yet. */
export async function appendNew(scope: Scope, entries: readonly Entry[]): Promise<readonly number[]> {
  const subjects = await scope.subjects.ensure(studentsIn(entries));
  const keyed = new Map(entries.map((entry) => [entry.onceKey?.(subjectsOfEntry(entry, subjects)) ?? '', entry]));
  const { rows } = await sql<{ once_key: string }>`
    select p.once_key from ${payloadWithKeys(scope.schoolId, [...keyed.keys()])}`.execute(scope.tx);
  for (const row of rows) keyed.delete(row.once_key);
  return appendToLedger(scope, [...keyed.values()]);
}

/** Locks the school's ledger for writing and answers its highest number. What is read after this stays true until the transaction ends. */
export async function lockLedger({ tx, schoolId }: Scope): Promise<number> {
  const row = await tx.selectFrom('counter').select('last_number').where('school_id', '=', schoolId).forUpdate().executeTakeFirst();
  if (row === undefined) throw new HeddleError('store.unknown-school', { school: schoolId });
  return row.last_number;
}

/** A row's hash is salted with its students' salts: once they are erased, nobody can guess the content back from it. */
export function hashOf(content: unknown, subjects: readonly Subject[]): string {
  const salts = subjects.map((subject) => subject.salt).sort();
  return sha256([...salts, canonicalJson(content)].join('\n'));
}

function subjectsOfEntry(entry: Entry, subjects: ReadonlyMap<string, Subject>): readonly Subject[] {
  const ids = new Set(entry.parts.flatMap((part) => part.studentIds));
  return [...ids].sort().flatMap((id) => subjects.get(id) ?? []);
}

function studentsIn(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) => entry.parts.flatMap((part) => part.studentIds));
}

/** Statement parameters stay at a few megabytes. */
const rowsAtOnce = 2_000;

async function reserveNumbers(scope: Scope, count: number): Promise<number> {
  const last = await lockLedger(scope);
  await scope.tx.updateTable('counter').set({ last_number: last + count }).where('school_id', '=', scope.schoolId).execute();
  return last;
}

type Numbered = { readonly entry: Entry; readonly number: number };

async function insertRows({ tx, schoolId, now }: Scope, numbered: readonly Numbered[], subjects: ReadonlyMap<string, Subject>): Promise<void> {
  const rows = numbered.map(({ entry, number }) => {
    const about = subjectsOfEntry(entry, subjects);
    return {
      number, kind: entry.kind, topic: entry.topic ?? '', subject_key: about.length === 1 && entry.parts.length === 1 ? about[0]?.key : null,
      occurred_at: entry.occurredAt, hash: hashOf(entry.content, about),
    };
  });
  await sql`
    insert into ledger (school_id, number, kind, topic, subject_key, occurred_at, recorded_at, hash)
    select ${schoolId}, number, kind, topic, subject_key, occurred_at, ${now}::timestamptz, hash
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(number bigint, kind text, topic text, subject_key uuid, occurred_at timestamptz, hash text)`.execute(tx);
  const parts = numbered.flatMap(({ entry, number }) =>
    entry.parts.map((part, index) => {
      const keys = [...new Set(part.studentIds)].flatMap((id) => subjects.get(id)?.key ?? []).sort();
      return {
        number, part: index, subject_key: keys.length === 1 ? keys[0] : null, shared_by: keys.length > 1 ? keys : null,
        once_key: index === 0 ? entry.onceKey?.(subjectsOfEntry(entry, subjects)) : null, body: part.body,
      };
    }),
  );
  for (let from = 0; from < parts.length; from += rowsAtOnce) {
    await sql`
      insert into payload (school_id, number, part, subject_key, shared_by, once_key, body)
      select ${schoolId}, number, part, subject_key, shared_by, once_key, body
      from json_to_recordset(${JSON.stringify(parts.slice(from, from + rowsAtOnce))}::json)
        as r(number bigint, part integer, subject_key uuid, shared_by uuid[], once_key text, body json)`.execute(tx);
  }
}
