import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inSameLanguage, lang, schoolDate } from '../address.ts';
import type { HttpOptions } from '../http-options.ts';
import { sendPage, viewed } from '../send-page.ts';

const id = z.string().min(1).max(100);
const inLanguage = z.object({ lang });
const config = { policy: 'read-school' } as const;

const explained = z.looseObject({ html: z.string() });
const planned = z.object({ today: schoolDate, days: z.array(schoolDate) });

/** The pages of a day. The same address gives JSON to a program that asks for it. */
export function dayRoutes({ call, jobs }: HttpOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/', { config, schema: { summary: 'Today, or the latest planned day', querystring: inLanguage } }, async (request, reply) => {
      const { today, days } = planned.parse(await call('list-planned-days', {}));
      const on = days.includes(today) ? today : days.at(-1);
      return reply.redirect(inSameLanguage(on === undefined ? '/plan' : `/days/${on}`, request.query.lang), 303);
    });

    const working = () => {
      const job = jobs.running();
      return job === undefined ? null : { kind: job.kind, on: job.on };
    };
    const page = (path: string, summary: string, view: 'school' | 'adult' | 'substitute' | 'student') => {
      const params = view === 'school' ? z.object({ on: schoolDate }) : z.object({ on: schoolDate, id });
      app.get(path, { config, schema: { summary, params, querystring: inLanguage } }, async (request, reply) => {
        const { on } = request.params;
        const whose = 'id' in request.params ? { view, id: request.params.id } : { view };
        return sendPage({ request, reply, ...viewed.parse(await call('view-day', { on, locale: request.query.lang, whose, ...(view === 'school' ? { work: working() } : {}) })) });
      });
    };
    page('/days/:on', 'The whole school on one day', 'school');
    page('/days/:on/adults/:id', 'One adult: groups, steps, materials', 'adult');
    page('/days/:on/adults/:id/substitute', 'A sheet for whoever stands in', 'substitute');
    page('/days/:on/students/:id', 'One student: where, with whom, why', 'student');

    app.get('/days/:on/students/:id/levels', { config, schema: { summary: 'One student: every level and why', params: z.object({ on: schoolDate, id }), querystring: inLanguage } }, async (request, reply) => {
      const { html, ...rest } = explained.parse(await call('explain-levels', { student: request.params.id, on: request.params.on, competency: null, locale: request.query.lang, isPage: true }));
      return sendPage({ request, reply, html, view: rest });
    });

    app.get('/fairness', { config, schema: { summary: 'Who gets what over days, for whoever leads the school', querystring: inLanguage.extend({ from: schoolDate, to: schoolDate }) } }, async (request, reply) => {
      const { from, to, lang: locale } = request.query;
      const { html, report } = z.object({ html: z.string(), report: z.unknown() }).parse(await call('view-fairness', { from, to, locale }));
      return sendPage({ request, reply, html, view: report });
    });

    const find = inLanguage.extend({ adult: id.optional(), student: id.optional() });
    app.get('/days/:on/find', { config, schema: { summary: 'From a picked name to its page', params: z.object({ on: schoolDate }), querystring: find } }, async (request, reply) => {
      const { adult, student, lang: locale } = request.query;
      const path = adult !== undefined ? `/adults/${encodeURIComponent(adult)}` : student !== undefined ? `/students/${encodeURIComponent(student)}` : '';
      return reply.redirect(inSameLanguage(`/days/${request.params.on}${path}`, locale), 303);
    });
  };
}
