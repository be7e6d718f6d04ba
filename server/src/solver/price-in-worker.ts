import { Worker } from 'node:worker_threads';
import type { Bound } from '@heddle/engine/schedule';
import type { PriceDay } from './price-day.ts';

type Answer = { readonly kind: 'bound'; readonly bound: Bound } | { readonly kind: 'failed'; readonly said: string };

/** Computes the bound in a thread of its own, so that the process goes on answering. */
export const priceInWorker: PriceDay = ({ instance }) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./price-worker.ts', import.meta.url), { workerData: { instance } });
  worker.on('message', (answer: Answer) => {
    void worker.terminate();
    if (answer.kind === 'bound') resolve(answer.bound);
    else reject(new Error(answer.said));
  });
  worker.on('error', reject);
});
