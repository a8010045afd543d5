import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { acceptsConnections, retryUntilOk } from '../ready.ts';
import type { ProcessSpec } from '../supervised-process.ts';
import type { ServerPlace } from './place.ts';

/** The connection string of the local Redis. */
export function redisUrl(port: number): string {
  return `redis://127.0.0.1:${port}`;
}

/** Redis with an append-only file and without eviction: queues and streams must neither vanish in a crash nor by pressure. */
export async function redisSpec(binary: string, { dataDir, port }: ServerPlace): Promise<ProcessSpec> {
  const folder = join(dataDir, 'redis');
  await mkdir(folder, { recursive: true });
  return {
    name: 'redis',
    command: binary,
    args: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no', '--save', ''],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction', '--databases', '256'],
    ],
    port,
    ready: (signal) => answersPing(port, signal),
    logFile: join(dataDir, 'logs', 'redis.log'),
    recordFile: join(dataDir, 'run', 'redis.json'),
  };
}

async function answersPing(port: number, signal: AbortSignal): Promise<void> {
  await acceptsConnections(port, signal);
  const client = new Redis({ port, host: '127.0.0.1', lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  client.on('error', () => undefined); // told by the command below
  try {
    await client.connect();
    // While it reads its file it refuses commands with LOADING.
    await retryUntilOk(signal, () => client.ping());
  } finally {
    client.disconnect();
  }
}
