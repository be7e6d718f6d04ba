import { parentPort, workerData } from 'node:worker_threads';
import { solve } from '@heddle/engine/schedule/search';
import { placedIn, runLane } from './lane.ts';
import type { LaneNews, LaneTask } from './lane.ts';
import { isStopped, peerOf } from './peer.ts';

/** The thread of one lane; without a port it is alone, and asks nobody what things are worth. */
const { task, port, signals }: { readonly task: LaneTask; readonly port: Parameters<typeof peerOf>[1] | undefined; readonly signals: Parameters<typeof peerOf>[2] } = workerData;
const tell = (news: LaneNews) => parentPort?.postMessage(news);
try {
  if (port === undefined) {
    const { instance, seed, start, near, budget, from } = task;
    const iterations = budget.kind === 'rounds' ? budget.iterations : 0;
    const solution = solve(instance, {
      seed, iterations, ...(start === undefined ? {} : { start }), ...(near === undefined ? {} : { near }), shouldStop: () => isStopped(signals),
      onIncumbent: (better) => tell({ kind: 'plan', share: better.iteration / iterations, score: better.score, placed: placedIn(better.solution()), seconds: (Date.now() - from) / 1000 }),
    });
    parentPort?.postMessage({ kind: 'alone', solution });
  } else parentPort?.postMessage({ kind: 'done', result: runLane(task, peerOf(task.lane, port, signals), tell) });
} catch (error) {
  parentPort?.postMessage({ kind: 'failed', said: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
