import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { lang, schoolDate } from '../address.ts';
import type { Lang } from '../address.ts';
import type { HttpOptions } from '../http-options.ts';
import { sendPage, viewed } from '../send-page.ts';

const config = { policy: 'operate-school' } as const;
const params = z.object({ on: schoolDate });
const text = z.string().max(200).default('');

/** Which of two rounds of a day: what is in force, or the proposal beside it. */
const show = z.literal('proposed').optional();

/** The standing groups of the round that holds a day: proposing and publishing them, and a leader's move between them. */
export function roundRoutes({ call }: HttpOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/rounds/:on', { config, schema: { summary: 'The standing groups of a round', params, querystring: z.object({ lang, show }) } }, async (request, reply) => {
      const { lang: locale, show: which } = request.query;
      return sendPage({ request, reply, ...viewed.parse(await call('view-round', { on: request.params.on, locale, isProposal: which === 'proposed' })) });
    });

    app.post('/rounds', { config, bodyLimit: 8_192, schema: { summary: 'Propose a round', body: z.object({ lang, from: schoolDate }) } }, async ({ body: { lang: locale, from } }, reply) => {
      await call('plan-round', { from });
      return reply.redirect(pageOf(from, { locale, show: 'proposed' }), 303);
    });

    app.post('/rounds/:on/publish', { config, bodyLimit: 8_192, schema: { summary: 'Put the proposed round in force that was read', params, body: z.object({ lang, proposal: z.string().min(1).max(100) }) } }, async (request, reply) => {
      const { lang: locale, proposal } = request.body;
      await call('publish-round', { from: request.params.on, proposal });
      return reply.redirect(pageOf(request.params.on, { locale, show: undefined }), 303);
    });

    const move = z.object({ lang, show, student: text, period: text, to: text, by: text, reason: z.string().max(500).default('') });
    app.post('/rounds/:on/moves', { config, bodyLimit: 8_192, schema: { summary: 'Move a student to another standing group', params, body: move } }, async (request, reply) => {
      const { lang: locale, show: which, ...rest } = request.body;
      await call('move-in-round', { on: request.params.on, ...rest });
      return reply.redirect(pageOf(request.params.on, { locale, show: which }), 303);
    });
  };
}

function pageOf(on: string, { locale, show: which }: { readonly locale: Lang; readonly show: z.infer<typeof show> }): string {
  const query = new URLSearchParams({ ...(which === undefined ? {} : { show: which }), ...(locale === 'en' ? {} : { lang: locale }) }).toString();
  return `/rounds/${on}${query === '' ? '' : `?${query}`}`;
}
