import { parentPort } from 'node:worker_threads';
import { sitBatch } from './sit-batch.ts';
import type { Batch } from './sit-batch.ts';

/** A thread that simulates one batch after the other. */
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(sitBatch(batch)));
