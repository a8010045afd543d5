import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { tryLock } from './folder-lock.ts';
import { progressOnStderr } from './progress.ts';
import { defaultDataDir } from './project.ts';
import { type HostMessage, hostFile, hostLock } from './shared-stack.ts';
import { type Stack, startStack } from './stack.ts';

/** How long the stack outlives its last user: the next one often comes at once. */
const LINGER_MS = 3_000;
/** How long the first user may take to connect. */
const FIRST_USER_MS = 30_000;

const dataDir = resolve(process.argv[2] ?? join(defaultDataDir, 'test'));
const lock = tryLock(hostLock(dataDir));
if ('release' in lock) {
  await host().finally(lock.release);
}

async function host(): Promise<void> {
  const token = randomUUID();
  const said: HostMessage[] = [{ token }];
  const users = new Set<Socket>();
  const progress = progressOnStderr();
  const end = Promise.withResolvers<void>();
  let lonely = setTimeout(end.resolve, FIRST_USER_MS);

  const say = (message: HostMessage) => {
    said.push(message);
    for (const user of users) user.write(`${JSON.stringify(message)}\n`);
  };
  const door = createServer((user) => {
    clearTimeout(lonely);
    users.add(user);
    user.resume();
    user.on('error', () => undefined);
    user.on('close', () => {
      users.delete(user);
      if (users.size > 0) return;
      clearTimeout(lonely);
      lonely = setTimeout(end.resolve, LINGER_MS);
    });
    for (const message of said) user.write(`${JSON.stringify(message)}\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end.resolve());

  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  publish(door.address(), token);
  let stack: Stack | null = null;
  try {
    const onProgress = (line: string) => {
      progress(line);
      say({ progress: line });
    };
    stack = await startStack({ dataDir, onProgress });
    const { mongoUrl, postgresUrl, redisUrl, ffmpegPath, ffprobePath } = stack;
    say({ ready: { mongoUrl, postgresUrl, redisUrl, ffmpegPath, ffprobePath } });
    await end.promise;
  } catch (error) {
    say({ failed: error instanceof Error ? error.message : String(error) });
    await end.promise; // until those who wait have read it and left
  } finally {
    // The door first: who comes now finds nobody and starts the next host once we are gone.
    rmSync(hostFile(dataDir), { force: true });
    door.close();
    for (const user of users) user.end();
    await stack?.stop();
    progress('ended');
  }
}

function publish(address: ReturnType<ReturnType<typeof createServer>['address']>, token: string): void {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${hostFile(dataDir)}.new`, JSON.stringify({ port: address.port, token }), { mode: 0o600 });
  renameSync(`${hostFile(dataDir)}.new`, hostFile(dataDir));
}
