import { HeddleError } from '@heddle/engine/problem';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDoor, claimDoor, serveDoor } from './index.ts';
import type { CallByName } from './index.ts';
import { readFrames, writeFrame } from './frames.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'heddle-door-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let made = 0;
const newFolder = (): string => join(root, `school ${(made += 1)}`);

async function open(folder: string, call: CallByName, limit?: number) {
  const claim = await claimDoor(folder);
  if (!claim.isOwner) throw new Error('the door was taken');
  return serveDoor(claim, { call, ...(limit === undefined ? {} : { limit }) });
}

async function knock(folder: string, name: string, input: unknown = null, onProgress: (step: unknown) => void = () => {}) {
  const claim = await claimDoor(folder);
  if (claim.isOwner) throw new Error('nobody owns the door');
  return callDoor({ path: claim.path, name, input, onProgress });
}

describe('one owner a folder', () => {
  test('[ST40] of many who come at once exactly one owns the folder', async () => {
    for (let round = 0; round < 5; round += 1) {
      const folder = newFolder();
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimDoor(folder)));
      const owners = claims.filter((claim) => claim.isOwner);
      expect(owners.length).toBeLessThanOrEqual(1);
      // Those who stepped back for one another ask again; somebody gets it.
      const last = owners[0] ?? (await claimDoor(folder));
      expect(last.isOwner).toBe(true);
      if (last.isOwner) await serveDoor(last, { call: async () => null }).close();
    }
  });

  test('[ST41] when the owner was killed, the next one takes over and clears its socket away', async () => {
    const folder = newFolder();
    for (let round = 0; round < 2; round += 1) {
      const children = await Promise.all([1, 2, 3].map(() => claimInChild(folder)));
      const owners = children.filter((child) => child.said === 'owner');
      expect(owners).toHaveLength(1);
      expect(await knock(folder, 'pid')).toEqual({ kind: 'result', value: owners[0]?.child.pid });
      for (const { child } of children) await kill(child);
    }
    const door = await open(folder, async () => null);
    expect(await readdir(join(folder, 'door'))).toHaveLength(1);
    await door.close();
  });

  test('[ST42] a closed door leaves nothing behind, and a long path has a door too', async () => {
    const folder = join(root, 'x'.repeat(90), 'y'.repeat(90));
    await mkdir(folder, { recursive: true });
    const door = await open(folder, async (name) => name);
    expect(await knock(folder, 'hello')).toEqual({ kind: 'result', value: 'hello' });
    await door.close();
    const again = await claimDoor(folder);
    expect(again.isOwner).toBe(true);
    if (again.isOwner) await serveDoor(again, { call: async () => null }).close();
  });

  if (process.platform !== 'win32') test('[ST43] nobody but the owner of the folder can reach the door', async () => {
    const folder = newFolder();
    const door = await open(folder, async () => null);
    const place = join(folder, 'door');
    expect((await stat(place)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(place)) expect((await stat(join(place, name))).mode & 0o777).toBe(0o600);
    await door.close();
  });
});

describe('calls through the door', () => {
  test('[ST44] input, progress and result pass through as JSON', async () => {
    const folder = newFolder();
    const door = await open(folder, async (name, input, onProgress) => {
      onProgress({ code: 'one', done: 1, of: 2 });
      onProgress({ code: 'two', done: 2, of: 2 });
      return { name, input, long: 'é'.repeat(200_000) };
    });
    const steps: unknown[] = [];
    const answer = await knock(folder, 'plan-day', { on: '2026-09-15' }, (step) => steps.push(step));
    expect(answer).toEqual({ kind: 'result', value: { name: 'plan-day', input: { on: '2026-09-15' }, long: 'é'.repeat(200_000) } });
    expect(steps).toEqual([{ code: 'one', done: 1, of: 2 }, { code: 'two', done: 2, of: 2 }]);
    await door.close();
  });

  test('[ST44] a fault arrives with its code, values and problems', async () => {
    const folder = newFolder();
    const problem = { code: 'evidence.x', params: { line: 3 }, severity: 'error', place: { line: 3 } } as const;
    const door = await open(folder, async (name) => {
      throw name === 'known' ? new HeddleError('services.no-plan', { date: '2026-09-15' }, [problem]) : new Error('broken');
    });
    await expect(knock(folder, 'known')).rejects.toMatchObject({ code: 'services.no-plan', params: { date: '2026-09-15' }, problems: [problem] });
    await expect(knock(folder, 'other')).rejects.toMatchObject({ code: 'door.failed' });
    await door.close();
  });

  test('[ST45] a message over the limit, or one that is not JSON, is refused before it is read', async () => {
    const folder = newFolder();
    const door = await open(folder, async () => null, 1000);
    await expect(knock(folder, 'big', 'x'.repeat(2000))).rejects.toMatchObject({ code: 'door.too-large' });
    const claim = await claimDoor(folder);
    if (claim.isOwner) throw new Error('nobody owns the door');
    const answers = await rawTalk(claim.path, Buffer.from([0, 0, 0, 2, 0x7b, 0x7b]));
    expect(answers).toMatchObject([{ kind: 'owner' }, { kind: 'fault', fault: { code: 'door.not-json' } }]);
    await door.close();
  });

  test('[ST46] a request that did not arrive whole is never begun; one that did runs to its end without its caller', async () => {
    const folder = newFolder();
    const begun: string[] = [];
    const ended: string[] = [];
    const running = Promise.withResolvers<void>();
    const hasBegun = Promise.withResolvers<void>();
    const door = await open(folder, async (name) => {
      begun.push(name);
      hasBegun.resolve();
      await running.promise;
      ended.push(name);
    });
    const claim = await claimDoor(folder);
    if (claim.isOwner) throw new Error('nobody owns the door');
    const body = Buffer.from(JSON.stringify({ name: 'half', input: null }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    await leaveAfter(claim.path, (socket) => socket.write(Buffer.concat([length, body.subarray(0, 9)])));
    const left = leaveAfter(claim.path, (socket) => writeFrame(socket, { name: 'whole', input: null }), hasBegun.promise);
    await left;
    running.resolve();
    await door.close();
    expect(begun).toEqual(['whole']);
    expect(ended).toEqual(['whole']);
  });

  test('[ST46] when the owner is killed in the middle, the caller hears that nobody knows how it ended', async () => {
    const folder = newFolder();
    const { child } = await claimInChild(folder);
    const begun = Promise.withResolvers<unknown>();
    const asked = expect(knock(folder, 'for-ever', null, begun.resolve)).rejects.toMatchObject({ code: 'door.owner-gone' });
    await begun.promise;
    await kill(child);
    await asked;
  });
});

function claimInChild(folder: string): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/claim-in-child.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout?.once('data', (said: Buffer) => resolve({ child, said: said.toString().trim() }));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}

function rawTalk(path: string, bytes: Buffer): Promise<readonly unknown[]> {
  return new Promise((resolve) => {
    const heard: unknown[] = [];
    const socket = connect(path, () => socket.write(bytes));
    readFrames(socket, { onFrame: (message) => heard.push(message), onFault: () => {} });
    socket.on('close', () => resolve(heard));
  });
}

function leaveAfter(path: string, say: (socket: ReturnType<typeof connect>) => void, when: Promise<void> = Promise.resolve()): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      say(socket);
      void when.then(() => setTimeout(() => socket.destroy(), 20));
    });
    socket.on('close', () => resolve());
  });
}
