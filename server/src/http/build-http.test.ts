import { english, isLocale, noNames, render } from '@heddle/engine/messages';
import { HeddleError } from '@heddle/engine/problem';
import { describe, expect, test } from 'vitest';
import { startJobs } from '../jobs/index.ts';
import { problemPage, workSteps } from '../reports/index.ts';
import { buildHttp } from './build-http.ts';
import type { HttpOptions } from './http-options.ts';
import { securityHeaders } from './security-headers.ts';

type Call = { readonly service: string; readonly input: unknown };

/** The real server, its services answering from a table and remembering what they were asked. */
async function serving(answers: Readonly<Record<string, (input: unknown) => unknown>> = {}) {
  const calls: Call[] = [];
  const call = async (service: string, input: unknown) => {
    calls.push({ service, input });
    const answer = answers[service];
    if (answer === undefined) throw new HeddleError('services.no-plan', { date: '2026-09-15' });
    return answer(input) as Readonly<Record<string, unknown>>;
  };
  const options: HttpOptions = {
    call, problemPage, workSteps,
    jobs: startJobs({ call, onFault: () => {} }),
    say: (reason, locale) => render(reason, { locale: isLocale(locale) ? locale : 'en', audience: 'staff', names: noNames }),
    stylesFolder: new URL('../../../web/src/styles/', import.meta.url),
  };
  const app = await buildHttp(options);
  return { app, calls, options };
}
const view = () => ({ html: '<!DOCTYPE html><title>day</title>', view: { on: '2026-09-15' } });
const host = 'localhost:4173';
const page = { host, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const program = { host, accept: 'application/json' };

describe('routes', () => {
  test('[PG10] of all routes, only these few answer another computer; the rest are for whoever sits at this one', async () => {
    const { app } = await serving({ 'view-day': view, 'list-planned-days': () => ({ today: '2026-09-15', days: ['2026-09-15'] }) });
    const { paths } = (await app.inject({ url: '/openapi.json', headers: program })).json<{ paths: Record<string, Record<string, unknown>> }>();
    const urls = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method: method === 'post' ? 'POST' as const : 'GET' as const, url: path.replace('{on}', '2026-09-15').replace(/\{(?:id|student)\}/, 'x') })));
    const answers = async (remoteAddress: string) => Promise.all(urls.map(async ({ path, url, method }) => [path, (await app.inject({ method, url, headers: page, remoteAddress })).statusCode] as const));
    const open = (await answers('192.168.1.20')).filter(([, status]) => status !== 403).map(([path]) => path);
    expect(open.toSorted()).toEqual(['/health', '/openapi.json', '/styles/heddle.svg', '/styles/page.css', '/styles/running-footer.css', '/styles/tokens.css']);
    expect(urls.length - open.length).toBe(40);
    for (const here of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect((await answers(here)).filter(([, status]) => status === 403)).toEqual([]);
  });

  test('[PG10] a route that does not say who may ask it can not be registered', async () => {
    const { app } = await serving();
    expect(() => app.get('/secret', async () => 'x')).toThrow(/who may ask/);
  });

  test('[PG11] the front page leads to today, or else to the latest planned day, in the reader\'s language', async () => {
    const days = ['2026-09-14', '2026-09-15'];
    const to = async (today: string, url = '/', planned = days) => {
      const { app } = await serving({ 'list-planned-days': () => ({ today, days: planned }) });
      const answer = await app.inject({ url, headers: page });
      return [answer.statusCode, answer.headers.location];
    };
    expect(await to('2026-09-14')).toEqual([303, '/days/2026-09-14']);
    expect(await to('2026-09-20')).toEqual([303, '/days/2026-09-15']);
    expect(await to('2026-09-20', '/?lang=ar-XB')).toEqual([303, '/days/2026-09-15?lang=ar-XB']);
    expect(await to('2026-09-20', '/', [])).toEqual([303, '/plan']);
  });

  test('[PG11] each view asks the service for exactly what its address says', async () => {
    const { app, calls } = await serving({ 'view-day': view });
    for (const path of ['', '/adults/t-1', '/adults/t-1/substitute', '/students/s%2F1?lang=ar-XB']) await app.inject({ url: `/days/2026-09-15${path}`, headers: page });
    expect(calls.map((call) => call.input)).toEqual([
      { on: '2026-09-15', locale: 'en', whose: { view: 'school' }, work: null },
      { on: '2026-09-15', locale: 'en', whose: { view: 'adult', id: 't-1' } },
      { on: '2026-09-15', locale: 'en', whose: { view: 'substitute', id: 't-1' } },
      { on: '2026-09-15', locale: 'ar-XB', whose: { view: 'student', id: 's/1' } },
    ]);
  });

  test('[PG11] a program gets the same day as JSON', async () => {
    const { app } = await serving({ 'view-day': view });
    const answer = await app.inject({ url: '/days/2026-09-15', headers: program });
    expect(answer.headers['content-type']).toMatch(/application\/json/);
    expect(answer.json()).toEqual({ on: '2026-09-15' });
    expect((await app.inject({ url: '/days/2026-09-15', headers: page })).headers['content-type']).toMatch(/text\/html/);
  });

  test('[PG11] a picked name leads to its page; picking nobody leads to the whole school', async () => {
    const { app } = await serving();
    const to = async (query: string) => (await app.inject({ url: `/days/2026-09-15/find?${query}`, headers: page })).headers.location;
    expect(await to('adult=t%201')).toBe('/days/2026-09-15/adults/t%201');
    expect(await to('student=s1&lang=ar-XB')).toBe('/days/2026-09-15/students/s1?lang=ar-XB');
    expect(await to('')).toBe('/days/2026-09-15');
    expect(await to(`adult=${encodeURIComponent('//evil.example/')}`)).toBe('/days/2026-09-15/adults/%2F%2Fevil.example%2F');
  });

  test('[PG11] the description lists the routes', async () => {
    const { app } = await serving();
    const description = (await app.inject({ url: '/openapi.json', headers: program })).json<{ openapi: string; paths: Record<string, unknown> }>();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(expect.arrayContaining(['/days/{on}', '/days/{on}/students/{id}', '/health']));
  });

  test('[PG12] styles are served by name only, and known ones are not sent twice', async () => {
    const { app } = await serving();
    const first = await app.inject({ url: '/styles/page.css', headers: { host } });
    expect(first.headers['content-type']).toMatch(/text\/css/);
    expect((await app.inject({ url: '/styles/page.css', headers: { host, 'if-none-match': String(first.headers.etag) } })).statusCode).toBe(304);
    for (const url of ['/styles/../package.json', '/styles/%2e%2e/package.json', '/styles/other.css', '/styles/']) {
      expect([url, (await app.inject({ url, headers: { host } })).statusCode]).toEqual([url, 404]);
    }
  });
});

describe('forms', () => {
  const form = (more: Readonly<Record<string, string>> = {}) => ({ ...page, 'content-type': 'application/x-www-form-urlencoded', ...more });
  const change = { method: 'POST', url: '/diagnostics/s1/changes', payload: 'change=pause&to=sitting&lang=ar-XB' } as const;

  test('[PG40] a form of our own page is taken, and leads to the page it names in the reader\'s language', async () => {
    for (const from of [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, { origin: `http://${host}` }, {}]) {
      const { app, calls } = await serving({ 'change-sitting': () => ({}) });
      const answer = await app.inject({ ...change, headers: form(from) });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/diagnostics/s1/sitting?lang=ar-XB']);
      expect(calls).toEqual([{ service: 'change-sitting', input: { student: 's1', change: 'pause' } }]);
    }
  });

  test('[PG40] a form that another site sent is refused before anything is asked', async () => {
    for (const from of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://localhost:80' }]) {
      const { app, calls } = await serving({ 'change-sitting': () => ({}) });
      expect([from, (await app.inject({ ...change, headers: form(from) })).statusCode]).toEqual([from, 403]);
      expect(calls).toEqual([]);
    }
  });

  test('[PG40] what the form of an answer, of a sheet and of a start says is what the service is asked', async () => {
    const { app, calls } = await serving({ 'answer-diagnostic': () => ({}), 'change-sitting': () => ({}), 'print-diagnostic': () => ({}), 'mark-diagnostic': () => ({}), 'start-diagnostic': () => ({}) });
    const send = (url: string, payload: string) => app.inject({ method: 'POST', url, payload, headers: form() });
    await send('/diagnostics/s1/answers', 'key=abc&given=3%2F4');
    await send('/diagnostics/s1/answers', 'key=abc&given=3&unsure=yes');
    await send('/diagnostics/s1/answers', 'key=abc&pause=yes');
    await send('/diagnostics/s1/paper', 'questions=8');
    await send('/diagnostics/s1/marks', 'form=4&given-0123456789abcdef=7&mark-0123456789abcdef=&mark-fedcba9876543210=right&stray=1');
    await send('/diagnostics', 'student=s1&towards=6.RP.A.1%2C+6.RP.A.2');
    expect(calls.map(({ input }) => input)).toEqual([
      { student: 's1', key: 'abc', given: '3/4' }, { student: 's1', key: 'abc', given: null }, { student: 's1', change: 'pause' }, { student: 's1', questions: 8 },
      { student: 's1', form: 4, marks: [{ key: '0123456789abcdef', given: '7', mark: null }, { key: 'fedcba9876543210', given: null, mark: 'right' }] },
      { student: 's1', towards: ['6.RP.A.1', '6.RP.A.2'], seed: null },
    ]);
  });

  test('[PG50] [PG51] the form of a plan begins the work once, and leads to its page; what stops it, says yes and publishes asks for just that', async () => {
    let end: (result: object) => void = () => {};
    const { app, calls, options } = await serving({ 'plan-day': () => new Promise((resolve) => { end = resolve; }), 'approve-plan': () => ({}), 'publish-day': () => ({}) });
    const to = async (url: string, payload: string) => (await app.inject({ method: 'POST', url, payload, headers: form() })).headers.location;
    expect(await to('/plan', 'on=2026-09-15&seconds=30')).toBe('/days/2026-09-15/plan?note=begun');
    expect(await to('/plan', 'on=2026-09-15&seconds=600&lang=ar-XB')).toBe('/days/2026-09-15/plan?note=joined&lang=ar-XB');
    expect(await to('/plan', 'on=2026-09-16&seconds=30')).toBe('/days/2026-09-15/plan?note=busy');
    expect(await to('/days/2026-09-15/plan/stop', '')).toBe('/days/2026-09-15/plan');
    expect(options.jobs.running()).toMatchObject({ kind: 'plan', isStopping: true });
    end({});
    expect(await to('/days/2026-09-15/approvals', 'limit=all&by=lead-1&reason=small+school')).toBe('/days/2026-09-15');
    expect(await to('/days/2026-09-15/publish', 'plan=plan-7&lang=ar-XB')).toBe('/days/2026-09-15?lang=ar-XB');
    expect(calls).toEqual([
      { service: 'plan-day', input: { on: '2026-09-15', seed: 1, iterations: null, seconds: 30 } },
      { service: 'approve-plan', input: { on: '2026-09-15', limit: 'all', by: 'lead-1', reason: 'small school' } },
      { service: 'publish-day', input: { on: '2026-09-15', planId: 'plan-7' } },
    ]);
  });

  test('[PG56] forms of a student\'s day fix, free, wish and ask for just what they say, and lead back to the page', async () => {
    const { app, calls } = await serving({ 'lock-place': () => ({}), 'unlock-place': () => ({}), 'note-wish': () => ({}), 'why-not': () => ({ says: ['It was full.'] }), 'view-choices': view });
    const send = (path: string, payload: Record<string, string>) => app.inject({ method: 'POST', url: `/days/2026-09-15/students/s%2F1/${path}`, payload: new URLSearchParams(payload).toString(), headers: form() });
    const lesson = new URLSearchParams({ period: '2', adult: 't & 1', competency: '', modality: 'lesson' }).toString();
    const back = '/days/2026-09-15/students/s%2F1/choices';
    expect((await send('lock', { lesson, by: 't1', reason: 'asked for it', lang: 'ar-XB' })).headers.location).toBe(`${back}?lang=ar-XB`);
    expect((await send('unlock', { lock: 'l1' })).headers.location).toBe(back);
    expect((await send('wish', { period: '2', modality: 'partner', competency: '' })).headers.location).toBe(back);
    expect((await app.inject({ url: `${back}?${new URLSearchParams({ lesson }).toString()}`, headers: page })).statusCode).toBe(200);
    const never = await serving({ 'why-not': () => { throw new HeddleError('services.not-offered', {}); }, 'view-choices': view });
    expect((await never.app.inject({ url: `${back}?${new URLSearchParams({ lesson }).toString()}`, headers: page })).statusCode).toBe(200);
    expect(JSON.stringify(never.calls.at(-1)?.input)).toContain('is not offered it then');
    expect((await send('lock', { lesson: 'nonsense', by: 't1', reason: 'asked' })).statusCode).toBe(400);
    const who = { on: '2026-09-15', student: 's/1' };
    expect(calls).toEqual([
      { service: 'lock-place', input: { ...who, period: '2', adult: 't & 1', space: null, competency: null, modality: 'lesson', by: 't1', reason: 'asked for it' } },
      { service: 'unlock-place', input: { id: 'l1' } },
      { service: 'note-wish', input: { ...who, period: '2', competency: null, modality: 'partner' } },
      { service: 'why-not', input: { ...who, period: '2', competency: null, modality: 'lesson', locale: 'en' } },
      { service: 'view-choices', input: { ...who, locale: 'en', answer: { period: '2', competency: null, modality: 'lesson', says: ['It was full.'] } } },
    ]);
  });

  test('[PG54] what the form of a repair ticks is kept first, also while something else runs, and then the day is mended', async () => {
    const { app, calls } = await serving({ 'note-absence': () => ({}), 'repair-day': () => ({}), 'plan-day': () => new Promise(() => {}) });
    const to = async (url: string, payload: string) => (await app.inject({ method: 'POST', url, payload, headers: form() })).headers.location;
    expect(await to('/days/2026-09-15/repair', 'out-t-1=1&out-r1=1&here-s%2F1=1&from=&until=3&reason=ill')).toBe('/days/2026-09-15/repair?note=begun');
    expect(await to('/days/2026-09-15/repair', 'from=&until=&reason=')).toBe('/days/2026-09-15/repair?note=begun');
    await to('/plan', 'on=2026-09-16&seconds=30');
    expect(await to('/days/2026-09-15/repair', 'out-t-2=1')).toBe('/days/2026-09-16/plan?note=noted');
    const mend = { service: 'repair-day', input: { on: '2026-09-15', out: [], reason: '', from: null, seed: 1, iterations: null } };
    expect(calls).toEqual([
      { service: 'note-absence', input: { on: '2026-09-15', away: ['t-1', 'r1'], here: ['s/1'], from: null, until: '3', reason: 'ill' } }, mend, mend,
      { service: 'plan-day', input: expect.anything() },
      { service: 'note-absence', input: { on: '2026-09-15', away: ['t-2'], here: [], from: null, until: null, reason: '' } },
    ]);
  });

  test('[PG52] the page of running work comes piece by piece until the work ends', async () => {
    let end: (result: object) => void = () => {};
    const { app } = await serving({ 'plan-day': () => new Promise((resolve) => { end = resolve; }), 'view-work': () => ({ html: '<main>before <!--steps--> after</main>', view: {} }) });
    await app.inject({ method: 'POST', url: '/plan', payload: 'on=2026-09-15&seconds=30', headers: form() });
    const sent = app.inject({ url: '/days/2026-09-15/plan', headers: page });
    setTimeout(() => end({}), 50);
    const { body, headers } = await sent;
    expect(body).toMatch(/^<main>before .*class="tick".*url=\/days\/2026-09-15.* after<\/main>$/s);
    expect(headers['content-security-policy']).toBe(securityHeaders['content-security-policy']);
    expect(await app.inject({ url: '/days/2026-09-16/plan', headers: program }).then((answer) => answer.json())).toEqual({});
  });

  test('[PG53] a server that is told to end while somebody reads a page of work ends with that page, and keeps no connection for the next one', async () => {
    let end: (result: object) => void = () => {};
    const { app, options } = await serving({ 'plan-day': () => new Promise((resolve) => { end = resolve; }), 'view-work': () => ({ html: '<main>before <!--steps--> after</main>', view: {} }) });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    options.jobs.begin({ kind: 'plan', on: '2026-09-15', service: 'plan-day', input: {} });
    const reading = await fetch(`${address}/days/2026-09-15/plan`);
    const closed = app.close();
    while (app.server.listening) await new Promise((resolve) => { setImmediate(resolve); });
    end({});
    expect(await reading.text()).toMatch(/ after<\/main>$/);
    await closed;
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  test('[PG40] a form that is too long or does not fit is refused in words', async () => {
    const { app, calls } = await serving({ 'answer-diagnostic': () => ({}) });
    const send = async (payload: string) => (await app.inject({ method: 'POST', url: '/diagnostics/s1/answers', payload, headers: form() })).statusCode;
    expect(await send(`key=abc&given=${'7'.repeat(2000)}`)).toBe(413);
    expect(await send('given=3')).toBe(400);
    expect(calls).toEqual([]);
  });
});

describe('problems', () => {
  test.each([
    ['/nowhere', 404, english['page.not-found']],
    ['/days/2026-13-41', 400, '&quot;2026-13-41&quot; is not a date. Maybe write it like 2026-09-15.'],
    ['/days/today', 400, 'is not a date'],
    ['/days/2026-09-15?lang=xx', 400, '&quot;xx&quot; is not one of the words that may stand here. Maybe use one of these: en and ar-XB.'],
    [`/days/2026-09-15/students/${'x'.repeat(150)}`, 400, 'The text is too long: it may have 100 letters.'],
    ['/days/%ff', 400, english['page.bad-request']],
    ['/days/2026-09-16', 404, 'href="/plan"'],
  ])('[PG13] %s is answered %i with a page people can read and leave', async (url, status, sentence) => {
    const { app } = await serving();
    const answer = await app.inject({ url, headers: page });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/text\/html/);
    expect(answer.body).toContain('<main');
    expect(answer.body).toContain('href="/"');
    if (typeof sentence === 'string') expect(answer.body).toContain(sentence);
  });

  test('[PG13] a program gets problem+json with the code and the sentence', async () => {
    const { app } = await serving();
    const answer = await app.inject({ url: '/days/2026-09-16', headers: program });
    expect(answer.headers['content-type']).toMatch(/application\/problem\+json/);
    expect(answer.json()).toMatchObject({ type: 'urn:heddle:problem:services.no-plan', title: 'services.no-plan', status: 404 });
  });

  test('[PG13] what breaks inside is said without its inside', async () => {
    const { app } = await serving({ 'view-day': () => { throw new Error('password at /srv/secret'); } });
    const answer = await app.inject({ url: '/days/2026-09-15', headers: page });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/password|secret|at .*\.ts/);
  });

  test('[PG13] an answer of the wrong shape is a failure, not a blank page', async () => {
    const { app } = await serving({ 'view-day': () => ({ view: {} }) });
    expect((await app.inject({ url: '/days/2026-09-15', headers: page })).statusCode).toBe(500);
  });

  test('[PG13] a problem comes in the reader\'s language', async () => {
    const { app } = await serving();
    const answer = await app.inject({ url: '/nowhere?lang=ar-XB', headers: page });
    expect(answer.body).toContain('lang="ar-XB" dir="rtl"');
  });

  test('[PG1] an address can not write into the page', async () => {
    const { app } = await serving();
    const answer = await app.inject({ url: '/days/%3Cscript%3Ealert(1)%3C%2Fscript%3E', headers: page });
    expect(answer.body).not.toContain('<script');
  });
});

describe('security', () => {
  const urls = ['/', '/health', '/styles/page.css', '/openapi.json', '/nowhere', '/days/2026-13-41', '/days/%ff', '/days/2026-09-15'];

  test.each(urls)('[PG14] %s carries every security header, whatever the answer', async (url) => {
    const { app } = await serving();
    const { headers } = await app.inject({ url, headers: page });
    for (const [name, value] of Object.entries(securityHeaders)) if (name !== 'cache-control') expect([name, headers[name]]).toEqual([name, value]);
    expect(headers['cache-control']).toMatch(/no-store|no-cache/);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('[PG14] a refused host carries them too', async () => {
    const { app } = await serving();
    const { headers } = await app.inject({ url: '/', headers: { ...page, host: 'evil.example' } });
    expect(headers['content-security-policy']).toBe(securityHeaders['content-security-policy']);
  });

  test('[PG14] the policy allows no script, no inline style, no other origin and no frame', () => {
    const csp = securityHeaders['content-security-policy'];
    expect(csp).toMatch(/^default-src 'none'/);
    expect(csp).not.toMatch(/unsafe|script-src|https?:|\*/);
    expect(csp).toMatch(/frame-ancestors 'none'/);
  });

  test.each(['evil.example', 'evil.example:4173', 'localhost.evil.example', '127.0.0.1.evil.example', '127.0.0.1:80:80', 'localhost@evil.example', '10.0.0.4:4173'])('[PG15] the host "%s" is refused before any service is asked (DNS rebinding)', async (name) => {
    const { app, calls } = await serving({ 'view-day': view });
    const answer = await app.inject({ url: '/days/2026-09-15', headers: { ...page, host: name } });
    expect(answer.statusCode).toBe(421);
    expect(calls).toEqual([]);
  });

  test.each(['localhost', 'localhost:4173', '127.0.0.1:4173', '[::1]:4173', 'LOCALHOST:1'])('[PG15] the host "%s" is this computer', async (name) => {
    const { app } = await serving({ 'view-day': view });
    expect((await app.inject({ url: '/days/2026-09-15', headers: { ...page, host: name } })).statusCode).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'] as const)('[PG14] %s changes nothing: there is no such route', async (method) => {
    const { app, calls } = await serving({ 'view-day': view });
    expect((await app.inject({ method, url: '/days/2026-09-15', headers: page })).statusCode).toBe(404);
    expect(calls).toEqual([]);
  });
});
