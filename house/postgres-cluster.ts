import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostgresPrograms } from './postgres-programs.ts';

export type PostgresCluster = {
  /** Superuser, database `postgres`. Tests make databases of their own in it. */
  readonly url: string;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
};

/**
 * A PostgreSQL server for one run of tests, in a temporary folder, made as a school's would be: fsync stays on.
 * It listens only on a Unix socket in a folder that nobody else may enter, so no password is needed and no port is taken.
 */
export async function startPostgres(): Promise<PostgresCluster> {
  const programs = findPostgresPrograms();
  const folder = mkdtempSync(join(shortTemporaryFolder(), 'heddle-pg-'));
  const owner = unprivilegedOwner();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const run = { ...owner, cwd: folder, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } };

  try {
    const made = spawnSync(join(programs, 'initdb'), ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'], run);
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.toString()}`);
    const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'timezone=UTC'], { ...run, stdio: ['ignore', 'ignore', 'pipe'] });
    const removeNow = (): void => {
      server.kill('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', removeNow);
    await untilReady(server, join(folder, '.s.PGSQL.5432'));
    return {
      url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
      async stop() {
        process.off('exit', removeNow);
        await ended(server, 'SIGINT'); // "fast": open connections are cut, then a clean shutdown
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A socket's path may have about 100 characters; temporary folders of macOS and of some CI are longer than that. */
function shortTemporaryFolder(): string {
  return tmpdir().length < 60 ? tmpdir() : '/tmp';
}

/** PostgreSQL refuses to run as root: root starts it as `postgres`, or as `nobody` where there is no such user. */
function unprivilegedOwner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (user === undefined) throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as. Maybe run the tests as another user.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function untilReady(server: ChildProcess, socketPath: string): Promise<void> {
  let log = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const patience = 30_000;
  for (let waited = 0; waited < patience; waited += 20) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(`PostgreSQL did not start:\n${log}`);
    if (log.includes('ready to accept connections') && (await accepts(socketPath))) return;
    await sleep(20);
  }
  await ended(server, 'SIGQUIT');
  throw new Error(`PostgreSQL was not ready after ${patience / 1000} seconds:\n${log}`);
}

function accepts(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}
