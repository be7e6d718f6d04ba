import { parentPort, workerData } from 'node:worker_threads';
import { boundOf } from '@heddle/engine/schedule';

/** After so many steps prices of adults and spaces hardly move any more: docs/guide/schedule.md has the figures. */
const steps = 400;

const { instance } = workerData;
try {
  parentPort?.postMessage({ kind: 'bound', bound: boundOf(instance, { iterations: steps }) });
} catch (error) {
  parentPort?.postMessage({ kind: 'failed', said: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
