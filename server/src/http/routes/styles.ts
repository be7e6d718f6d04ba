import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpOptions } from '../http-options.ts';
import { runningFooter } from '../running-footer.ts';

/** The only files that are served, by name: nothing in an address ever becomes a path on the disk. */
const files = { 'tokens.css': 'text/css; charset=utf-8', 'page.css': 'text/css; charset=utf-8', 'heddle.svg': 'image/svg+xml' } as const;
const config = { policy: 'anyone' } as const;

export function styleRoutes({ stylesFolder }: HttpOptions): FastifyPluginAsyncZod {
  return async (app) => {
    for (const [name, type] of Object.entries(files)) {
      const body = await readFile(new URL(name, stylesFolder));
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      app.get(`/styles/${name}`, { config, schema: { summary: `The file ${name}` } }, async (request, reply) => {
        void reply.header('cache-control', 'no-cache').header('etag', etag).type(type);
        return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(body);
      });
    }
    app.get('/styles/running-footer.css', { config, schema: { summary: 'One line for the foot of every printed sheet', querystring: z.object({ text: z.string().max(600) }) } }, async (request, reply) =>
      reply.type('text/css; charset=utf-8').send(runningFooter(request.query.text)));
  };
}
