import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boundOf, solve } from '@heddle/engine/schedule';
import { openTestStore } from '../../store/testing/test-store.ts';
import type { TestStore } from '../../store/testing/test-store.ts';
import type { SchoolTransaction } from '../../store/index.ts';
import { services } from '../index.ts';
import type { ServiceContext } from '../index.ts';
import { acting } from '../call-service.ts';
import { writeDemoFiles } from './demo-files.ts';
import type { DemoFiles } from './demo-files.ts';

/** A school for one test file, made by the services themselves, and its services by name, as command, page and door call them. */
export type TestSchool = {
  readonly store: TestStore;
  readonly schoolId: string;
  readonly files: DemoFiles;
  /** Calls a service; in the name of the local operator and after school on 14 September, unless told otherwise. */
  call<Result = Readonly<Record<string, unknown>>>(name: string, input: object, context?: Partial<ServiceContext>): Promise<Result>;
  /** Looks at, or changes, what the ledger holds, past the services. */
  transact<T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T>;
  /** Writes a file into a folder of its own and answers its path. */
  file(name: string, text: string): Promise<string>;
  /** Another school in the same database, empty until services fill it. */
  another(): TestSchool;
  close(): Promise<void>;
};

export type TestSchoolOptions = {
  /** Which part of the demo school; none leaves the database without a school. */
  readonly team: 'all' | 'alder' | 'none';
  /** A shipped model or the folder of a package. */
  readonly model?: string;
};

export const afterSchool = '2026-09-14T22:00:00.000Z';

export async function openTestSchool({ team, model = 'maths-lab' }: TestSchoolOptions): Promise<TestSchool> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-services-'));
  const store = await openTestStore({});
  const files = await writeDemoFiles(folder, { team: team === 'none' ? 'alder' : team });
  const school = schoolIn(store, folder, files);
  if (team !== 'none') await fill(school, model);
  return school;
}

/** The three steps every school takes before its first plan. */
export async function fill({ call, files }: TestSchool, model = 'maths-lab'): Promise<void> {
  const before = { now: '2026-08-20T15:00:00.000Z' };
  await call('init-school', { model, name: null, timeZone: 'America/Denver' }, before);
  await call('import-oneroster', { path: files.roster }, before);
  await call('import-school', { path: files.school }, before);
}

function schoolIn(store: TestStore, folder: string, files: DemoFiles): TestSchool {
  const schoolId = `school-${randomUUID()}`;
  const context: ServiceContext = {
    store, schoolId, now: afterSchool,
    actor: { kind: 'operator', name: 'tester' },
    progress: () => {},
    // In this thread: a worker would take longer to start than a small day takes to plan. One test shows that both answer the same.
    search: async ({ instance, seed, iterations }) => solve(instance, { seed, iterations }),
    price: async ({ instance }) => boundOf(instance, { iterations: 100 }),
  };
  return {
    store, schoolId, files,
    async call<Result>(name: string, input: object, more: Partial<ServiceContext> = {}) {
      const service = services.get(name);
      if (service === undefined) throw new Error(`there is no service ${name}`);
      // What a service answers goes to the door and to --json as JSON: tests see it as those do.
      return JSON.parse(JSON.stringify(await service.call({ ...context, ...more }, input))) as Result;
    },
    transact: (work) => store.transact(acting(context, 'test'), work),
    async file(name, text) {
      const path = join(await mkdtemp(join(folder, 'given-')), name);
      await writeFile(path, text);
      return path;
    },
    another: () => schoolIn(store, folder, files),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
