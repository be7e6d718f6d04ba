import type { Evidence } from '@heddle/engine/evidence';
import type { MasteryMethod } from '@heddle/engine/mastery';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson, sha256 } from './canonical.ts';
import { appendToLedger, hashOf, lockLedger } from './ledger.ts';
import type { Entry, Scope } from './ledger.ts';
import { foldNew } from './mastery.ts';
import { openReviewsOfLateEvidence } from './reviews.ts';
import { payloadWithKeys } from './with-body.ts';

type Recorded = { readonly accepted: number; readonly duplicates: number; readonly conflicts: readonly string[]; readonly reviewsOpened: number };

/** Evidence, its projections and its effects go into one transaction. What contradicts a record is refused, and raises an alarm. */
export async function recordEvidence(scope: Scope, given: readonly Evidence[], methodsInForce: () => Promise<readonly MasteryMethod[]>): Promise<Recorded> {
  if (given.length === 0) return { accepted: 0, duplicates: 0, conflicts: [], reviewsOpened: 0 };
  await lockLedger(scope);
  const known = await knownHashes(scope, given);
  const subjects = await scope.subjects.find(given.map((one) => one.studentId));
  const accepted = new Map<string, Evidence>();
  const conflicts = new Set<string>();
  const refused: Refused[] = [];
  let duplicates = 0;
  for (const one of given) {
    const before = accepted.get(one.id);
    const recorded = known.get(onceKeyOf(one));
    const subject = subjects.get(one.studentId);
    // Only where there is something to compare with: most of a night's answers are new.
    const hash = () => hashOf(contentOf(one), subject === undefined ? [] : [subject]);
    if (recorded === undefined && before === undefined) accepted.set(one.id, one);
    else if (recorded === undefined ? canonicalJson(contentOf(before)) === canonicalJson(contentOf(one)) : recorded.hash === hash()) duplicates += 1;
    else {
      conflicts.add(one.id);
      refused.push({ number: recorded?.number ?? null, subject_key: recorded?.subject_key ?? null, refused_hash: hash() });
    }
  }
  // Two contents for one id in the same delivery: neither can be trusted before the other.
  for (const id of conflicts) accepted.delete(id);
  await raiseAlarms(scope, refused);
  const entries = [...accepted.values()].map(entryOf);
  const numbers = await appendToLedger(scope, entries);
  // Asked for under the lock: another process may have taken other parameters while this one waited.
  await foldNew(scope, [...accepted.values()], await methodsInForce());
  const recorded = [...accepted.values()].map((evidence, index) => ({ evidence, number: numbers[index] ?? 0 }));
  const reviewsOpened = await openReviewsOfLateEvidence(scope, recorded);
  return { accepted: accepted.size, duplicates, conflicts: [...conflicts].sort(), reviewsOpened };
}

/** When it was recorded is not part of what it says: the same file imported tomorrow is the same evidence. */
function contentOf(evidence: Evidence | undefined): unknown {
  return evidence === undefined ? undefined : { ...evidence, recordedAt: undefined };
}

function onceKeyOf(evidence: Evidence): string {
  return `evidence/${sha256(evidence.id)}`;
}

function entryOf(evidence: Evidence): Entry {
  return {
    kind: 'evidence', occurredAt: evidence.occurredAt, content: contentOf(evidence),
    parts: [{ studentIds: [evidence.studentId], body: evidence }], onceKey: () => onceKeyOf(evidence),
  };
}

type Known = { readonly hash: string; readonly number: number; readonly subject_key: string | null };
type Refused = { readonly number: number | null; readonly subject_key: string | null; readonly refused_hash: string };

async function knownHashes({ tx, schoolId }: Scope, given: readonly Evidence[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<Known & { once_key: string }>`
    select p.once_key, l.hash, l.number, l.subject_key
    from ${payloadWithKeys(schoolId, given.map(onceKeyOf))}
      cross join lateral (select * from ledger where ledger.school_id = p.school_id and ledger.number = p.number offset 0) l`.execute(tx);
  return new Map(rows.map((row) => [row.once_key, row]));
}

async function raiseAlarms({ tx, schoolId, now }: Scope, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map((one) => ({ ...one, school_id: schoolId, alarm_id: randomUUID(), raised_at: now, kind: 'evidence-conflict' }));
  await tx.insertInto('alarm').values(rows).execute();
}
