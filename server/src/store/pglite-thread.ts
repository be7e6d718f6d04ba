import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Answer, Asked, FromWorker, WorkerSettings } from './pglite-messages.ts';

export type PgliteThread = {
  query(sql: string, parameters?: readonly unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[]; readonly affectedRows: number }>;
  script(sql: string): Promise<void>;
  /** Waits for its turn at the one connection, and gives it back. */
  acquire(): Promise<void>;
  release(): Promise<void>;
  /** A port by which a store in another thread uses the same database; it is handed over, not copied. */
  share(): MessagePort;
  /** The whole database as a file that `template` takes. */
  dump(): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
};

/** Starts PGlite in a worker thread. Rejects when the folder cannot be opened; later, when the thread dies, every open question rejects. */
export async function startPglite(settings: WorkerSettings): Promise<PgliteThread> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: settings });
  const { ask, answerTo, end, hasEnded } = askOver(worker);
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`PGlite's thread ended with code ${code}`)));
  await answerTo(0);
  return {
    ...clientOf(ask, (port) => worker.postMessage({ kind: 'join', port, id: -1 }, [port])),
    async close() {
      if (!hasEnded()) await ask({ kind: 'close' });
      await worker.terminate();
    },
  };
}

/** Uses a database that another thread of this process has opened. Closing it leaves the database open. */
export function joinPglite(port: MessagePort): PgliteThread {
  const { ask, end } = askOver(port);
  port.on('close', () => end(new Error("PGlite's thread has ended")));
  return {
    ...clientOf(ask, (joining) => port.postMessage({ kind: 'join', port: joining, id: -1 }, [joining])),
    close: async () => port.close(),
  };
}

function clientOf(ask: (asked: Asked) => Promise<Answer>, join: (port: MessagePort) => void): Omit<PgliteThread, 'close'> {
  return {
    async query(sql, parameters = []) {
      const { rows, affectedRows } = await ask({ kind: 'query', sql, parameters });
      return { rows, affectedRows };
    },
    async script(sql) {
      await ask({ kind: 'script', sql });
    },
    async acquire() {
      await ask({ kind: 'acquire' });
    },
    async release() {
      await ask({ kind: 'release' });
    },
    share() {
      const { port1, port2 } = new MessageChannel();
      join(port1);
      return port2;
    },
    async dump() {
      const { dump } = await ask({ kind: 'dump' });
      if (dump === undefined) throw new Error('PGlite answered a dump without one');
      return dump;
    },
  };
}

type Waiting = { resolve(answer: Answer): void; reject(error: Error): void };

/** Questions and their answers, by number, over a worker or a port. */
function askOver(to: Worker | MessagePort) {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | undefined;
  to.on('message', (message: FromWorker) => {
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
  return {
    answerTo,
    ask(asked: Asked): Promise<Answer> {
      const id = (lastId += 1);
      const answer = answerTo(id);
      to.postMessage({ ...asked, id });
      return answer;
    },
    end(error: Error): void {
      ended ??= error;
      for (const one of waiting.values()) one.reject(error);
      waiting.clear();
    },
    hasEnded: () => ended !== undefined,
  };
}
