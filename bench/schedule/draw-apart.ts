import { Worker } from 'node:worker_threads';
import type { Instance } from '@heddle/engine/schedule';
import type { Draw } from './presets.ts';

/**
 * The same day as `drawInstance`, drawn in a thread of its own: what the drawing threw away goes with it. In the thread that searches it would
 * stay as empty heap, a hundred megabytes at 3000 students, and be counted as the search's memory.
 */
export function drawApart(draw: Draw): Promise<Instance> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), { workerData: draw });
    worker.on('message', (instance: Instance) => { void worker.terminate().then(() => resolve(instance), reject); });
    worker.on('error', reject);
  });
}
