import { Worker } from 'node:worker_threads';
import type { Solution } from '@heddle/engine/schedule';
import type { Search } from './search.ts';

type Answer = { readonly kind: 'progress'; readonly done: number } | { readonly kind: 'solution'; readonly solution: Solution } | { readonly kind: 'failed'; readonly said: string };

/** Runs the search in a thread of its own, so that the process goes on answering while it plans. */
export const searchInWorker: Search = ({ instance, seed, iterations, start, onProgress }) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: { instance, seed, iterations, start } });
    worker.on('message', (answer: Answer) => {
      if (answer.kind === 'progress') onProgress?.(answer.done, iterations);
      else {
        void worker.terminate();
        if (answer.kind === 'solution') resolve(answer.solution);
        else reject(new Error(answer.said));
      }
    });
    worker.on('error', reject);
  });
