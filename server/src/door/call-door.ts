import { HeddleError } from '@heddle/engine/problem';
import { connect } from 'node:net';
import { readFrames, writeFrame } from './frames.ts';
import type { Answer } from './messages.ts';

type DoorCall = { readonly path: string; readonly name: string; readonly input: unknown; onProgress?(step: unknown): void; /** Asks for what there is by now. */ readonly stop?: AbortSignal | undefined; readonly limit?: number };

/**
 * Calls a service of the owner by name. 'nobody' when there is no owner behind the path (any more) and the call was not begun: claim again.
 * Throws what the service threw; HeddleError `door.owner-gone` when the owner ended in the middle, so that nobody knows whether it was done.
 */
export function callDoor({ path, name, input, onProgress = () => {}, stop, limit }: DoorCall): Promise<{ readonly kind: 'result'; readonly value: unknown } | { readonly kind: 'nobody' }> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let hasAsked = false;
    const end = (settle: () => void): void => {
      settle();
      socket.destroy();
    };
    const nobody = (): void => end(() => (hasAsked ? reject(new HeddleError('door.owner-gone', { service: name })) : resolve({ kind: 'nobody' })));
    socket.on('error', nobody);
    socket.on('close', nobody);
    readFrames(socket, {
      ...(limit === undefined ? {} : { limit }),
      onFault: (code) => end(() => reject(new HeddleError(code))),
      onFrame(message) {
        const answer = message as Answer;
        switch (answer.kind) {
          case 'owner':
            hasAsked = true;
            writeFrame(socket, { name, input });
            stop?.addEventListener('abort', () => writeFrame(socket, { stop: true }));
            return;
          case 'not-owner':
            return nobody();
          case 'progress':
            return onProgress(answer.step);
          case 'result':
            return end(() => resolve({ kind: 'result', value: answer.value }));
          case 'fault':
            return end(() => reject(new HeddleError(answer.fault.code, answer.fault.params, answer.fault.problems)));
        }
      },
    });
  });
}
