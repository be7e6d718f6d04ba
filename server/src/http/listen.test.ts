import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';

test('[PG16] a taken port is no failure: the next free one is used, on this computer only', async () => {
  const taken = await occupy();
  const { port } = taken.address() as AddressInfo;
  const app = Fastify();
  app.get('/', async () => 'here');
  const address = await listen(app, { port });
  try {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(Number(new URL(address).port)).toBeGreaterThan(port);
    expect(await (await fetch(address)).text()).toBe('here');
  } finally {
    await app.close();
    taken.close();
  }
});

test('[PG16] what is wrong with the address itself is not hidden behind another port', async () => {
  const app = Fastify();
  await expect(listen(app, { port: 4173, host: '203.0.113.7' })).rejects.toThrow(/EADDRNOTAVAIL/);
  await app.close();
});

test('[PG16] when no port is left, the range that was tried is said', async () => {
  const taken = await occupy(65_535);
  try {
    await expect(listen(Fastify(), { port: 65_535 })).rejects.toThrow(/page\.no-port/);
  } finally {
    taken.close();
  }
});

async function occupy(port = 0): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.once('error', () => resolve()).listen(port, '127.0.0.1', resolve); });
  return server;
}
