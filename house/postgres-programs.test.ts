import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPostgresPrograms } from './postgres-programs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-programs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function install(bin: string, programs: readonly string[] = ['initdb', 'postgres']): string {
  mkdirSync(bin, { recursive: true });
  for (const program of programs) {
    writeFileSync(join(bin, program), '');
    chmodSync(join(bin, program), 0o755);
  }
  return bin;
}

test('the newest version that Debian keeps is taken, by number and not by name', () => {
  for (const version of ['9', '15', '100']) install(join(folder, version, 'bin'));
  expect(findPostgresPrograms({ debian: folder, path: '' })).toBe(join(folder, '100', 'bin'));
});

test('PATH serves where Debian has none; a folder with only the client is passed over', () => {
  const client = install(join(folder, 'client'), ['psql']);
  const server = install(join(folder, 'server'));
  expect(findPostgresPrograms({ debian: join(folder, 'none'), path: `${client}:${server}` })).toBe(server);
});

test('without a server, one sentence says what is missing and what to do', () => {
  install(join(folder, '14', 'bin'));
  expect(() => findPostgresPrograms({ debian: folder, path: '' })).toThrow(/PostgreSQL 15 or newer is not installed.*Maybe install it/);
});
