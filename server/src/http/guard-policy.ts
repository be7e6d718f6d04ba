import { HeddleError } from '@heddle/engine/problem';
import type { FastifyInstance } from 'fastify';

/**
 * Every route says who may ask it, or it can not be registered. Until people sign in, the person allowed to read the school is the one
 * at the computer that runs Heddle: whatever address the server was told to listen on, another computer gets no names.
 */
export function guardPolicy(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.policy === undefined) throw new Error(`The route ${String(route.method)} ${route.url} says not who may ask it. Maybe add config: { policy: 'read-school' }.`);
  });
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.policy === 'read-school' && !isThisComputer(request.socket.remoteAddress)) throw new HeddleError('page.not-here');
  });
}

function isThisComputer(address: string | undefined): boolean {
  return address !== undefined && /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}
