import { HeddleError } from '@heddle/engine/problem';
import { parentPort, workerData } from 'node:worker_threads';
import { openHeddle } from '../main.ts';
import type { Apart, Said } from './messages.ts';

/** The thread of one call: it opens the store that the process has open, calls the service as the process would, and ends. */
const { place, schoolId, now, name, input }: Apart = workerData;
const stop = new AbortController();
parentPort?.on('message', () => stop.abort());
const say = (said: Said) => parentPort?.postMessage(said);

say(await answer());
parentPort?.close();

async function answer(): Promise<Said> {
  try {
    const heddle = await openHeddle({ place, schoolId, now: () => now });
    try {
      return { kind: 'done', value: await heddle.call(name, input, (step) => say({ kind: 'progress', step }), stop.signal) };
    } finally {
      await heddle.close();
    }
  } catch (error) {
    if (error instanceof HeddleError) return { kind: 'refused', code: error.code, params: error.params, problems: error.problems };
    return { kind: 'failed', said: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
