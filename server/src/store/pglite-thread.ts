import { Worker } from 'node:worker_threads';
import type { Answer, Asked, FromWorker, WorkerSettings } from './pglite-messages.ts';

export type PgliteThread = {
  query(sql: string, parameters?: readonly unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[]; readonly affectedRows: number }>;
  script(sql: string): Promise<void>;
  /** The whole database as a file that `template` takes. */
  dump(): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
};

type Waiting = { resolve(answer: Answer): void; reject(error: Error): void };

/** Starts PGlite in a worker thread. Rejects when the folder cannot be opened; later, when the thread dies, every open question rejects. */
export async function startPglite(settings: WorkerSettings): Promise<PgliteThread> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: settings });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | undefined;

  const end = (error: Error): void => {
    ended ??= error;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`PGlite's thread ended with code ${code}`)));
  worker.on('message', (message: FromWorker) => {
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) one?.reject(Object.assign(new Error(message.error['message']), message.error));
    else one?.resolve(message);
  });

  const answerTo = (id: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      waiting.set(id, { resolve, reject });
    });
  const ask = (asked: Asked) => {
    const id = (lastId += 1);
    const answer = answerTo(id);
    worker.postMessage({ ...asked, id });
    return answer;
  };

  await answerTo(0);
  return {
    async query(sql, parameters = []) {
      const { rows, affectedRows } = await ask({ kind: 'query', sql, parameters });
      return { rows, affectedRows };
    },
    async script(sql) {
      await ask({ kind: 'script', sql });
    },
    async dump() {
      const { dump } = await ask({ kind: 'dump' });
      if (dump === undefined) throw new Error('PGlite answered a dump without one');
      return dump;
    },
    async close() {
      if (ended === undefined) await ask({ kind: 'close' });
      await worker.terminate();
    },
  };
}
