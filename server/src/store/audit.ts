import { randomUUID } from 'node:crypto';
import type { Scope } from './ledger.ts';
import type { Acting, SchoolTransaction } from './store.ts';

type AuditRow = Parameters<SchoolTransaction['audit']>[0];

export type Audit = {
  write(row: AuditRow): Promise<void>;
  /** Words (a name, an identifier) that no row of this transaction may carry from now on. */
  forget(words: readonly string[]): void;
};

/**
 * Who acted, as whom, why, on what; in the same transaction as the act. Rows are never erased, so they name no student:
 * a student's id is replaced by the subject key, which means nothing once the student is erased.
 */
export function auditOf(scope: Scope, who: Acting): Audit {
  const forgotten: string[] = [];
  return {
    forget: (words) => forgotten.push(...words.filter((word) => word.trim() !== '')),
    async write({ action, object, detail }) {
      const texts = [who.actor.id, who.actingAs ?? '', who.purpose, object, ...Object.values(detail).filter((value) => typeof value === 'string')];
      const subjects = await scope.subjects.find(texts.flatMap((text) => [text, ...wordsOf(text)]));
      const clean = (text: string): string => {
        const whole = subjects.get(text);
        if (whole !== undefined) return `student:${whole.key}`;
        const keyed = text.replace(wordPattern, (word) => (subjects.has(word) ? `student:${subjects.get(word)?.key}` : word));
        return forgotten.reduce((left, word) => left.replaceAll(new RegExp(escapeRegExp(word), 'giu'), 'erased'), keyed);
      };
      await scope.tx.insertInto('audit').values({
        school_id: scope.schoolId, audit_id: randomUUID(), at: scope.now,
        actor_kind: who.actor.kind, actor_id: clean(who.actor.id), acting_as: who.actingAs === null ? null : clean(who.actingAs), purpose: clean(who.purpose),
        action, object: clean(object),
        detail: JSON.stringify(Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]))),
      }).execute();
    },
  };
}

const wordPattern = /[^\s/,;:()]+/gu;

function wordsOf(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
