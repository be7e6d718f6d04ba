import { selectMethod } from '@heddle/engine/mastery';
import { sql } from 'kysely';
import { writeSync } from 'node:fs';
import { openDatabase } from '../open-database.ts';
import { storeOver } from '../open-store.ts';
import type { Acting, SchoolTransaction } from '../store.ts';
import { evidenceOf, judgementOf, planOf, seen, spaceChange } from './samples.ts';

/**
 * A process that is going to be killed. It opens the school that its forerunner left behind, checks it against what that one acknowledged
 * (`checked` and what it counted, or `broken` and why), then works without a pause: `begin n` before each piece of work, `ack n` once it is kept.
 * Arguments: a folder or the address of a PostgreSQL database, 'import' or 'plan', and the highest number acknowledged so far.
 */
const [folder = '', work = '', ackedText = '0'] = process.argv.slice(2);
const acked = Number(ackedText);
const who: Acting & { readonly schoolId: string } = { schoolId: 'crash', actor: { kind: 'operator', id: 'child' }, actingAs: null, purpose: 'crash', now: '2026-09-14T20:00:00.000Z' };
const students = Array.from({ length: 8 }, (_, index) => `S${index}`);
/** So many records make one import; enough that a kill falls into the middle of it. */
const spaces = 20;
const answers = 40;

const opened = await openDatabase(folder.startsWith('postgresql:') ? { databaseUrl: folder } : { folder }, false);
const store = storeOver(opened, { methods: [selectMethod({ method: 'bayes-irt', parameters: 'bayes-irt-1' })] });
const say = (line: string): number => writeSync(1, `${line}\n`);

const pieces: Readonly<Record<string, (tx: SchoolTransaction, n: number) => Promise<unknown>>> = {
  async import(tx, n) {
    await tx.recordEntities(Array.from({ length: spaces }, (_, index) => spaceChange(`i${n}-${index}`, n, who.now)));
    await tx.recordEvidence(Array.from({ length: answers }, (_, index) => evidenceOf(`i${n}-${index}`, students[index % students.length] ?? '')));
  },
  async plan(tx, n) {
    await tx.recordJudgements(students.map((id) => judgementOf(id, { competencyId: `p${n}` })), seen(n));
    await tx.recordPlan(planOf('2026-09-15', students, { seed: n }), 'published', { ...seen(n), seconds: 1 });
  },
};

/** How much of piece n is there: 0 = nothing, 1 = all, anything between = torn. */
const shareKept: Readonly<Record<string, () => Promise<(n: number) => number>>> = {
  async import() {
    const ids = await store.transact(who, async (tx) => [...(await tx.readEntities('space')), ...(await tx.readEvidence({}))].map(({ id }) => id.split('-')[0]));
    const counts = Map.groupBy(ids, (id) => id);
    return (n) => (counts.get(`i${n}`)?.length ?? 0) / (spaces + answers);
  },
  async plan() {
    const judged = Map.groupBy(await store.transact(who, (tx) => tx.readJudgements({})), (one) => one.competencyId);
    const { rows } = await sql<{ body: string; parts: number }>`
      select p.body, (select count(*) from payload q where q.number = p.number) as parts
      from ledger l join payload p on p.number = l.number and p.part = 0 where l.kind = 'plan'`.execute(opened.database);
    const parts = new Map(rows.map((row) => [JSON.parse(row.body).plan.seed as number, row.parts - 1]));
    return (n) => ((judged.get(`p${n}`)?.length ?? 0) + (parts.get(n) ?? 0)) / (2 * students.length);
  },
};

async function check(share: (n: number) => number): Promise<string> {
  for (let n = 1; n <= acked; n += 1) if (share(n) !== 1) return `broken: ${work} ${n} was acknowledged, and ${share(n)} of it is there`;
  if (![0, 1].includes(share(acked + 1))) return `broken: ${work} ${acked + 1} is there in part: ${share(acked + 1)}`;
  if (share(acked + 2) !== 0) return `broken: ${work} ${acked + 2} was never begun`;
  const { rows } = await sql<{ rows: number; last: number; bodies: number; counted: number }>`
    select count(*) as rows, coalesce(max(number), 0) as last, (select count(*) from payload where part = 0) as bodies, (select last_number from counter) as counted
    from ledger`.execute(opened.database);
  const [ledger] = rows;
  if (ledger === undefined || ledger.rows !== ledger.last || ledger.rows !== ledger.bodies || ledger.rows !== ledger.counted) return `broken: the ledger has gaps: ${JSON.stringify(ledger)}`;
  const rebuilt = await store.transact(who, (tx) => tx.rebuild());
  if (!rebuilt.equal) return 'broken: rebuild differs';
  return `checked ${ledger.rows} ${share(acked + 1)}`;
}

if ((await store.schools()).length === 0) await store.createSchool(who, { id: who.schoolId, name: 'Crash', timeZone: 'UTC' });
const make = pieces[work];
const look = shareKept[work];
if (make === undefined || look === undefined) throw new Error(`There is no work called "${work}"`);
say(await check(await look()));
// What was not acknowledged is done again, as a person would: some of it may be there already, and must not be doubled.
for (let n = acked + 1; ; n += 1) {
  say(`begin ${n}`);
  await store.transact(who, (tx) => make(tx, n));
  say(`ack ${n}`);
}
