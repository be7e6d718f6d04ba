import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpOptions } from '../http-options.ts';
import { wantsPage } from '../problems.ts';

const config = { policy: 'operate-school' } as const;
const lang = z.enum(['en', 'ar-XB']).default('en');
const params = z.object({ on: z.iso.date({ error: 'input.date' }) });
const text = z.string().max(200).default('');

/** The standing groups of the round that holds a day, and a leader's move between them. */
export function roundRoutes({ call }: HttpOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/rounds/:on', { config, schema: { summary: 'The standing groups of a round', params, querystring: z.object({ lang }) } }, async (request, reply) => {
      const found = z.object({ html: z.string(), view: z.unknown() }).parse(await call('view-round', { on: request.params.on, locale: request.query.lang }));
      if (!wantsPage(request.headers.accept)) return reply.type('application/json').serializer(JSON.stringify).send(found.view);
      return reply.type('text/html; charset=utf-8').send(found.html);
    });

    const move = z.object({ lang, student: text, period: text, to: text, by: text, reason: z.string().max(500).default('') });
    app.post('/rounds/:on/moves', { config, bodyLimit: 8_192, schema: { summary: 'Move a student to another standing group', params, body: move } }, async (request, reply) => {
      const { lang: locale, ...rest } = request.body;
      await call('move-in-round', { on: request.params.on, ...rest });
      return reply.redirect(`/rounds/${request.params.on}${locale === 'en' ? '' : `?lang=${locale}`}`, 303);
    });
  };
}
