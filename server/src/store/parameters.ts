import { methodFrom, readParameterFile } from '@heddle/engine/mastery';
import type { MasteryMethod } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { sql } from 'kysely';
import { decisionEntry, readDecisions } from './decisions.ts';
import { appendToLedger, lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import type { StoredParameters, TakenDiagnosticParameters, TakenParameters } from './store.ts';

/** Which version of a method's parameters a school works with is a decision: who, why, in place of what, and the file itself, for going back. */
export async function recordParameters(scope: Scope, taken: TakenParameters): Promise<void> {
  await lockLedger(scope);
  await appendToLedger(scope, [decisionEntry({ kind: 'parameters', topic: taken.method, occurredAt: scope.now, body: taken, pieces: [] })]);
}

/** All that were ever taken, oldest first; the last of a method is in force. */
export async function readParameters(scope: Scope): Promise<readonly StoredParameters[]> {
  const rows = await scope.tx.selectFrom('ledger').select('number')
    .where('school_id', '=', scope.schoolId).where('kind', '=', 'parameters').where('topic', '<>', ofDiagnostics).orderBy('number').execute();
  const found = await readDecisions<TakenParameters>(scope, rows.map((row) => row.number));
  return found.map(({ body, recordedAt }) => ({ ...body, recordedAt }));
}

/** The methods whose parameters the school has taken; a method is left out where it went back to what its models name. */
export async function takenMethods(scope: Scope): Promise<readonly MasteryMethod[]> {
  const { rows } = await sql<{ number: number; hash: string }>`
    select distinct on (topic) number, hash from ledger
    where school_id = ${scope.schoolId} and kind = 'parameters' and topic <> ${ofDiagnostics} order by topic, number desc`.execute(scope.tx);
  for (const { number, hash } of rows.filter((row) => !ready.has(row.hash))) {
    const [decision] = await readDecisions<TakenParameters>(scope, [number]);
    ready.set(hash, decision === undefined ? null : methodOf(decision.body));
  }
  return rows.flatMap(({ hash }) => ready.get(hash) ?? []);
}

/** By the hash of the decision: a file has some megabytes, and every import of answers asks for it. */
const ready = new Map<string, MasteryMethod | null>();

/** Throws HeddleError `store.parameters-unreadable` when this program reads no such file any more. */
function methodOf({ file, version }: TakenParameters): MasteryMethod | null {
  if (file === null) return null;
  const read = readParameterFile(version, JSON.stringify(file));
  if (read.file === undefined) throw new HeddleError('store.parameters-unreadable', { value: version }, read.problems);
  return methodFrom(read.file);
}

/** What a school's diagnostics begin with is taken in the same way; no estimate is folded by it. */
export async function recordDiagnosticParameters(scope: Scope, taken: TakenDiagnosticParameters): Promise<void> {
  await lockLedger(scope);
  await appendToLedger(scope, [decisionEntry({ kind: 'parameters', topic: ofDiagnostics, occurredAt: scope.now, body: taken, pieces: [] })]);
}

/** All that were ever taken, oldest first; the last is in force. */
export async function readDiagnosticParameters(scope: Scope): Promise<readonly TakenDiagnosticParameters[]> {
  const rows = await scope.tx.selectFrom('ledger').select('number')
    .where('school_id', '=', scope.schoolId).where('kind', '=', 'parameters').where('topic', '=', ofDiagnostics).orderBy('number').execute();
  return (await readDecisions<TakenDiagnosticParameters>(scope, rows.map((row) => row.number))).map(({ body }) => body);
}

const ofDiagnostics = 'diagnostic';
