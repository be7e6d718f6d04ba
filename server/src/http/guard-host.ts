import { HeddleError } from '@heddle/engine/problem';
import type { FastifyInstance } from 'fastify';

/**
 * A page on the internet can point its own name at 127.0.0.1 and have the reader's browser ask us (DNS rebinding). Such a request names
 * the attacker's host, and is refused before anything else looks at it.
 */
export function guardHost(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? '';
    if (!isOwnName(host)) throw new HeddleError('page.wrong-host', { host: host.slice(0, 100) });
  });
}

function isOwnName(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host);
}
