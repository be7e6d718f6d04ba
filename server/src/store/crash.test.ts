import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { makeTestPlace, template } from './testing/test-store.ts';

const kills = 20;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'heddle-crash-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

type Life = { readonly verdict: string; readonly acked: number; readonly begun: number; readonly milliseconds: number };

/**
 * One process, from its check of what it found to its kill: in the midst of the piece of work after `pieces` whole ones.
 * `milliseconds` is how long such a piece took lately, so that kills fall into it on a fast machine and on a slow one.
 */
function liveAndDie({ place, work, acked, pieces, share, milliseconds }: { place: string; work: string; acked: number; pieces: number; share: number; milliseconds: number }): Promise<Life> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/crash-child.ts'), place, work, String(acked)], {
    stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'compiled') },
  });
  return new Promise((resolve, reject) => {
    let life: Life = { verdict: 'said nothing', acked, begun: acked, milliseconds };
    let begunAt = 0;
    child.once('error', reject);
    const hangs = setTimeout(() => child.kill('SIGKILL'), 60_000);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, number] = line.split(' ');
      if (word === 'ack') life = { ...life, acked: Number(number), milliseconds: performance.now() - begunAt };
      else if (word === 'begin') {
        life = { ...life, begun: Number(number) };
        begunAt = performance.now();
        if (life.begun === acked + 1 + pieces) setTimeout(() => child.kill('SIGKILL'), share * life.milliseconds);
      } else life = { ...life, verdict: line };
    }).on('close', () => {
      clearTimeout(hangs);
      resolve(life);
    });
  });
}

/** A database server outlives the processes that use it; PGlite dies with them, in the middle of a write. */
async function makePlace(work: string): Promise<string> {
  const place = await makeTestPlace();
  if ('databaseUrl' in place) return place.databaseUrl;
  const folder = join(root, work);
  await (await openDatabase({ folder, template: await template() }, false)).database.destroy();
  return folder;
}

/** Kills process after process at moments spread over its work, then lets a last one look at what is left. */
async function killOver(work: string): Promise<{ readonly verdicts: readonly string[]; readonly inTheMiddle: number; readonly acked: number }> {
  const place = await makePlace(work);
  const verdicts: string[] = [];
  let inTheMiddle = 0;
  let [acked, milliseconds] = [0, 20];
  for (let kill = 0; kill <= kills; kill += 1) {
    const life = await liveAndDie({ place, work, acked, milliseconds, pieces: (kill + 1) % 3, share: ((kill * 7) % 20) / 20 });
    verdicts.push(life.verdict);
    if (life.begun > life.acked) inTheMiddle += 1;
    ({ acked, milliseconds } = life);
  }
  return { verdicts, inTheMiddle, acked };
}

describe('kill -9', () => {
  test.concurrent.each([
    ['[ST80] during import', 'import'],
    ['[ST81] during planning', 'plan'],
  ])('%s nothing acknowledged is lost, nothing is doubled or torn, and rebuild agrees', { timeout: 600_000 }, async (_title, work) => {
    const { verdicts, inTheMiddle, acked } = await killOver(work);
    expect(verdicts.filter((verdict) => !verdict.startsWith('checked'))).toEqual([]);
    expect(verdicts).toHaveLength(kills + 1);
    expect(acked).toBeGreaterThan(0);
    // Kills that fell between two pieces of work show nothing.
    expect(inTheMiddle).toBeGreaterThan(kills / 2);
  });
});
