import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '@heddle/engine/roster';
import type { EntityBodies, EntityChange, EntityKind, SchoolTransaction } from '../store/index.ts';

/** What one source says about one kind: all of it, so that what it no longer says is deactivated. */
export type Incoming<K extends EntityKind = EntityKind> = {
  [Kind in K]: { readonly kind: Kind; readonly entries: readonly { readonly id: string; readonly body: EntityBodies[Kind]; readonly studentIds: readonly string[] }[] };
}[K];

type ImportCounts = { readonly added: number; readonly updated: number; readonly deactivated: number; readonly unchanged: number };

/** Compares what a source says with what is known and records only the differences, as new versions. */
export async function recordImport(tx: SchoolTransaction, incoming: readonly Incoming[], occurredAt: Instant): Promise<ImportCounts> {
  const counts = { added: 0, updated: 0, deactivated: 0, unchanged: 0 };
  const changes: EntityChange[] = [];
  for (const { kind, entries } of incoming) {
    const known = new Map((await tx.readEntities(kind)).map(({ id, body }) => [id, body]));
    for (const { id, body, studentIds } of entries) {
      const before = known.get(id);
      known.delete(id);
      if (before === undefined) counts.added += 1;
      else if (isDeepStrictEqual(before, body)) {
        counts.unchanged += 1;
        continue;
      } else counts.updated += 1;
      changes.push({ kind, id, body, studentIds, occurredAt } as EntityChange);
    }
    for (const id of known.keys()) {
      counts.deactivated += 1;
      changes.push({ kind, id, body: null, studentIds: [], occurredAt } as EntityChange);
    }
  }
  await tx.recordEntities(changes);
  return counts;
}
