import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

const config = { policy: 'anyone' } as const;

/** Whether the server is up, and what it can be asked. Neither shows anything of the school. */
export function stateRoutes(): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/health', { config, schema: { summary: 'Is the server up', response: { 200: z.object({ status: z.literal('ok') }) } } }, async () => ({ status: 'ok' as const }));
    app.get('/openapi.json', { config, schema: { summary: 'This description' } }, async (_request, reply) => reply.type('application/json').serializer(JSON.stringify).send(app.swagger()));
  };
}
