import type { FastifyInstance } from 'fastify';
import { buildHttp, listen } from '../server/src/http/index.ts';
import { startJobs } from '../server/src/jobs/index.ts';
import type { Jobs } from '../server/src/jobs/index.ts';
import { problemPage, workSteps } from '../server/src/reports/index.ts';
import { say } from '../server/src/services/index.ts';
import type { ServiceContext } from '../server/src/services/index.ts';
import { openTestSchool } from '../server/src/services/testing/open-test-school.ts';
import { priceInWorker, searchOnBothCores } from '../server/src/solver/index.ts';
import type { TestSchool } from '../server/src/services/testing/open-test-school.ts';

export type ServedSchool = { readonly app: FastifyInstance; readonly address: string; readonly school: TestSchool; readonly jobs: Jobs; close(): Promise<void> };

/** A school with its services, its store and its pages, on a port of its own: what a page does is really done. `clock` says what time it is. */
export async function serveTestSchool(clock: () => string): Promise<ServedSchool> {
  const school = await openTestSchool({ team: 'alder' });
  const call = (name: string, input: unknown, more: Partial<ServiceContext> = {}): Promise<Readonly<Record<string, unknown>>> =>
    (typeof input === 'object' && input !== null ? school.call(name, input, { now: clock(), ...more }) : Promise.reject(new TypeError(`the input of ${name} is no object`)));
  // What is planned here is searched for as in a school: in threads, with progress, stopped when somebody asks.
  const jobs = startJobs({ call: (name, input, progress, stop) => call(name, input, { progress, stop, search: searchOnBothCores, price: priceInWorker }), onFault: (error) => { throw error; } });
  const app = await buildHttp({
    call, jobs, workSteps, problemPage,
    say: (reason, locale) => say(reason, locale === 'ar-XB' ? locale : 'en'),
    stylesFolder: new URL('../web/src/styles/', import.meta.url),
  });
  return {
    app, school, jobs, address: await listen(app, { port: 0 }),
    // Work first, then those who ask, then what both stand on.
    async close() {
      await jobs.close();
      await app.close();
      await school.close();
    },
  };
}
