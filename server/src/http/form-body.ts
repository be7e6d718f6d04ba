import type { FastifyInstance } from 'fastify';

/** Reads what an HTML form sends, as text by field name; of a field that comes twice the last one counts. Bounded by the route's body limit. */
export function formBody(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
}
