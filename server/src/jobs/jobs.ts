import { HeddleError } from '@heddle/engine/problem';
import type { Reason } from '@heddle/engine/problem';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../services/index.ts';

/**
 * Long work that somebody asked for on a page, and that goes on when nobody looks: the page may be closed and found again.
 *
 * One thing at a time, because each takes all cores. Whoever asks for what runs already joins it; whoever asks for something else is shown
 * what runs. Kept in the memory of the process that serves the pages: services keep what is worth keeping when they end, so that a server
 * that dies in the middle loses the search and nothing that anybody was told is there.
 */
export type Jobs = {
  /** Begins it, unless something runs; answers what runs now. */
  begin(ask: Ask): { readonly job: Job; readonly isNew: boolean };
  /** The last one of its kind and day. */
  find(of: JobName): Job | undefined;
  running(): Job | undefined;
  /** Asks for the best there is so far; false when it does not run. */
  stop(of: JobName): boolean;
  /** How it stands now, every so often, and at the end. */
  follow(of: JobName, everyMs?: number): AsyncGenerator<Job>;
  /** Lets what runs come to its end early, and keeps what it has. */
  close(): Promise<void>;
};

type JobName = { readonly kind: string; readonly on: string };
type Ask = JobName & { readonly service: string; readonly input: object };

export type Job = JobName & {
  readonly state: 'running' | 'done' | 'failed';
  readonly isStopping: boolean;
  readonly startedAt: string;
  readonly seconds: number;
  readonly progress: Progress | null;
  /** A first answer is kept already; a better one is looked for. */
  readonly hasAnswer: boolean;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly problem: Reason | null;
};

type Call = (service: string, input: unknown, onProgress: (step: Progress) => void, stop: AbortSignal) => Promise<Readonly<Record<string, unknown>>>;

/** So many ended ones are remembered for whoever comes back. */
const mostKept = 20;

type JobsOptions = { readonly call: Call; onFault(error: unknown): void };

export function startJobs({ call, onFault }: JobsOptions): Jobs {
  const kept = new Map<string, { job: Job; readonly since: number; readonly stop: AbortController; readonly ended: Promise<void> }>();
  const keyOf = ({ kind, on }: JobName) => `${kind} ${on}`;
  const now = (key: string): Job | undefined => {
    const one = kept.get(key);
    return one?.job.state === 'running' ? { ...one.job, seconds: secondsSince(one.since) } : one?.job;
  };
  const running = () => [...kept.keys()].map(now).find((job) => job?.state === 'running');

  return {
    begin(ask) {
      const other = running();
      if (other !== undefined) return { job: other, isNew: false };
      const key = keyOf(ask);
      const stop = new AbortController();
      const since = performance.now();
      const change = (more: Partial<Job>) => {
        const one = kept.get(key);
        if (one !== undefined) one.job = { ...one.job, ...more, seconds: secondsSince(since) };
      };
      const step = (progress: Progress) => change(progress.code === 'services.first-answer' ? { hasAnswer: true } : { progress });
      const work = async () => {
        try {
          change({ state: 'done', result: await call(ask.service, ask.input, step, stop.signal) });
        } catch (error) {
          if (!(error instanceof HeddleError)) onFault(error);
          change({ state: 'failed', problem: error instanceof HeddleError ? { code: error.code, params: error.params } : { code: 'page.work-failed', params: {} } });
        }
      };
      const job: Job = { kind: ask.kind, on: ask.on, state: 'running', isStopping: false, startedAt: new Date().toISOString(), seconds: 0, progress: null, hasAnswer: false, result: null, problem: null };
      kept.delete(key);
      // Begun only once it can be found: a service may answer before it waits for anything.
      kept.set(key, { job, since, stop, ended: Promise.resolve().then(work) });
      for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
      return { job, isNew: true };
    },
    find: (of) => now(keyOf(of)),
    running,
    stop(of) {
      const one = kept.get(keyOf(of));
      if (one?.job.state !== 'running') return false;
      one.job = { ...one.job, isStopping: true };
      one.stop.abort();
      return true;
    },
    async *follow(of, everyMs = 1000) {
      for (;;) {
        const one = kept.get(keyOf(of));
        const job = now(keyOf(of));
        if (one === undefined || job === undefined) return;
        yield job;
        if (job.state !== 'running') return;
        await Promise.race([one.ended, sleep(everyMs, undefined, { ref: false })]);
      }
    },
    async close() {
      for (const { stop } of kept.values()) stop.abort();
      await Promise.all([...kept.values()].map(({ ended }) => ended));
    },
  };
}

function secondsSince(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}
