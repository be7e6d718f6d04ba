import { openStore } from '../open-store.ts';
import type { Acting } from '../store.ts';
import { evidenceOf } from './samples.ts';
import { shippedMethods } from './test-store.ts';

/** Imports evidence in many small transactions: some of its own, some that another process brings too. Says what became of it. */
const [databaseUrl = '', schoolId = '', name = ''] = process.argv.slice(2);
const who: Acting & { readonly schoolId: string } = { schoolId, actor: { kind: 'operator', id: name }, actingAs: null, purpose: 'import', now: '2026-09-14T20:00:00.000Z' };
const store = await openStore({ databaseUrl }, { methods: shippedMethods });
const total = { accepted: 0, duplicates: 0 };
for (let batch = 0; batch < 20; batch += 1) {
  const numbers = Array.from({ length: 10 }, (_, index) => batch * 10 + index);
  const given = numbers.flatMap((number) => [evidenceOf(`${name}-${number}`, `S${number % 7}`), evidenceOf(`both-${number}`, `S${number % 5}`)]);
  const { accepted, duplicates } = await store.transact(who, (tx) => tx.recordEvidence(given));
  total.accepted += accepted;
  total.duplicates += duplicates;
}
console.log(JSON.stringify(total));
await store.close();
