import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { lockHolder } from './folder-lock.ts';
import { StackUnavailableError } from './missing.ts';
import type { Progress } from './progress.ts';

/** Where the stores and tools of a shared stack are; the words of `Stack`. */
export const StackUrls = z.object({
  mongoUrl: z.string(),
  postgresUrl: z.string(),
  redisUrl: z.string(),
  ffmpegPath: z.string(),
  ffprobePath: z.string(),
});
export type StackUrls = z.infer<typeof StackUrls>;

/** How to reach the process that holds a shared stack; it writes this into `hostFile`. */
export const Host = z.object({ port: z.number().int(), token: z.string() });
export type Host = z.infer<typeof Host>;

/** What a host says, one JSON object a line: its token first, then progress, then one of the last two. */
export const HostMessage = z.union([
  z.object({ token: z.string() }),
  z.object({ progress: z.string() }),
  z.object({ ready: StackUrls }),
  z.object({ failed: z.string() }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

/** The file in which the host of a data folder says how to reach it. */
export const hostFile = (dataDir: string): string => join(dataDir, 'host.json');

/** The lock of the host of a data folder: there is at most one. */
export const hostLock = (dataDir: string): string => join(dataDir, 'host.lock');

/** A shared stack while we use it. */
export interface Joined extends StackUrls {
  /** Ends our use; the stack ends a few seconds after its last user has left. */
  leave(): void;
}

/**
 * Joins the stack of a data folder that several processes use at once, and starts it when we are the first.
 * It lives in a process of its own, which counts its users by their open connections: one that crashes has left.
 * Throws `StackUnavailableError` when the stack cannot be had.
 */
export async function joinSharedStack(dataDir: string, onProgress: Progress = () => undefined): Promise<Joined> {
  const folder = resolve(dataDir);
  let starting = false;
  for (;;) {
    const joined = await joinRunning(folder, onProgress);
    if (joined) return joined;
    // Nobody there, or a host that is just ending. When another user's new host is faster than ours, ours ends by itself.
    if (!starting && lockHolder(hostLock(folder)) === null) {
      starting = true;
      startHost(folder, () => {
        starting = false;
      });
    }
    await delay(50);
  }
}

function startHost(dataDir: string, onEnd: () => void): void {
  const logs = join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, 'host.log'), 'a');
  // A host serves everybody, so the servers that one user's environment names are not for it.
  const { MONGO_URL: _mongo, POSTGRES_URL: _postgres, REDIS_URL: _redis, ...env } = process.env;
  const script = join(import.meta.dirname, 'shared-stack-main.ts');
  const host = spawn(process.execPath, [script, dataDir], { env, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  host.once('exit', onEnd);
  host.once('error', onEnd);
  host.unref();
}

async function joinRunning(dataDir: string, onProgress: Progress): Promise<Joined | null> {
  const host = readHost(dataDir);
  const socket = host && (await open(host.port));
  if (!host || !socket) return null;
  const urls = await listen(socket, host, onProgress).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
  if (!urls) {
    socket.destroy();
    return null;
  }
  socket.resume();
  // The connection must not keep a program running that forgets to leave; its end closes it all the same.
  socket.unref();
  return { ...urls, leave: () => socket.destroy() };
}

function readHost(dataDir: string): Host | null {
  try {
    return Host.parse(JSON.parse(readFileSync(hostFile(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

function open(port: number): Promise<Socket | null> {
  return new Promise((resolveSocket) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolveSocket(socket));
    // Stays for good: a host that ends while we use it is told by the stores.
    socket.on('error', () => resolveSocket(null));
  });
}

/** Hears a host out until its stack is ready; null when it ends before, or is another program on the port of a host that is no more. */
async function listen(socket: Socket, { token }: Host, onProgress: Progress): Promise<StackUrls | null> {
  const lines = createInterface({ input: socket });
  lines.on('error', () => undefined); // the socket's own, told again
  // A stranger may say nothing at all; a host names its token at once.
  const stranger = setTimeout(() => socket.destroy(), 5_000);
  const messages = new Promise<StackUrls | null>((resolveUrls, reject) => {
    let trusted = false;
    lines.on('close', () => resolveUrls(null));
    socket.on('close', () => resolveUrls(null));
    lines.on('line', (line) => {
      const message = readMessage(line);
      if (!message || (!trusted && !('token' in message && message.token === token))) lines.close();
      else if ('token' in message) {
        trusted = true;
        clearTimeout(stranger);
      } else if ('progress' in message) onProgress(message.progress);
      else if ('failed' in message) reject(new StackUnavailableError(message.failed));
      else resolveUrls(message.ready);
    });
  });
  try {
    return await messages;
  } finally {
    clearTimeout(stranger);
    lines.close();
  }
}

function readMessage(line: string): HostMessage | null {
  try {
    return HostMessage.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
