import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHeddle } from '../main.ts';
import type { Heddle } from '../main.ts';
import { services } from '../services/index.ts';
import type { Progress } from '../services/index.ts';
import { writeDemoFiles } from '../services/testing/demo-files.ts';

let root: string;
const on = '2026-09-15';
const open = (isServing: boolean): Promise<Heddle> => openHeddle({ schoolFolder: join(root, 'school'), isNew: true, isServing, now: () => '2026-09-14T22:00:00.000Z' });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'heddle-apart-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a service in a thread of its own', () => {
  test('[SV195] takes in a school, plans, tells how far it is, stops and refuses as it does here; the plan is the same to the letter', { timeout: 180_000 }, async () => {
    const files = await writeDemoFiles(root, { team: 'alder' });
    const serving = await open(true);
    const ask = { on, seed: 3, iterations: 30 };
    const { planId, seconds, ...apart } = await (async () => {
      try {
        await serving.call('init-school', { model: 'maths-lab', name: null, timeZone: 'America/Denver' });
        await expect(serving.call('plan-day', ask)).rejects.toMatchObject({ code: 'services.no-roster' });
        await serving.call('import-oneroster', { path: files.roster });
        await serving.call('import-school', { path: files.school });
        const steps: Progress[] = [];
        const planned = await serving.call('plan-day', ask, (step) => steps.push(step));
        expect(steps.map(({ code }) => code)).toEqual(expect.arrayContaining(['services.reading', expect.stringMatching(/^services\.searching/)]));
        const stop = new AbortController();
        const stopped = serving.call('plan-day', { ...ask, iterations: 1_000_000 }, ({ code }) => code.startsWith('services.searching') && stop.abort(), stop.signal);
        expect(await stopped).toMatchObject({ placed: planned['placed'], violations: 0 });
        return planned;
      } finally {
        await serving.close();
      }
    })();
    expect([planId, seconds]).toEqual([expect.any(String), expect.any(Number)]);
    const here = await open(false);
    try {
      expect(await here.call('plan-day', ask)).toMatchObject(apart);
    } finally {
      await here.close();
    }
  });

  test('[SV195] whatever plans a day or a round, mends, asks back, folds all evidence or takes in files is among them; pages and small changes are not', () => {
    const isLong = (name: string) => services.get(name)?.isLong;
    for (const name of ['plan-day', 'shadow-days', 'repair-day', 'plan-round', 'why-not', 'why-impossible', 'explain-staffing', 'rebuild', 'take-parameters', 'import-oneroster', 'import-school', 'import-evidence', 'fit-mastery']) {
      expect([name, isLong(name)]).toEqual([name, true]);
    }
    for (const name of ['view-day', 'view-work', 'view-round', 'publish-day', 'approve-plan', 'note-absence']) expect([name, isLong(name)]).toEqual([name, false]);
  });
});
