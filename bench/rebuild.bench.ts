import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { sql } from 'kysely';
import type { Evidence } from '@heddle/engine/evidence';
import { startPostgres } from '../house/postgres-cluster.ts';
import { readModelPackage } from '../server/src/interop/model-package/index.ts';
import { openDatabase } from '../server/src/store/open-database.ts';
import type { OpenDatabase } from '../server/src/store/open-database.ts';
import { storeOver } from '../server/src/store/open-store.ts';
import { unpackState } from '../server/src/store/packed-state.ts';
import type { Store } from '../server/src/store/index.ts';
import type { Benchmark } from './benchmark.ts';
import { schoolAnswers } from './school-answers.ts';

/**
 * How long does it take to fold a school's whole ledger again? A PostgreSQL of its own in a temporary folder, filled by the store itself, day
 * by day; then `rebuild`. Options: --responses N (1000000), --students N (one for 500 responses), --method bayes-irt, --parameters bayes-irt-1;
 * --database URL takes (and keeps) a database that an earlier run with that option has filled.
 */
export const benchmark: Benchmark = {
  about: 'Seconds to rebuild all projections of a school from the responses in a PostgreSQL server (wall clock)',
  anchor: { value: 20, unit: 's', source: 'target for 1,000,000 responses' },
  better: 'lower',
  async measure(options) {
    const responses = Number(options['responses'] ?? 1_000_000);
    const students = Number(options['students'] ?? Math.max(1, Math.round(responses / 500)));
    const cluster = options['database'] === undefined ? await startPostgres() : { url: options['database'], stop: async () => {} };
    const opened = await openDatabase({ databaseUrl: cluster.url }, false);
    const store = storeOver(opened);
    try {
      const loaded = await load(store, { responses, students, method: options['method'] ?? 'bayes-irt', parameters: options['parameters'] ?? 'bayes-irt-1' });
      // What a server's own upkeep does within a minute of such an import; without it the first reader pays for it.
      await sql`vacuum analyze`.execute(opened.database);
      const run = await measure(opened, () => store.transact(who, (tx) => tx.rebuild()));
      const { result, wallSeconds } = run;
      if (!result.equal) throw new Error(`rebuild does not agree: ${JSON.stringify(result)}`);
      return {
        value: wallSeconds,
        detail: {
          responses, students, ...(await sizesOf(opened)), wallSeconds, cpuSeconds: run.cpuSeconds, databaseCpuSeconds: run.databaseCpuSeconds,
          rowsPerSecond: Math.round(responses / wallSeconds), rowsPerCpuSecond: Math.round(responses / run.cpuSeconds), peakRssMB: run.peakRssMB, ...loaded,
        },
      };
    } finally {
      await store.close();
      await cluster.stop();
    }
  },
};

const who = { actor: { kind: 'operator', id: 'bench' }, actingAs: null, purpose: 'bench', now: '2026-06-30T20:00:00.000Z', schoolId: 'bench' } as const;

async function load(store: Store, of: { readonly responses: number; readonly students: number; readonly method: string; readonly parameters: string }) {
  if ((await store.schools()).some(({ id }) => id === who.schoolId)) return { loadSeconds: 0 };
  const start = performance.now();
  await store.createSchool(who, { id: who.schoolId, name: 'Bench', timeZone: 'UTC' });
  const { files, model } = await readModelPackage('maths-lab');
  if (model === undefined) throw new Error('maths-lab is not sound');
  const mastery = (files['instruction/mastery.yaml'] ?? '').replace(/^method: .*$/m, `method: ${of.method}`).replace(/^parameters: .*$/m, `parameters: ${of.parameters}`);
  const competencyIds = model.instruction.frameworks.flatMap((framework) => framework.competencies.map(({ id }) => id));
  await store.transact(who, (tx) => tx.recordEntities([
    { kind: 'model-package', id: `${model.id}@${model.version}`, studentIds: [], occurredAt: '2025-08-20T08:00:00.000Z', body: { id: model.id, version: model.version, files: { ...files, 'instruction/mastery.yaml': mastery } } },
    {
      kind: 'adoption', id: model.id, studentIds: [], occurredAt: '2025-08-20T08:00:00.000Z',
      body: { id: model.id, modelId: model.id, modelVersion: model.version, from: '2025-08-20', until: null, claims: { subject: null, sectionIds: [] }, frameworkId: null, spaceIds: [], staffIds: [], activities: [], exitChecks: [] },
    },
  ]));
  let done = 0;
  let batch: Evidence[] = [];
  const flush = async () => {
    await store.transact(who, (tx) => tx.recordEvidence(batch));
    done += batch.length;
    batch = [];
    process.stderr.write(`\r${done} of ${of.responses} recorded`);
  };
  for (const evidence of schoolAnswers({ ...of, competencyIds, seed: 1 })) {
    batch.push(evidence);
    if (batch.length === 20_000) await flush();
  }
  if (batch.length > 0) await flush();
  process.stderr.write('\n');
  return { loadSeconds: Math.round(performance.now() - start) / 1000 };
}

async function measure<T>(opened: OpenDatabase, work: () => Promise<T>) {
  let peak = 0;
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 20);
  const [cpu, database, start] = [process.cpuUsage(), await databaseCpu(opened), performance.now()];
  const result = await work();
  const wallSeconds = Math.round(performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  return {
    result, wallSeconds, cpuSeconds: Math.round((user + system) / 1000) / 1000, databaseCpuSeconds: Math.round(((await databaseCpu(opened)) - database) * 100) / 100,
    peakRssMB: Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20),
  };
}

/** CPU seconds of the server's processes that serve this program (Linux: hundredths of a second in /proc). */
async function databaseCpu({ database }: OpenDatabase): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where backend_type in ('client backend', 'parallel worker')`.execute(database);
  return rows.reduce((sum, { pid }) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      return sum;
    }
  }, 0);
}

async function sizesOf({ database }: OpenDatabase) {
  const { rows } = await sql<{ state: Uint8Array; bytes: number }>`select state, pg_column_size(state) as bytes from mastery`.execute(database);
  let [competencies, bytes] = [0, 0];
  for (const row of rows) {
    competencies += Object.keys(JSON.parse(unpackState(row.state)).state).filter((id) => id !== '' && !id.startsWith('\u007f')).length;
    bytes += row.bytes;
  }
  return { competenciesTouched: competencies, bytesPerCompetency: Math.round((bytes / competencies) * 10) / 10 };
}
