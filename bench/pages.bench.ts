import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openHeddle, serve } from '@heddle/server';
import type { Benchmark } from './benchmark.ts';
import { livedSchool } from './pages/lived-school.ts';

/**
 * Do pages answer while a day is planned? A drawn school with a history is served; its next day is planned by the page's form; meanwhile
 * somebody asks for a page again and again. `--students 500 --days 10 --seconds 10`; `--page day|student|styles`, `--plan no` for the same without planning,
 * `--apart no` with planning in the serving thread. CPU is told because others may use the machine: the longest stretch of the serving thread's own between two turns of its loop.
 */
export const benchmark: Benchmark = {
  about: 'Longest stretch for which the thread that serves pages computes without looking up, while a day is planned (CPU time)',
  anchor: { value: 200, unit: 'ms', source: 'a pause that a reader hardly notices' },
  better: 'lower',
  async measure(options) {
    const students = Number(options['students'] ?? 500);
    const days = Number(options['days'] ?? 10);
    const folder = fileURLToPath(new URL(`../.heddle/bench-pages-${students}-${days}`, import.meta.url));
    const { on, before, studentId } = await livedSchool(folder, { students, days });
    const heddle = await openHeddle({ schoolFolder: folder, schoolId: 'drawn', isServing: options['apart'] !== 'no' });
    const page = await serve(heddle, { port: 0 });
    const path = { day: `/days/${before}`, student: `/days/${before}/students/${studentId}`, styles: '/styles/tokens.css' }[options['page'] ?? 'student'] ?? '/';
    const asking = new Worker(new URL('./pages/ask-worker.ts', import.meta.url), { workerData: { url: page.address + path } });
    try {
      await (await fetch(page.address + path)).text();
      const took = new Promise<readonly number[]>((resolve, reject) => asking.on('message', resolve).on('error', reject));
      const watched = watchThread();
      const from = performance.now();
      if (options['plan'] === 'no') await new Promise((resolve) => setTimeout(resolve, 5_000));
      else await plan(page.address, { on, seconds: Number(options['seconds'] ?? 10) });
      const seconds = Math.round((performance.now() - from) / 100) / 10;
      const { longest, cpu, rssMb } = watched.end();
      asking.postMessage('end');
      const waits = (await took).toSorted((a, b) => a - b);
      const ms = (value: number | undefined) => Math.round(value ?? 0);
      return { value: longest[0] ?? 0, detail: { students, days, seconds, longest, mainCpuMs: cpu, rssMb, answers: waits.length, middleAnswerMs: ms(waits[waits.length >> 1]), slowestAnswerMs: ms(waits.at(-1)), slowAnswersMs: waits.slice(-5).map(ms) } };
    } finally {
      await asking.terminate();
      await page.close();
      await heddle.close();
    }
  },
};

async function plan(address: string, { on, seconds }: { readonly on: string; readonly seconds: number }): Promise<void> {
  // The answer is the page of the work, which is sent until the work has ended.
  const page = await fetch(`${address}/plan`, { method: 'POST', headers: { origin: address, accept: 'text/html' }, body: new URLSearchParams({ on, seconds: String(seconds), lang: 'en' }) });
  await page.text();
  const { state, says }: { readonly state: string; readonly says: readonly string[] } = JSON.parse(await (await fetch(page.url, { headers: { accept: 'application/json' } })).text());
  if (state !== 'done') throw new Error(`planning ended ${state}: ${says}`);
}

/** The eight longest stretches of this thread's CPU between two looks at the clock, in milliseconds; and all of it. */
function watchThread(): { end(): { readonly longest: readonly number[]; readonly cpu: number; readonly rssMb: number } } {
  const now = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const first = now();
  let [last, rss] = [first, 0];
  const stretches: number[] = [];
  const look = () => {
    const at = now();
    stretches.push(at - last);
    last = at;
    rss = Math.max(rss, process.memoryUsage.rss());
  };
  const watch = setInterval(look, 5);
  return {
    end() {
      clearInterval(watch);
      look();
      return { longest: stretches.toSorted((a, b) => b - a).slice(0, 8).map(Math.round), cpu: Math.round(last - first), rssMb: Math.round(rss / 2 ** 20) };
    },
  };
}
