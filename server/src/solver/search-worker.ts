import { parentPort, workerData } from 'node:worker_threads';
import { solve } from '@heddle/engine/schedule';

const { instance, seed, iterations, start } = workerData;
try {
  const solution = solve(instance, { seed, iterations, start, onIncumbent: (found) => parentPort?.postMessage({ kind: 'progress', done: found.iteration }) });
  parentPort?.postMessage({ kind: 'solution', solution });
} catch (error) {
  parentPort?.postMessage({ kind: 'failed', said: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
