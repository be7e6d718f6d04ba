import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { lang, schoolDate } from '../address.ts';
import type { Lang } from '../address.ts';
import type { HttpOptions } from '../http-options.ts';
import { wantsPage } from '../problems.ts';
import { sendPage, viewed } from '../send-page.ts';

const config = { policy: 'operate-school' } as const;
const params = z.object({ on: schoolDate });
/** What came of pressing a button: it stays in the address, so that whoever comes back to work that is gone is told so. */
const note = z.enum(['begun', 'joined', 'busy', 'noted']).optional();
type Note = z.infer<typeof note>;
const querystring = z.object({ lang, note });

const kinds = ['plan', 'repair', 'staffing'] as const;
type Kind = (typeof kinds)[number];

/** Plans and repairs are chance with this seed: whoever plans again from the same facts gets the same plan. */
const seed = 1;

/**
 * Planning a day, mending it, asking what one more would be worth. Each begins with a form and goes on
 * when the page is closed. While it runs its page is sent piece by piece, so that it shows progress without a script and without a reload
 * that would take the focus away.
 */
export function workRoutes({ call, jobs, workSteps }: HttpOptions): FastifyPluginAsyncZod {
  const begin = ({ reply, lang: locale, kind, day, service, input }: { readonly reply: FastifyReply; readonly lang: Lang; readonly kind: Kind; readonly day: string; readonly service: string; readonly input: object }) => {
    const { job, isNew } = jobs.begin({ kind, on: day, service, input });
    const isSame = job.kind === kind && job.on === day;
    return reply.redirect(pageOf(job.kind, job.on, { locale, note: isNew ? 'begun' : isSame ? 'joined' : kind === 'repair' ? 'noted' : 'busy' }), 303);
  };

  return async (app) => {
    app.get('/plan', { config, schema: { summary: 'Choose a day to plan', querystring } }, async (request, reply) => {
      const { next } = z.object({ next: schoolDate }).parse(await call('list-planned-days', {}));
      return reply.redirect(pageOf('plan', next, { locale: request.query.lang, note: undefined }), 303);
    });

    const plan = z.object({ lang, on: schoolDate, seconds: z.coerce.number().int().min(1).max(3_600) });
    app.post('/plan', { config, schema: { summary: 'Plan a day', body: plan } }, async ({ body }, reply) =>
      begin({ reply, lang: body.lang, kind: 'plan', day: body.on, service: 'plan-day', input: { on: body.on, seed, iterations: null, seconds: body.seconds } }));

    // What is told is kept before anything is begun: whoever tells of an absence while something else runs has told it all the same.
    const news = z.object({ lang, from: z.string().max(200).default(''), until: z.string().max(200).default(''), reason: z.string().max(200).default('') }).catchall(z.string().max(200));
    app.post('/days/:on/repair', { config, bodyLimit: 262_144, schema: { summary: 'Tell who is out, and mend the day', params, body: news } }, async (request, reply) => {
      const { lang: locale, from, until, reason, ...fields } = request.body;
      const day = request.params.on;
      const ticked = (prefix: string) => Object.keys(fields).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      const [away, here] = [ticked('out-'), ticked('here-')];
      if (away.length + here.length > 0) await call('note-absence', { on: day, away, here, from: from || null, until: until || null, reason });
      return begin({ reply, lang: locale, kind: 'repair', day, service: 'repair-day', input: { on: day, out: [], reason: '', from: null, seed, iterations: null } });
    });

    app.post('/days/:on/staffing', { config, schema: { summary: 'Ask what one more would be worth', params, body: z.object({ lang }) } }, async (request, reply) =>
      begin({ reply, lang: request.body.lang, kind: 'staffing', day: request.params.on, service: 'explain-staffing', input: { on: request.params.on, seed, iterations: null } }));

    for (const kind of kinds) {
      app.get(`/days/:on/${kind}`, { config, schema: { summary: `Long work on a day: ${kind}`, params, querystring } }, async (request, reply) =>
        show({ request, reply, kind, day: request.params.on, query: request.query }));
      app.post(`/days/:on/${kind}/stop`, { config, schema: { summary: 'Stop and keep the best so far', params, body: z.object({ lang }) } }, async (request, reply) => {
        jobs.stop({ kind, on: request.params.on });
        return reply.redirect(pageOf(kind, request.params.on, { locale: request.body.lang, note: undefined }), 303);
      });
    }
  };

  async function show({ request, reply, kind, day, query }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly kind: Kind; readonly day: string; readonly query: z.infer<typeof querystring> }) {
    const name = { kind, on: day };
    const job = jobs.find(name) ?? null;
    const found = viewed.parse(await call('view-work', { ...name, locale: query.lang, note: query.note ?? null, job }));
    const [before = '', after] = found.html.split('<!--steps-->');
    if (after === undefined || !wantsPage(request.headers.accept)) return sendPage({ request, reply, ...found });
    return reply.type('text/html; charset=utf-8').send(Readable.from(pieces(before, after), { objectMode: false }));

    async function* pieces(first: string, last: string) {
      yield first;
      const step = workSteps(query.lang);
      for await (const now of jobs.follow(name)) yield step(now);
      yield last;
    }
  }
}

function pageOf(kind: string, day: string, { locale, note: told }: { readonly locale: Lang; readonly note: Note }): string {
  const query = new URLSearchParams({ ...(told === undefined ? {} : { note: told }), ...(locale === 'en' ? {} : { lang: locale }) }).toString();
  return `/days/${day}/${kind}${query === '' ? '' : `?${query}`}`;
}
