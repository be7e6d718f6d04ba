import type { Kysely, Transaction } from 'kysely';

/**
 * The tables as the code reads them. Both engines answer alike: instants as ISO strings in UTC, numbers as numbers,
 * `json` as its text (kept to the letter; whoever needs the value parses it).
 */
export type Tables = {
  readonly school: { readonly school_id: string; readonly name: string; readonly time_zone: string; readonly created_at: string };
  readonly counter: { readonly school_id: string; readonly last_number: number };
  readonly subject: { readonly school_id: string; readonly subject_key: string; readonly student_id: string; readonly salt: string };
  readonly ledger: {
    readonly school_id: string;
    readonly number: number;
    readonly kind: LedgerKind;
    readonly topic: string;
    readonly subject_key: string | null;
    readonly occurred_at: string;
    readonly recorded_at: string;
    readonly hash: string;
  };
  readonly payload: {
    readonly school_id: string;
    readonly number: number;
    readonly part: number;
    readonly subject_key: string | null;
    readonly shared_by: readonly string[] | null;
    readonly once_key: string | null;
    readonly body: string;
  };
  readonly entity: {
    readonly school_id: string;
    readonly kind: string;
    readonly entity_id: string;
    readonly number: number;
    readonly occurred_at: string;
    readonly is_active: boolean;
  };
  readonly mastery: { readonly school_id: string; readonly subject_key: string; readonly method: string; readonly parameters: string; readonly fold: number; readonly state: Uint8Array };
  readonly alarm: {
    readonly school_id: string;
    readonly alarm_id: string;
    readonly raised_at: string;
    readonly kind: string;
    readonly number: number | null;
    readonly subject_key: string | null;
    readonly refused_hash: string;
  };
  readonly audit: {
    readonly school_id: string;
    readonly audit_id: string;
    readonly at: string;
    readonly actor_kind: string;
    readonly actor_id: string;
    readonly acting_as: string | null;
    readonly purpose: string;
    readonly action: string;
    readonly object: string;
    readonly detail: string;
  };
};

/** Facts: entity, evidence, diagnostic. Decisions: the others; an erasure is the tombstone's own row. */
export type LedgerKind = 'entity' | 'evidence' | 'judgement' | 'plan' | 'approval' | 'round' | 'review' | 'erasure' | 'diagnostic' | 'parameters';

/** The connection's owner: migrations and boot checks only. Handlers never see it. */
export type Database = Kysely<Tables>;
/** One transaction of one school under the application's role. */
export type Tx = Transaction<Tables>;

/** PostgreSQL's type numbers that both engines must read alike. */
export const typeNumbers = { int8: 20, json: 114, timestamptz: 1184 } as const;

/** "2026-09-15 16:23:00+00" to "2026-09-15T16:23:00.000Z". */
export function readInstant(text: string): string {
  return new Date(text).toISOString();
}
