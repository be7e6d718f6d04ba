import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * Joins the body (part 0 of the payload) as `p` to each row of `alias`, looked up by its key.
 * `offset 0` keeps it a look-up: a database without statistics (a new one, or PGlite, which never gathers any by itself) takes a school
 * for a handful of rows and compares every row with every other.
 */
export function withBody(alias: 'l' | 'e'): RawBuilder<unknown> {
  return sql`cross join lateral (
    select subject_key, shared_by, body from payload
    where payload.school_id = ${sql.ref(`${alias}.school_id`)} and payload.number = ${sql.ref(`${alias}.number`)} and part = 0 offset 0) p`;
}

/** Payload rows with these once keys, as `p`; a look-up each, for the same reason. */
export function payloadWithKeys(schoolId: string, onceKeys: readonly string[]): RawBuilder<unknown> {
  return sql`unnest(${[...onceKeys]}::text[]) as wanted(once_key) cross join lateral (
    select school_id, number, once_key from payload
    where payload.school_id = ${schoolId} and payload.once_key = wanted.once_key offset 0) p`;
}
