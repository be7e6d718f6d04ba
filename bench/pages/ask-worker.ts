import { parentPort, workerData } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks for a page, and again a moment after its answer, until told to end; tells how long each answer took, in milliseconds. */
const { url }: { readonly url: string } = workerData;
let isOver = false;
parentPort?.once('message', () => (isOver = true));
const took: number[] = [];
while (!isOver) {
  const from = performance.now();
  const answer = await fetch(url, { headers: { accept: 'text/html' } });
  await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  took.push(performance.now() - from);
  await sleep(50);
}
parentPort?.postMessage(took);
