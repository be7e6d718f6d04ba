import { HeddleError } from '@heddle/engine/problem';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../services/index.ts';
import { startJobs } from './jobs.ts';
import type { Job } from './jobs.ts';

/** Work that tells where it is when told to, and ends when told to or when somebody stops it. */
function handWork() {
  const begun: { readonly service: string; readonly input: unknown; readonly step: (progress: Progress) => void; readonly end: (result: Readonly<Record<string, unknown>>) => void; readonly fail: (error: unknown) => void }[] = [];
  const faults: unknown[] = [];
  const jobs = startJobs({
    call: (service, input, step, stop) => new Promise((end, fail) => {
      begun.push({ service, input, step, end, fail });
      if (stop.aborted) end({ stopped: true });
      stop.addEventListener('abort', () => end({ stopped: true }));
    }),
    onFault: (error) => faults.push(error),
  });
  return { jobs, begun, faults };
}
const ask = (on: string, kind = 'plan') => ({ kind, on, service: `${kind}-day`, input: { on } });
const tick = () => new Promise((resolve) => { setImmediate(resolve); });
const states = async (following: AsyncIterable<Job>) => {
  const all: string[] = [];
  for await (const { state } of following) all.push(state);
  return all;
};

describe('long work', () => {
  test('[PG51] two who ask for the same get one piece of work; who asks for something else is shown what runs', async () => {
    const { jobs, begun } = handWork();
    const first = jobs.begin(ask('2026-09-15'));
    const second = jobs.begin(ask('2026-09-15'));
    const other = jobs.begin(ask('2026-09-15', 'repair'));
    await tick();
    expect([first.isNew, second.isNew, other.isNew]).toEqual([true, false, false]);
    expect(begun.map(({ service, input }) => [service, input])).toEqual([['plan-day', { on: '2026-09-15' }]]);
    expect(other.job).toMatchObject({ kind: 'plan', on: '2026-09-15', state: 'running' });
    begun[0]?.end({ placed: 45 });
    await tick();
    expect(jobs.begin(ask('2026-09-15', 'repair')).isNew).toBe(true);
    await jobs.close();
  });

  test('[PG51] it goes on when nobody follows it, and is found again with what came out', async () => {
    const { jobs, begun } = handWork();
    jobs.begin(ask('2026-09-15'));
    await tick();
    for await (const { state } of jobs.follow(ask('2026-09-15'), 1)) {
      expect(state).toBe('running');
      break;
    }
    begun[0]?.step({ code: 'services.searching', params: { placed: 40 }, done: 3, of: 100 });
    begun[0]?.step({ code: 'services.first-answer', params: {}, done: 0, of: null });
    expect(jobs.running()).toMatchObject({ progress: { done: 3 }, hasAnswer: true, isStopping: false });
    begun[0]?.end({ placed: 45 });
    await tick();
    expect(jobs.find(ask('2026-09-15'))).toMatchObject({ state: 'done', result: { placed: 45 }, hasAnswer: true });
    expect(jobs.running()).toBeUndefined();
    expect(await states(jobs.follow(ask('2026-09-15'), 1))).toEqual(['done']);
    expect(await states(jobs.follow(ask('2026-09-16'), 1))).toEqual([]);
  });

  test('[PG50] it can be stopped, and then ends with what it has', async () => {
    const { jobs } = handWork();
    jobs.begin(ask('2026-09-15'));
    await tick();
    expect(jobs.stop(ask('2026-09-16'))).toBe(false);
    expect(jobs.stop(ask('2026-09-15'))).toBe(true);
    expect(jobs.find(ask('2026-09-15'))?.isStopping).toBe(true);
    expect((await states(jobs.follow(ask('2026-09-15'), 1))).at(-1)).toBe('done');
    expect(jobs.find(ask('2026-09-15'))?.result).toEqual({ stopped: true });
    expect(jobs.stop(ask('2026-09-15'))).toBe(false);
  });

  test('[PG53] a refusal is kept with its values; what else goes wrong is told to whoever runs it, and never to a page', async () => {
    const { jobs, begun, faults } = handWork();
    jobs.begin(ask('2026-09-15'));
    await tick();
    begun[0]?.fail(new HeddleError('services.closed-day', { date: '2026-09-15', note: 'none' }));
    await tick();
    expect(jobs.find(ask('2026-09-15'))).toMatchObject({ state: 'failed', problem: { code: 'services.closed-day', params: { date: '2026-09-15' } } });
    expect(faults).toEqual([]);
    jobs.begin(ask('2026-09-15'));
    await tick();
    begun[1]?.fail(new Error('password at /srv/secret'));
    await tick();
    expect(jobs.find(ask('2026-09-15'))?.problem).toEqual({ code: 'page.work-failed', params: {} });
    expect(faults).toHaveLength(1);
  });

  test('[PG53] closing ends what runs early and waits for what it keeps', async () => {
    const { jobs } = handWork();
    jobs.begin(ask('2026-09-15'));
    await jobs.close();
    expect(jobs.find(ask('2026-09-15'))).toMatchObject({ state: 'done', result: { stopped: true } });
  });

  test('[PG51] so many that ended are remembered, and no more', async () => {
    const { jobs, begun } = handWork();
    for (let day = 1; day <= 25; day += 1) {
      jobs.begin(ask(`2026-09-${String(day).padStart(2, '0')}`));
      await tick();
      begun.at(-1)?.end({});
      await tick();
    }
    expect(jobs.find(ask('2026-09-05'))).toBeUndefined();
    expect(jobs.find(ask('2026-09-06'))).toBeDefined();
  });
});
