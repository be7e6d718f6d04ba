import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openHeddle } from './main.ts';
import type { HeddlePlace } from './main.ts';
import type { AnyService } from './services/index.ts';
import type { ServiceContext } from './services/service.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'heddle-main-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const service = (name: string, call: (context: ServiceContext, input: unknown) => Promise<unknown>): [string, AnyService] =>
  [name, { name, summary: name, policy: 'operate-school', isLong: false, input: z.unknown(), call }];
const who = (context: ServiceContext) => ({ actor: { kind: 'operator', id: 'tester' }, actingAs: null, purpose: 'test', now: context.now, schoolId: context.schoolId }) as const;

const services = new Map([
  service('make', (context) => context.store.createSchool(who(context), { id: context.schoolId, name: 'Main', timeZone: 'UTC' })),
  service('say', async (context, input) => {
    context.progress({ code: 'services.reading', params: {}, done: 1, of: 1 });
    return { input, school: context.schoolId, by: context.actor.kind, at: context.now };
  }),
  service('note', (context, input) => context.store.transact(who(context), async (tx) => {
    await tx.recordEntities([{ kind: 'space', id: String(input), studentIds: [], occurredAt: context.now, body: { id: String(input), name: 'Room', kind: 'classroom', seats: 20, zone: '', from: '2026-08-01', until: null } }]);
    return { watermark: await tx.watermark() };
  })),
]);
const options = (schoolFolder: string, more: HeddlePlace = {}): HeddlePlace => ({ schoolFolder, services, now: () => '2026-09-14T20:00:00.000Z', ...more });

describe('openHeddle', () => {
  test('[ST47] the command does the same whether it opens the school itself or calls whoever has it open', async () => {
    const folder = join(root, 'a school');
    const owner = await openHeddle(options(folder, { isNew: true }));
    expect(owner.owns).toBe(true);
    expect(owner.notices).toMatchObject([{ code: 'store.engine-pglite' }]);
    await owner.call('make', null);
    const guest = await openHeddle(options(folder));
    expect(guest.owns).toBe(false);
    const steps: unknown[] = [];
    const here = await owner.call('say', { a: [1, 'é'] });
    expect(await guest.call('say', { a: [1, 'é'] }, (step) => steps.push(step))).toEqual(here);
    expect(here).toEqual({ input: { a: [1, 'é'] }, school: 'school', by: 'operator', at: '2026-09-14T20:00:00.000Z' });
    expect(steps).toEqual([{ code: 'services.reading', params: {}, done: 1, of: 1 }]);
    expect(await Promise.all([guest.call('note', 'r1'), owner.call('note', 'r2')])).toHaveLength(2);

    // The owner ends; the guest's next call opens the school itself, and finds all that was written.
    await owner.close();
    expect(await guest.call('note', 'r3')).toEqual({ watermark: 3 });
    await guest.close();
  });

  test('[ST48] a folder without a school, no place at all and an unknown service are each said in a sentence', async () => {
    await expect(openHeddle(options(join(root, 'nothing here')))).rejects.toMatchObject({ code: 'services.no-school-here' });
    await expect(openHeddle({ services })).rejects.toMatchObject({ code: 'cli.no-school' });
    const without = await openHeddle({ services, needsSchool: false });
    expect(await without.call('say', 1)).toMatchObject({ input: 1 });
    await expect(without.call('note', 1)).rejects.toMatchObject({ code: 'cli.no-school' });
    await expect(without.call('nonsense', 1)).rejects.toMatchObject({ code: 'services.unknown-service' });
  });

  test('[ST8] in production the built-in database is refused, and the door is free again', async () => {
    const folder = join(root, 'production');
    await expect(openHeddle(options(folder, { isNew: true, isProduction: true }))).rejects.toMatchObject({ code: 'store.pglite-in-production' });
    await expect(openHeddle(options(folder, { isNew: true, isProduction: true }))).rejects.toMatchObject({ code: 'store.pglite-in-production' });
  });
});
