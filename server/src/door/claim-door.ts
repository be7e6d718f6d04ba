import { chmod, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findDoorPlace, hasCode } from './door-place.ts';
import { writeFrame } from './frames.ts';

export type Claim =
  | { readonly isOwner: true; readonly server: Server; welcome(enter: (socket: Socket) => void): void }
  | { readonly isOwner: false; readonly path: string };

/**
 * One process owns a school's folder. Whoever wants it listens on a socket of its own name, and only then looks for others who live:
 * of two that come at once at least the later one sees the other, so both never think they own it. Who sees another one steps back and tries again.
 * A killed owner leaves a socket that refuses connections; names are never used twice, so the next owner may remove it safely.
 */
export async function claimDoor(folder: string): Promise<Claim> {
  const place = await findDoorPlace(folder);
  for (;;) {
    const living = await findLiving(await place.others(undefined));
    if (living !== undefined) return { isOwner: false, path: living };
    const own = place.newSocket();
    const waiting: Socket[] = [];
    let enter: ((socket: Socket) => void) | undefined;
    const server = createServer((socket) => {
      socket.on('error', () => {});
      if (enter === undefined) waiting.push(socket);
      else enter(socket);
    });
    if (!(await listens(server, own))) return { isOwner: false, path: own };
    if (process.platform !== 'win32') await chmod(own, 0o600).catch(() => {});
    const others = await place.others(own);
    // A socket that was removed before it listened cannot be found by anybody: begin again with another.
    const isFindable = process.platform === 'win32' || (await exists(own));
    if (isFindable && (await findLiving(others)) === undefined) {
      for (const dead of others) await place.remove(dead);
      return {
        isOwner: true,
        server,
        welcome(next) {
          enter = next;
          for (const socket of waiting.splice(0)) next(socket);
        },
      };
    }
    for (const socket of waiting) stepBack(socket);
    enter = stepBack;
    server.close();
    await sleep(10 + Math.random() * 50);
  }
}

/** Tells whoever came meanwhile that this is not the owner after all. */
function stepBack(socket: Socket): void {
  writeFrame(socket, { kind: 'not-owner' });
  socket.end();
}

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (hasCode(error, 'EADDRINUSE', 'EACCES') ? resolve(false) : reject(error)));
    server.listen(path, () => resolve(true));
  });
}

async function findLiving(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await isLiving(path)) return path;
  return undefined;
}

/** Whatever is neither refused nor gone counts as alive: better to wait for a dead owner than to open a folder twice. */
function isLiving(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', (error) => resolve(!hasCode(error, 'ECONNREFUSED', 'ENOENT')));
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
