import { HeddleError } from '@heddle/engine/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Every route says who may ask it, or it can not be registered. Until people sign in, the person allowed to read the school is the one
 * at the computer that runs Heddle: whatever address the server was told to listen on, another computer gets no names.
 * What changes something comes from our own pages: a page of anybody else's could otherwise have the reader's browser send a form here
 * (cross-site request forgery).
 */
export function guardPolicy(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.policy === undefined) throw new Error(`The route ${String(route.method)} ${route.url} says not who may ask it. Maybe add config: { policy: 'read-school' }.`);
  });
  // Before the body is read: whoever may not ask is told nothing about what they sent.
  app.addHook('onRequest', async (request) => {
    const { policy } = request.routeOptions.config;
    if (policy !== undefined && policy !== 'anyone' && !isThisComputer(request.socket.remoteAddress)) throw new HeddleError('page.not-here');
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isFromOwnPage(request)) throw new HeddleError('page.not-our-form');
  });
}

function isThisComputer(address: string | undefined): boolean {
  return address !== undefined && /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

/** Browsers say where a form came from (Fetch Metadata); older ones name the origin. A program says neither, and no page speaks through it. */
function isFromOwnPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === undefined || headers.origin === `http://${headers.host ?? ''}`;
}
