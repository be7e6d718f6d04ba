import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres } from './postgres-cluster.ts';
import type { PostgresCluster } from './postgres-cluster.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());

async function ask(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

test('the tests run on a server that keeps what it acknowledged, as a school has it', async () => {
  expect(await ask('show fsync')).toBe('on');
  expect(await ask('show server_encoding')).toBe('UTF8');
  expect(Number(await ask('show server_version_num'))).toBeGreaterThanOrEqual(150000);
});

test('nobody reaches it over the network', async () => {
  expect(await ask('show listen_addresses')).toBe('');
});

test('the run has one of its own, whose address every test file is told', async () => {
  expect(process.env['HEDDLE_TEST_DATABASE_URL']).toMatch(/^postgresql:/);
  expect(process.env['HEDDLE_TEST_DATABASE_URL']).not.toBe(cluster.url);
});

test('stopping it leaves nothing behind', async () => {
  const other = await startPostgres();
  const folder = new URL(other.url).searchParams.get('host') ?? '';
  expect(existsSync(folder)).toBe(true);
  await other.stop();
  expect(existsSync(folder)).toBe(false);
});
