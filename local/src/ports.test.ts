import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, isPortFree, openPortBook, preferredPort } from './ports.ts';

let folder: string;
const servers: Server[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ports-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true });
});

async function occupy(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
}

describe('freePort', () => {
  it('begins its search at a place that depends on the key alone', async () => {
    const key = join(folder, 'a key');
    expect(preferredPort(key)).toBe(preferredPort(key));
    expect(preferredPort(key)).not.toBe(preferredPort(`${key}!`));
  });

  it('stays below the ephemeral range of the system', async () => {
    const port = await freePort(folder);
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
  });

  it('passes over ports that are taken', async () => {
    const port = await freePort(folder);
    await occupy(port);
    expect(await isPortFree(port)).toBe(false);
    expect(await freePort(folder)).not.toBe(port);
  });
});

describe('a port book', () => {
  it('gives the same port again after it was opened anew', async () => {
    const file = join(folder, 'ports.json');
    const port = await (await openPortBook(file)).take('store');
    expect(await (await openPortBook(file)).take('store')).toBe(port);
  });

  it('gives and remembers another port when the remembered one is taken', async () => {
    const file = join(folder, 'ports.json');
    const first = await (await openPortBook(file)).take('store');
    await occupy(first);
    const second = await (await openPortBook(file)).take('store');
    expect(second).not.toBe(first);
    expect(await (await openPortBook(file)).take('store')).toBe(second);
  });

  it('never gives one port to two names, even when they ask at the same time', async () => {
    const book = await openPortBook(join(folder, 'ports.json'));
    const ports = await Promise.all(['a', 'b', 'c', 'd'].map((name) => book.take(name)));
    expect(new Set(ports).size).toBe(4);
  });
});
