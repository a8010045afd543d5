import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BinarySearch } from './binaries/context.ts';
import { findFfmpeg, findFfprobe } from './binaries/ffmpeg.ts';
import { findMongod } from './binaries/mongod.ts';
import { findPostgres } from './binaries/postgres.ts';
import { findRedisServer } from './binaries/redis.ts';
import { tryLock } from './folder-lock.ts';
import { StackUnavailableError } from './missing.ts';
import { isPortFree, openPortBook } from './ports.ts';
import { endRecorded } from './process-record.ts';
import type { Progress } from './progress.ts';
import { binaryCacheDir } from './project.ts';
import { mongodSpec, mongoUrl } from './servers/mongod.ts';
import type { ServerPlace } from './servers/place.ts';
import { postgresSpec, postgresUrl } from './servers/postgres.ts';
import { redisSpec, redisUrl } from './servers/redis.ts';
import type { ProcessSpec } from './supervised-process.ts';
import { type Part, Supervisor } from './supervisor.ts';

/** The stores and media tools of one data folder, running. */
export interface Stack {
  /** A replica set; clients find it by name and follow its restarts. */
  mongoUrl: string;
  /** Superuser, database `wechat_auth`, which exists. */
  postgresUrl: string;
  redisUrl: string;
  ffmpegPath: string;
  ffprobePath: string;
  /** The servers that this stack runs; those that the environment named by URL are not among them. */
  parts(): Part[];
  /** Ends the servers, orderly; data stay. Safe to call twice. */
  stop(): Promise<void>;
}

/** Options of `startStack`. */
export interface StackOptions {
  /** Made when absent. One running stack a folder. */
  dataDir: string;
  /** Hears what is going on: downloads, starts, deaths, restarts. @defaultValue silence */
  onProgress?: Progress;
  /** `MONGO_URL`, `POSTGRES_URL`, `REDIS_URL` replace a server, `FFMPEG_PATH`, `FFPROBE_PATH` a tool. @defaultValue `process.env` */
  env?: NodeJS.ProcessEnv;
  /** Ends the start: what runs is stopped, then `startStack` rejects. Does nothing once the stack is up. */
  signal?: AbortSignal;
}

/**
 * Brings up MongoDB, PostgreSQL and Redis on 127.0.0.1 and finds ffmpeg and ffprobe; resolves when all can serve.
 * A server that dies is started again on the same port. Ports are remembered in the data folder.
 * Throws `StackUnavailableError` when the folder is in use or something cannot be had; nothing is left running then.
 * Cost: downloads of 120 MB at the very first time; later 1 to 2 s.
 */
export async function startStack({
  dataDir,
  onProgress = () => undefined,
  env = process.env,
  signal = new AbortController().signal,
}: StackOptions): Promise<Stack> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const lock = tryLock(join(folder, 'stack.lock'));
  if ('heldByPid' in lock) {
    throw new StackUnavailableError(
      `Process ${lock.heldByPid} runs a stack on ${folder}.`,
      'Stop it, or choose another data folder.',
    );
  }
  const supervisor = new Supervisor({ onEvent: onProgress });
  const stop = async () => {
    await supervisor.stop();
    lock.release();
  };
  const interrupt = () => void supervisor.stop();
  signal.addEventListener('abort', interrupt);
  try {
    signal.throwIfAborted();
    const start = starter(folder, supervisor, onProgress);
    const search: BinarySearch = { env, cacheDir: binaryCacheDir(env), progress: onProgress, signal };
    const [mongo, postgres, redis, ffmpegPath, ffprobePath] = await allOrEveryFailure([
      env.MONGO_URL ?? start('mongod', async (place) => mongodSpec(await findMongod(search), place)).then(mongoUrl),
      env.POSTGRES_URL ??
        start('postgres', async (place) => postgresSpec(await findPostgres(search), place, search)).then((port) =>
          postgresUrl(port),
        ),
      env.REDIS_URL ?? start('redis', async (place) => redisSpec(await findRedisServer(search), place)).then(redisUrl),
      findFfmpeg(search),
      findFfprobe(search),
    ]);
    return {
      mongoUrl: mongo,
      postgresUrl: postgres,
      redisUrl: redis,
      ffmpegPath,
      ffprobePath,
      parts: () => supervisor.parts(),
      stop,
    };
  } catch (error) {
    await stop();
    throw signal.aborted ? new StackUnavailableError('The start of the stack was interrupted.') : error;
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

type Start = (name: string, makeSpec: (place: ServerPlace) => Promise<ProcessSpec>) => Promise<number>;

/** Starts servers on remembered ports; the function answers the port. */
function starter(dataDir: string, supervisor: Supervisor, progress: Progress): Start {
  const book = openPortBook(join(dataDir, 'ports.json'));
  return async (name, makeSpec) => {
    // Before the port is chosen: a server that a crash of ours left behind still holds the one we want back.
    // SIGINT means an orderly end without waiting for clients to all three.
    if (await endRecorded(join(dataDir, 'run', `${name}.json`), 'SIGINT', 10_000))
      progress(`${name}: ended the one of an interrupted run`);
    for (let attempt = 1; ; attempt += 1) {
      const port = await (await book).take(name);
      const spec = await makeSpec({ dataDir, port });
      progress(`${name}: starting on port ${port}`);
      try {
        await supervisor.add(spec);
        progress(`${name}: ready`);
        return port;
      } catch (error) {
        // Another program took the port between our look and the server's: look again.
        if (attempt === 3 || (await isPortFree(port))) throw error;
      }
    }
  };
}

type Awaitable<T> = { [K in keyof T]: T[K] | Promise<T[K]> };

/** Like `Promise.all`, but waits for all, so that nothing goes on in the background, and names every failure at once. */
async function allOrEveryFailure<T extends unknown[]>(work: [...Awaitable<T>]): Promise<T> {
  const results = await Promise.allSettled(work);
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) {
    const message = failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join('\n');
    throw failures.every((failure) => failure instanceof StackUnavailableError)
      ? new StackUnavailableError(message)
      : new AggregateError(failures, message);
  }
  return (await Promise.all(work)) as T;
}
