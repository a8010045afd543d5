import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { lockHolder } from '../folder-lock.ts';
import type { Progress } from '../progress.ts';
import { mongoUrl } from '../servers/mongod.ts';
import { postgresUrl } from '../servers/postgres.ts';
import { redisUrl } from '../servers/redis.ts';
import { type Stack, startStack } from '../stack.ts';

/** The ports on which a running stack has its servers, as it remembers them. */
const portsSchema = z.object({ mongod: z.number(), postgres: z.number(), redis: z.number() });

/** Runs `work` on the stores of a data folder: those that run already, else ones that are started for it and stopped afterwards. */
export async function withStores<T>(dataDir: string, progress: Progress, work: (stack: Stack) => Promise<T>): Promise<T> {
  const isRunning = lockHolder(join(dataDir, 'stack.lock')) !== null;
  const stack = isRunning ? await runningStack(dataDir) : await startStack({ dataDir, onProgress: progress });
  try {
    return await work(stack);
  } finally {
    await stack.stop();
  }
}

async function runningStack(dataDir: string): Promise<Stack> {
  const ports = portsSchema.parse(JSON.parse(await readFile(join(dataDir, 'ports.json'), 'utf8')));
  return {
    mongoUrl: process.env.MONGO_URL ?? mongoUrl(ports.mongod),
    postgresUrl: process.env.POSTGRES_URL ?? postgresUrl(ports.postgres),
    redisUrl: process.env.REDIS_URL ?? redisUrl(ports.redis),
    ffmpegPath: process.env.FFMPEG_PATH ?? 'ffmpeg',
    ffprobePath: process.env.FFPROBE_PATH ?? 'ffprobe',
    parts: () => [],
    // It belongs to the process that started it.
    stop: async () => undefined,
  };
}
