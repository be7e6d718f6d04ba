import { MessageChannel, Worker } from 'node:worker_threads';
import { gapOf } from '@heddle/engine/schedule';
import type { Solution } from '@heddle/engine/schedule';
import type { Budget, LaneNews, LaneResult, LaneTask } from './lane.ts';
import { newSignals, stopLanes } from './peer.ts';
import type { Search, SearchRequest } from './search.ts';

/** Searches in two threads, so that both cores work and the process goes on answering while it plans. */
export const searchOnBothCores: Search = async (request) => {
  const isShort = request.near !== undefined || request.iterations === 0;
  if (isShort && request.seconds === undefined && request.again === undefined) return searchAlone(request);
  const signals = newSignals();
  const { port1, port2 } = new MessageChannel();
  const stop = () => stopLanes(signals);
  request.stop?.addEventListener('abort', stop);
  if (request.stop?.aborted === true) stop();
  const news = followNews(request);
  const lanes = [port1, port2].map((port, lane) => startThread({ task: taskOf(request, lane === 0 ? 0 : 1), port, signals }, news));
  try {
    const [first, second] = await Promise.all(lanes.map(({ result }) => result));
    if (first === undefined || second === undefined) throw new Error('a search ended without a plan');
    const { solution } = second.solution.score > first.solution.score + 1e-6 ? second : first;
    return { ...solution, iterations: first.solution.iterations, bound: finite(Math.min(first.bound, second.bound)), search: first.search };
  } finally {
    request.stop?.removeEventListener('abort', stop);
    await Promise.all(lanes.map(({ end }) => end()));
  }
};

/** The clock may leave no time to prove anything. */
function finite(bound: number): number | null {
  return Number.isFinite(bound) ? bound : null;
}

/** A round costs time in proportion to the students of a period: about three exchanges a second, as far as one can know. */
function roundsBetweenExchanges({ instance }: SearchRequest): number {
  const students = instance.demands.length / Math.max(1, instance.periods.length);
  return Math.min(200, Math.max(10, Math.round(50_000 / Math.max(1, students))));
}

function taskOf(request: SearchRequest, lane: 0 | 1): LaneTask {
  const { instance, seed, iterations, seconds, again, start, near } = request;
  const budget: Budget = again !== undefined ? { kind: 'again', counts: again }
    : seconds !== undefined ? { kind: 'clock', seconds }
      : { kind: 'rounds', iterations };
  return {
    lane, budget, start, near, from: Date.now(), clock: request.clock ?? 'wall', seed: again?.seed ?? seed, every: again?.every ?? roundsBetweenExchanges(request),
    // The names of options are half of an instance's weight, and no search reads them.
    instance: { ...instance, options: { ...instance.options, id: [] } },
  };
}

/**
 * One thread: the first full plan, or a few rounds near a plan in force. Prices and a bound, for which others would have to wait, tell
 * nothing new about a plan that was searched already.
 */
async function searchAlone(request: SearchRequest): Promise<Solution> {
  const signals = newSignals();
  const stop = () => stopLanes(signals);
  request.stop?.addEventListener('abort', stop);
  if (request.stop?.aborted === true) stop();
  const { result, end } = startThread({ task: taskOf(request, 0), port: undefined, signals }, followNews(request));
  try {
    return (await result).solution;
  } finally {
    request.stop?.removeEventListener('abort', stop);
    await end();
  }
}

type Answer = LaneNews
  | { readonly kind: 'done'; readonly result: LaneResult }
  | { readonly kind: 'alone'; readonly solution: Solution }
  | { readonly kind: 'failed'; readonly said: string };

/**
 * A search throws away much and keeps little, some 40 MB at 3000 students (what is in typed arrays does not count). V8 lets a heap grow to four
 * times what it keeps before it cleans up, but less than twice where the limit is below 2 GB: with these, two searches of 3000 students in four
 * periods took 150 MB less and no more time.
 */
const threadLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };

function startThread(data: { readonly task: LaneTask; readonly port: MessageChannel['port1'] | undefined; readonly signals: ReturnType<typeof newSignals> }, tell: (news: LaneNews) => void) {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: data, resourceLimits: threadLimits, transferList: data.port === undefined ? [] : [data.port] });
  const result = new Promise<LaneResult>((resolve, reject) => {
    worker.on('message', (answer: Answer) => {
      switch (answer.kind) {
        case 'done': return resolve(answer.result);
        case 'alone': return resolve({ solution: answer.solution, bound: Infinity, search: { seed: data.task.seed, priceSteps: 0, rounds: 0, every: data.task.every, shares: [] } });
        case 'failed': return reject(new Error(answer.said));
        default: return tell(answer);
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a search ended before its plan')));
  });
  // Whoever fails first is told; the other is ended and its own refusal is of no interest.
  result.catch(() => {});
  return { result, end: () => worker.terminate() };
}

/** What the lanes say, as one line of progress. */
function followNews(request: SearchRequest): (news: LaneNews) => void {
  let best = { share: 0, score: -Infinity, placed: 0, bound: Infinity, seconds: 0 };
  let told = 0;
  const from = Date.now();
  return (news) => {
    best = news.kind === 'bound' ? { ...best, bound: Math.min(best.bound, news.bound) } : { ...best, share: news.share, ...(news.score > best.score ? { score: news.score, placed: news.placed } : {}), seconds: news.seconds };
    // A bound falls a hundred times a second; nobody reads that fast.
    if (best.score === -Infinity || (news.kind === 'bound' && Date.now() - told < 500)) return;
    told = Date.now();
    // Of a search that has so much time, the time is used up also while it works out what things are worth.
    const share = request.seconds === undefined ? best.share : Math.min(1, Math.max(best.share, (Date.now() - from) / 1000 / request.seconds));
    request.onProgress?.({ done: Math.floor(100 * share), of: 100, score: best.score, placed: best.placed, due: request.instance.demands.length, seconds: best.seconds, gap: best.bound === Infinity ? null : gapOf(best) });
  };
}
