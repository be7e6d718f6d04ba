import { HeddleError } from '@heddle/engine/problem';
import type { Socket } from 'node:net';
import type { Claim } from './claim-door.ts';
import { readFrames, writeFrame } from './frames.ts';
import type { Answer, DoorFault, Knock, Stop } from './messages.ts';

export type CallByName = (name: string, input: unknown, onProgress: (step: unknown) => void, stop: AbortSignal) => Promise<unknown>;

/**
 * Lets other processes of the same user call by name. A call runs to its end even when the caller is gone: what it writes is one transaction,
 * and a request that did not arrive whole is never begun. Answers how to close: no new calls, the running ones end first.
 */
export function serveDoor({ server, welcome }: Extract<Claim, { isOwner: true }>, { call, limit }: { call: CallByName; limit?: number }): { close(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const guests = new Set<Socket>();
  welcome((socket) => {
    guests.add(socket);
    socket.once('close', () => guests.delete(socket));
    const stop = new AbortController();
    const answer = (message: Answer): void => writeFrame(socket, message);
    readFrames(socket, {
      ...(limit === undefined ? {} : { limit }),
      onFrame(message) {
        if (isStop(message)) return stop.abort();
        const knock = readKnock(message);
        if (knock === undefined) return void socket.destroy();
        const one = call(knock.name, knock.input, (step) => answer({ kind: 'progress', step }), stop.signal)
          .then((value) => answer({ kind: 'result', value: value ?? null }), (error: unknown) => answer({ kind: 'fault', fault: faultOf(error) }))
          .finally(() => running.delete(one));
        running.add(one);
      },
      onFault(code) {
        answer({ kind: 'fault', fault: { code, params: {}, problems: [] } });
        socket.end();
      },
    });
    answer({ kind: 'owner' });
  });
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.allSettled(running);
      for (const guest of guests) guest.end();
      const patience = setTimeout(() => guests.forEach((guest) => guest.destroy()), 500);
      await closed;
      clearTimeout(patience);
    },
  };
}

function isStop(message: unknown): message is Stop {
  return typeof message === 'object' && message !== null && 'stop' in message && message.stop === true;
}

function readKnock(message: unknown): Knock | undefined {
  if (typeof message !== 'object' || message === null || !('name' in message) || typeof message.name !== 'string') return undefined;
  return { name: message.name, input: 'input' in message ? message.input : null };
}

function faultOf(error: unknown): DoorFault {
  if (error instanceof HeddleError) return { code: error.code, params: error.params, problems: error.problems };
  return { code: 'door.failed', params: { said: error instanceof Error ? (error.stack ?? error.message) : String(error) }, problems: [] };
}
