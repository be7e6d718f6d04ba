import type { FastifyInstance } from 'fastify';
import { buildHttp, listen } from '../server/src/http/index.ts';
import { problemPage } from '../server/src/reports/index.ts';
import { say } from '../server/src/services/index.ts';
import { openTestSchool } from '../server/src/services/testing/open-test-school.ts';
import type { TestSchool } from '../server/src/services/testing/open-test-school.ts';

/** A school with its services, its store and its pages, on a port of its own: what a page does is really done. `clock` says what time it is. */
export async function serveTestSchool(clock: () => string): Promise<{ readonly app: FastifyInstance; readonly address: string; readonly school: TestSchool }> {
  const school = await openTestSchool({ team: 'alder' });
  const app = await buildHttp({
    call: (name, input) => (typeof input === 'object' && input !== null ? school.call(name, input, { now: clock() }) : Promise.reject(new TypeError(`the input of ${name} is no object`))),
    problemPage,
    say: (reason, locale) => say(reason, locale === 'ar-XB' ? locale : 'en'),
    stylesFolder: new URL('../web/src/styles/', import.meta.url),
  });
  return { app, school, address: await listen(app, { port: 0 }) };
}
