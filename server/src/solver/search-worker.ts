import { parentPort, workerData } from 'node:worker_threads';
import { solve } from '@heddle/engine/schedule/search';
import { runLane } from './lane.ts';
import type { LaneTask } from './lane.ts';
import { peerOf } from './peer.ts';

/** The thread of one lane; without a port it is alone and only builds a first plan. */
const { task, port, signals }: { readonly task: LaneTask; readonly port: Parameters<typeof peerOf>[1] | undefined; readonly signals: Parameters<typeof peerOf>[2] } = workerData;
try {
  if (port === undefined) {
    const { instance, seed, start } = task;
    parentPort?.postMessage({ kind: 'first', solution: solve(instance, { seed, iterations: 0, ...(start === undefined ? {} : { start }) }) });
  } else parentPort?.postMessage({ kind: 'done', result: runLane(task, peerOf(task.lane, port, signals), (news) => parentPort?.postMessage(news)) });
} catch (error) {
  parentPort?.postMessage({ kind: 'failed', said: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
