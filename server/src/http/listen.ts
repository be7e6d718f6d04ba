import { HeddleError } from '@heddle/engine/problem';
import type { FastifyInstance } from 'fastify';

/** How many ports are tried before giving up. */
const tries = 20;

/**
 * Listens on the port, or on the next free one when it is taken: a second school on the same computer must not fail for a number.
 * Answers the address to open. Port 0 takes any free one.
 * @throws HeddleError `page.no-port` when twenty in a row are taken
 */
export async function listen(app: FastifyInstance, { port, host = '127.0.0.1' }: { readonly port: number; readonly host?: string }): Promise<string> {
  for (let next = port; next < port + tries && next <= 65_535; next += 1) {
    try {
      return await app.listen({ port: next, host });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new HeddleError('page.no-port', { first: port, last: Math.min(port + tries - 1, 65_535) });
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}
