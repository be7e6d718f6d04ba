import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Batch } from './sit-batch.ts';
import type { Sitting } from './sitting.ts';

/** Threads that take batches in the order in which they were asked for, and tell on stderr how far they are. */
export type Workers = {
  sit(batch: Batch): Promise<readonly Sitting[]>;
  end(): Promise<void>;
};

/** `students`: how many will sit in all, for the progress told. Two threads: a run must leave a shared machine its other cores. */
export function startWorkers(students: number): Workers {
  const waiting: Job[] = [];
  let [sat, told] = [0, 0];
  const threads = Array.from({ length: Math.min(2, availableParallelism()) }, () => {
    const worker = new Worker(new URL('./sit-worker.ts', import.meta.url));
    const thread: Thread = { worker, job: undefined };
    worker.on('message', (sittings: readonly Sitting[]) => {
      sat += sittings.length;
      if (sat - told >= students / 50 || sat === students) process.stderr.write(`${told = sat} of ${students} students, ${cpuSeconds()} s of the processor\n`);
      thread.job?.done(sittings);
      take(thread, waiting.shift());
    });
    worker.on('error', (error) => thread.job?.failed(error));
    return thread;
  });
  return {
    sit: (batch) => new Promise((done, failed) => {
      const idle = threads.find(({ job }) => job === undefined);
      const job = { batch, done, failed };
      if (idle === undefined) waiting.push(job);
      else take(idle, job);
    }),
    end: async () => { await Promise.all(threads.map(({ worker }) => worker.terminate())); },
  };
}

type Job = { readonly batch: Batch; readonly done: (sittings: readonly Sitting[]) => void; readonly failed: (error: Error) => void };
type Thread = { readonly worker: Worker; job: Job | undefined };

function take(thread: Thread, job: Job | undefined): void {
  thread.job = job;
  if (job !== undefined) thread.worker.postMessage(job.batch);
}

/** Of the whole process, all its threads. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1e6);
}
