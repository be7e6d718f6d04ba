import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inSameLanguage, lang, schoolDate } from '../address.ts';
import type { HttpOptions } from '../http-options.ts';

const config = { policy: 'operate-school' } as const;
const params = z.object({ on: schoolDate });
const name = z.string().min(1).max(100);

/** What a person decides of a draft: yes to going beyond a limit, and that it is in force. Both lead back to the day. */
export function draftRoutes({ call }: HttpOptions): FastifyPluginAsyncZod {
  return async (app) => {
    const yes = z.object({ lang, limit: name, by: name, reason: z.string().max(500) });
    app.post('/days/:on/approvals', { config, bodyLimit: 8_192, schema: { summary: 'Say yes to going beyond a limit', params, body: yes } }, async (request, reply) => {
      const { lang: locale, ...rest } = request.body;
      await call('approve-plan', { on: request.params.on, ...rest });
      return reply.redirect(inSameLanguage(`/days/${request.params.on}`, locale), 303);
    });

    app.post('/days/:on/publish', { config, schema: { summary: 'Put the draft in force that was read', params, body: z.object({ lang, plan: name }) } }, async (request, reply) => {
      await call('publish-day', { on: request.params.on, planId: request.body.plan });
      return reply.redirect(inSameLanguage(`/days/${request.params.on}`, request.body.lang), 303);
    });
  };
}
