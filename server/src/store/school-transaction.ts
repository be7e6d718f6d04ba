import { HeddleError } from '@heddle/engine/problem';
import { sql } from 'kysely';
import { readApprovals, recordApprovals } from './approvals.ts';
import { auditOf } from './audit.ts';
import type { Database } from './database.ts';
import { readEntities, readRoster, recordEntities } from './entities.ts';
import { readDiagnosticEvents, recordDiagnosticEvent } from './diagnostics.ts';
import { eraseStudent } from './erase.ts';
import { recordEvidence } from './evidence.ts';
import { readJudgements, recordJudgements } from './judgements.ts';
import type { Scope } from './ledger.ts';
import { readAdoptedModels } from './adopted-models.ts';
import { foldAll, readProjections } from './mastery.ts';
import type { MethodsInForce } from './methods-in-force.ts';
import { readDiagnosticParameters, readParameters, recordDiagnosticParameters, recordParameters, takenMethods } from './parameters.ts';
import { findEarlierPlan, findPlan, readPlannedDays, readPublishedPlans, recordPlan } from './plans.ts';
import { readEvidence } from './read-evidence.ts';
import { rebuild } from './rebuild.ts';
import { closeReviews, readReviews } from './reviews.ts';
import { readRoundPlans, recordRoundPlan } from './rounds.ts';
import type { Acting, SchoolTransaction } from './store.ts';
import { subjectsOf } from './subjects.ts';

/** One transaction of one school under the application's role, which sees nothing else. All or nothing. */
export async function transactAtSchool<T>(
  database: Database,
  { who, methods, onErased }: { readonly who: Acting & { readonly schoolId: string }; readonly methods: MethodsInForce; onErased(): void },
  work: (tx: SchoolTransaction) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(async (tx) => {
    const { schoolId, now } = who;
    await sql`select set_config('role', 'heddle_app', true), set_config('heddle.school', ${schoolId}, true)`.execute(tx);
    const school = await tx.selectFrom('counter').select('school_id').where('school_id', '=', schoolId).executeTakeFirst();
    if (school === undefined) throw new HeddleError('store.unknown-school', { school: schoolId });
    const scope: Scope = { tx, schoolId, now, subjects: subjectsOf(tx, schoolId) };
    const handle = closable(schoolTransaction(scope, { who, methods, onErased }));
    try {
      return await work(handle.value);
    } finally {
      handle.close();
    }
  });
}

/** What services can do. Every change leaves an audit row here, whatever its caller remembers to write. */
function schoolTransaction(scope: Scope, { who, methods, onErased }: { readonly who: Acting; readonly methods: MethodsInForce; onErased(): void }): SchoolTransaction {
  const audit = auditOf(scope, who);
  return {
    schoolId: scope.schoolId, audit: audit.write,
    ...reading(scope), ...facts(scope, { audit, methods }), ...decisions(scope, audit), ...folding(scope, { audit, methods, onErased }),
  };
}

type Audit = ReturnType<typeof auditOf>;

/** What is only looked at. */
function reading(scope: Scope) {
  return {
    async watermark() {
      const row = await scope.tx.selectFrom('counter').select('last_number').where('school_id', '=', scope.schoolId).executeTakeFirstOrThrow();
      return row.last_number;
    },
    readEntities: (kind) => readEntities(scope, kind),
    readRoster: () => readRoster(scope),
    readAdoptedModels: () => readAdoptedModels(scope),
    readEvidence: ({ studentId, ...filter }) => readEvidence(scope, { ...filter, ...(studentId === undefined ? {} : { studentIds: [studentId] }) }),
    readDiagnosticEvents: (filter) => readDiagnosticEvents(scope, filter),
    readJudgements: (filter) => readJudgements(scope, filter),
    findPlan: (on, status) => findPlan(scope, on, status),
    findEarlierPlan: (on, planId) => findEarlierPlan(scope, on, planId),
    readPublishedPlans: (filter) => readPublishedPlans(scope, filter),
    readPlannedDays: () => readPlannedDays(scope),
    readApprovals: (on) => readApprovals(scope, on),
    readRoundPlans: (filter) => readRoundPlans(scope, filter),
    readReviews: (filter) => readReviews(scope, filter),
    readParameters: () => readParameters(scope),
    readDiagnosticParameters: () => readDiagnosticParameters(scope),
    takenMethods: () => takenMethods(scope),
    readProjections: () => readProjections(scope),
  } satisfies Partial<SchoolTransaction>;
}

/** What was seen and sent. */
function facts(scope: Scope, { audit, methods }: { readonly audit: Audit; readonly methods: MethodsInForce }) {
  return {
    async recordEntities(changes) {
      const result = await recordEntities(scope, changes);
      const kinds = [...new Set(changes.map((change) => change.kind))].sort().join(' ');
      await audit.write({ action: 'record-entities', object: kinds, detail: result });
      return result;
    },
    async recordEvidence(evidence) {
      const { conflicts, ...counts } = await recordEvidence(scope, evidence, () => methods(scope));
      await audit.write({ action: 'record-evidence', object: 'evidence', detail: { ...counts, conflicts: conflicts.length } });
      return { ...counts, conflicts };
    },
    async recordDiagnosticEvent(event) {
      const isNew = await recordDiagnosticEvent(scope, event);
      await audit.write({ action: 'record-diagnostic', object: event.id, detail: { event: event.kind, number: event.number, recorded: isNew ? 1 : 0 } });
      return isNew;
    },
  } satisfies Partial<SchoolTransaction>;
}

/** What a rule or a person said of it. */
function decisions(scope: Scope, audit: Audit) {
  return {
    async recordJudgements(judgements, seen) {
      const recorded = await recordJudgements(scope, judgements, seen);
      await audit.write({ action: 'record-judgements', object: 'judgements', detail: { recorded } });
    },
    async recordPlan(plan, status, seen) {
      const id = await recordPlan(scope, plan, status, seen);
      await audit.write({ action: 'record-plan', object: id, detail: { status, on: plan.on } });
      return id;
    },
    async recordApprovals(approvals) {
      const recorded = await recordApprovals(scope, approvals);
      await audit.write({ action: 'record-approvals', object: 'approvals', detail: { recorded } });
    },
    async recordRoundPlan(round, status) {
      await recordRoundPlan(scope, round, status);
      await audit.write({ action: 'record-round', object: round.id, detail: { status } });
    },
    async closeReviews(closings) {
      const closed = await closeReviews(scope, closings);
      if (closed > 0) await audit.write({ action: 'close-reviews', object: 'reviews', detail: { closed } });
      return closed;
    },
  } satisfies Partial<SchoolTransaction>;
}

/** What makes the projections anew: other parameters, a rebuild, a student who is forgotten. */
function folding(scope: Scope, { audit, methods, onErased }: { readonly audit: Audit; readonly methods: MethodsInForce; onErased(): void }) {
  return {
    async recordParameters(taken, progress = () => {}) {
      await recordParameters(scope, taken);
      await foldAll(scope, [...(await scope.subjects.byKey()).values()], await methods(scope), progress);
      await audit.write({ action: 'take-parameters', object: taken.version, detail: { method: taken.method, before: taken.before, by: taken.by } });
    },
    async recordDiagnosticParameters(taken) {
      await recordDiagnosticParameters(scope, taken);
      await audit.write({ action: 'take-parameters', object: taken.version, detail: { method: 'diagnostic', before: taken.before, by: taken.by } });
    },
    async rebuild(progress = () => {}) {
      const result = await rebuild(scope, () => methods(scope), progress);
      await audit.write({ action: 'rebuild', object: 'projections', detail: { before: result.before, after: result.after } });
      return result;
    },
    async eraseStudent(studentId) {
      const counts = await eraseStudent(scope, studentId, audit);
      onErased();
      await audit.write({ action: 'erase-student', object: 'student', detail: counts });
      return counts;
    },
  } satisfies Partial<SchoolTransaction>;
}

/** A handle kept beyond its transaction would write on a connection that is somebody else's by then. */
function closable(handle: SchoolTransaction): { readonly value: SchoolTransaction; close(): void } {
  let isOpen = true;
  const value = new Proxy(handle, {
    get(target, name, receiver) {
      if (!isOpen && name in target) throw new HeddleError('store.transaction-over', { method: String(name) });
      return Reflect.get(target, name, receiver);
    },
  });
  return { value, close: () => (isOpen = false) };
}
