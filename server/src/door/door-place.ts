import { HeddleError } from '@heddle/engine/problem';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, realpath, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where the sockets of a school's folder stand. It follows from the folder alone, never from TMPDIR or who asks: two processes that
 * looked in different places would both own the data. A socket's path may have about 100 characters, so below a long one they stand in /tmp.
 */
type DoorPlace = {
  /** A new name for this process's own socket; never used again by anybody. */
  newSocket(): string;
  /** Sockets of others, dead or alive. */
  others(own: string | undefined): Promise<readonly string[]>;
  remove(socket: string): Promise<void>;
};

export async function findDoorPlace(folder: string): Promise<DoorPlace> {
  await mkdir(folder, { recursive: true });
  const real = await realpath(folder);
  if (process.platform === 'win32') return pipePlace(real);
  const inside = join(real, 'door');
  const place = Buffer.byteLength(join(inside, socketName())) <= longestPath ? inside : join('/tmp', `heddle-${hashOf(`${real} ${(await lstat(real)).uid}`)}`);
  await mkdir(place, { mode: 0o700 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  await checkPrivate(place, real);
  return {
    newSocket: () => join(place, socketName()),
    others: async (own) => (await readdir(place)).filter((name) => name.endsWith('.sock')).map((name) => join(place, name)).filter((path) => path !== own).sort(),
    remove: (socket) => unlink(socket).catch(() => {}),
  };
}

/** macOS allows 103 bytes, Linux 107. */
const longestPath = 100;

function socketName(): string {
  return `${randomBytes(6).toString('hex')}.sock`;
}

/** A pipe's name is taken by whoever listens first and is free again when they die: one fixed name, nobody to look for beside it. */
function pipePlace(real: string): DoorPlace {
  const pipe = `\\\\.\\pipe\\heddle-${hashOf(real.toLowerCase())}`;
  return { newSocket: () => pipe, others: async () => [], remove: async () => {} };
}

/** Only the owner of the school's folder may stand at its door: a folder that somebody else made or can enter is refused. */
async function checkPrivate(place: string, folder: string): Promise<void> {
  const found = await lstat(place);
  const owner = (await lstat(folder)).uid;
  const isOurs = found.isDirectory() && (found.uid === owner || found.uid === process.getuid?.());
  if (!isOurs) throw new HeddleError('door.not-private', { folder: place });
  if ((found.mode & 0o077) !== 0) await chmod(place, 0o700);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
