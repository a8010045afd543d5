import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { identify } from './process-record.ts';
import { runCommand } from './run-command.ts';
import { type Stack, startStack } from './stack.ts';

/** An environment that names no server, so that the stack runs its own; tools are found as the machine has them. */
const { MONGO_URL: _mongo, POSTGRES_URL: _postgres, REDIS_URL: _redis, ...env } = process.env;

async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'stack-'));
}

/** Writes one note into each store, and reads how many each holds. */
async function note({ mongoUrl, postgresUrl, redisUrl }: Stack): Promise<number[]> {
  const [mongo, postgres, redis] = [
    new MongoClient(mongoUrl),
    new Client({ connectionString: postgresUrl }),
    new Redis(redisUrl),
  ];
  try {
    await postgres.connect();
    const notes = mongo.db('probe').collection('notes');
    // A transaction, because only a replica set has them.
    await mongo.withSession((session) => session.withTransaction(() => notes.insertOne({}, { session })));
    await postgres.query('CREATE TABLE IF NOT EXISTS note (id int)');
    await postgres.query('INSERT INTO note VALUES (1)');
    const pushed = await redis.rpush('notes', 'x');
    const { rows } = await postgres.query<{ n: number }>('SELECT count(*)::int AS n FROM note');
    return [await notes.countDocuments(), rows[0]?.n ?? 0, pushed];
  } finally {
    await Promise.all([mongo.close(), postgres.end(), redis.quit()]);
  }
}

function part(stack: Stack, name: string): { pid: number; port: number } {
  const found = stack.parts().find((each) => each.name === name);
  if (!found) throw new Error(`${name} does not run`);
  return found;
}

describe('a stack', () => {
  let dataDir: string;
  let stack: Stack;
  let lines: string[] = [];
  const start = () => startStack({ dataDir, env, onProgress: (line) => lines.push(line) });

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    stack = await start();
  });

  afterAll(async () => {
    await stack.stop();
    await rm(dataDir, { recursive: true });
  });

  it('serves all three stores and both tools from an empty folder', async () => {
    expect(await note(stack)).toEqual([1, 1, 1]);
    expect(stack.parts().map(({ name }) => name)).toEqual(expect.arrayContaining(['mongod', 'postgres', 'redis']));
    for (const tool of [stack.ffmpegPath, stack.ffprobePath]) expect((await runCommand(tool, ['-version'])).code).toBe(0);
  });

  it('is durable: journal, fsync, append-only file, no eviction', async () => {
    const postgres = new Client({ connectionString: stack.postgresUrl });
    const redis = new Redis(stack.redisUrl);
    await postgres.connect();
    const { rows } = await postgres.query(
      `SELECT current_setting('fsync') AS fsync, current_setting('max_connections') AS connections`,
    );
    expect(rows).toEqual([{ fsync: 'on', connections: '200' }]);
    expect(await redis.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    await Promise.all([postgres.end(), redis.quit()]);
  });

  it('listens on 127.0.0.1 only', async () => {
    const listening = (await readFile('/proc/net/tcp', 'utf8')).split('\n').map((line) => line.trim().split(/\s+/));
    const addresses = stack.parts().flatMap(({ port }) => {
      const hex = port.toString(16).toUpperCase().padStart(4, '0');
      return listening
        .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${hex}`))
        .map(([, local]) => local?.split(':')[0]);
    });
    expect(addresses).toEqual(['0100007F', '0100007F', '0100007F']);
  });

  it('refuses a second stack on the same folder, and says what to do', async () => {
    await expect(start()).rejects.toThrow(/runs a stack on .*\n.*choose another data folder/);
  });

  it.each([
    ['mongod', 10_000],
    ['postgres', 10_000],
    ['redis', 5_000],
  ])('brings %s back by itself after kill -9, on the same port, with its data', async (name, withinMs) => {
    const before = await note(stack);
    const { pid, port } = part(stack, name);
    lines = [];
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(lines.at(-1)).toMatch(new RegExp(`^${name} is back after`)), {
      timeout: withinMs,
      interval: 20,
    });
    expect(lines[0]).toBe(`${name} was ended by SIGKILL; starting it again in 100 ms`);
    expect(part(stack, name).port).toBe(port);
    expect(await note(stack)).toEqual(before.map((count) => count + 1));
  });

  it('leaves no process when it stops; starts again in seconds on the same ports, with its data', async () => {
    const before = await note(stack);
    const parts = stack.parts();
    await stack.stop();
    expect(parts.map(({ pid }) => identify(pid))).toEqual([null, null, null]);

    const startedAt = performance.now();
    stack = await start();
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    const ports = (list: { name: string; port: number }[]) => Object.fromEntries(list.map(({ name, port }) => [name, port]));
    expect(ports(stack.parts())).toEqual(ports(parts));
    expect(await note(stack)).toEqual(before.map((count) => count + 1));
  });

  it('moves to other ports, the replica set too, when its own are taken at a start', async () => {
    const before = await note(stack);
    const parts = stack.parts();
    await stack.stop();
    const squatters = await Promise.all(
      parts.map(({ port }) => {
        const server = createServer((socket) => socket.destroy());
        return new Promise<typeof server>((listening) => server.listen(port, '127.0.0.1', () => listening(server)));
      }),
    );
    onTestFinished(() => {
      for (const squatter of squatters) squatter.close();
    });
    stack = await start();
    for (const { name, port } of parts) expect(part(stack, name).port).not.toBe(port);
    expect(await note(stack)).toEqual(before.map((count) => count + 1));
  });
});

describe('two stacks', () => {
  it('run side by side with data folders of their own', async () => {
    const folders = [await temporaryFolder(), await temporaryFolder()];
    const stacks = await Promise.all(folders.map((dataDir) => startStack({ dataDir, env })));
    onTestFinished(async () => {
      await Promise.all(stacks.map((stack) => stack.stop()));
      for (const folder of folders) await rm(folder, { recursive: true });
    });
    for (const stack of stacks) expect(await note(stack)).toEqual([1, 1, 1]);
    expect(new Set(stacks.flatMap((stack) => stack.parts().map(({ port }) => port))).size).toBe(6);
  });
});

describe('a stack that is given everything', () => {
  it('runs nothing itself', async () => {
    const dataDir = await temporaryFolder();
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const given = {
      MONGO_URL: 'mongodb://m',
      POSTGRES_URL: 'postgresql://p',
      REDIS_URL: 'redis://r',
      FFMPEG_PATH: '/f',
      FFPROBE_PATH: '/p',
    };
    const stack = await startStack({ dataDir, env: given });
    expect(stack).toMatchObject({
      mongoUrl: 'mongodb://m',
      postgresUrl: 'postgresql://p',
      redisUrl: 'redis://r',
      ffmpegPath: '/f',
    });
    expect(stack.parts()).toEqual([]);
    await stack.stop();
  });
});

describe('a start that is interrupted', () => {
  it('rejects, leaves no process, and the next start succeeds', async () => {
    const dataDir = await temporaryFolder();
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const interrupted = new AbortController();
    const onProgress = (line: string) => {
      if (line === 'redis: ready') interrupted.abort();
    };
    await expect(startStack({ dataDir, env, onProgress, signal: interrupted.signal })).rejects.toThrow('interrupted');
    expect(await readdir(join(dataDir, 'run'))).toEqual([]);
    const stack = await startStack({ dataDir, env });
    expect(await note(stack)).toEqual([1, 1, 1]);
    await stack.stop();
  });
});

describe('a stack that cannot be had', () => {
  it('names everything that is missing at once, each with its remedy, and leaves nothing running', async () => {
    const dataDir = await temporaryFolder();
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const without = { PATH: join(dataDir, 'nothing-here'), STACK_CACHE_DIR: join(dataDir, 'cache') };
    await expect(startStack({ dataDir, env: without })).rejects.toThrow(
      /mongod is missing and python3 was not found[\s\S]*Install python3[\s\S]*redis-server is missing[\s\S]*ffmpeg is missing/,
    );
    await expect(readFile(join(dataDir, 'stack.lock'))).rejects.toThrow('ENOENT');
  });
});
