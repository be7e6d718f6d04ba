import { HeddleError } from '@heddle/engine/problem';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../services/index.ts';
import type { Apart, Said } from './messages.ts';

type Follow = { onProgress(step: Progress): void; readonly stop?: AbortSignal | undefined };

/**
 * Calls a service in a thread of its own, so that the pages go on answering while it reads a school and thinks. A new thread each time: it takes
 * half a second to start, and whatever memory the work took is given back when it ends. Answers, and throws, what the service does.
 */
export function callApart(asked: Apart, { onProgress, stop }: Follow): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./apart-worker.ts', import.meta.url), { workerData: asked, transferList: 'port' in asked.place ? [asked.place.port] : [] });
    const tellToStop = () => worker.postMessage('stop');
    stop?.addEventListener('abort', tellToStop);
    if (stop?.aborted === true) tellToStop();
    worker.on('message', (said: Said) => {
      switch (said.kind) {
        case 'progress': return onProgress(said.step);
        case 'done': return resolve(said.value);
        case 'refused': return reject(new HeddleError(said.code, said.params, said.problems));
        case 'failed': return reject(new Error(said.said));
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      stop?.removeEventListener('abort', tellToStop);
      reject(new Error(`the thread of ${asked.name} ended before its answer`));
    });
  });
}
