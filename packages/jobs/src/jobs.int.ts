import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { closeRedis, connectRedis, RedisDownError } from '@app/redis';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type DeadJob,
  defineJob,
  handle,
  handlerOf,
  type JobDefinition,
  type JobHandler,
  type JobOptions,
  JobQueue,
  PermanentJobError,
  startWorkers,
  type Workers,
} from './index.ts';

const url = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
const connection = connectRedis(url, { name: 'test:jobs' });
const prefix = `test:jobs:${randomUUID().slice(0, 8)}:`;
const queue = new JobQueue({ connection, prefix });
const input = z.object({ n: z.number() });
type TestJob = JobDefinition<string, typeof input>;

let running: Workers[] = [];
const dead: DeadJob[] = [];

afterEach(async () => {
  await Promise.all(running.map((workers) => workers.stop()));
  running = [];
  dead.length = 0;
});
afterAll(async () => {
  await queue.close();
  for await (const keys of connection.scanStream({ match: `${prefix}*`, count: 1_000 }))
    if (keys.length > 0) await connection.del(keys);
  closeRedis(connection);
});

/** A job of its own for each test, so that tests do not meet. */
function newJob(options: Partial<JobOptions<typeof input>> = {}): TestJob {
  return defineJob(`test.job-${randomUUID().slice(0, 8)}.v1`, { input, backoffMs: 1, ...options });
}

async function work(
  handlers: JobHandler<unknown>[],
  options: { lockMs?: number; stopMs?: number; maxKills?: number } = {},
): Promise<Workers> {
  const workers = await startWorkers({
    connection,
    prefix,
    jobs: handlers.map((handler) => handler.job),
    handlers,
    deps: {},
    onDead: async (job) => void dead.push(job),
    ...options,
  });
  running.push(workers);
  return workers;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('told to stop')), { once: true }));
}

describe('a job', () => {
  it('reaches its handler with parsed input, dependencies, id and attempt', async () => {
    const job = defineJob(`test.job-${randomUUID().slice(0, 8)}.v1`, { input: z.object({ text: z.string().trim() }) });
    const got: unknown[] = [];
    const greeter = handlerOf<{ greeting: string }>()(job, async (context) => {
      got.push([context.deps.greeting, context.input.text, context.attempt, context.jobId, context.fence]);
    });
    running.push(await startWorkers({ connection, prefix, jobs: [job], handlers: [greeter], deps: { greeting: 'hi' } }));
    const { jobId, isNew } = await queue.enqueue(job, { text: ' you ' });
    await queue.drain([job]);
    expect(isNew).toBe(true);
    expect(got).toEqual([['hi', 'you', 1, jobId, 1]]);
  });

  it('with input that does not fit is refused at the request', async () => {
    await expect(queue.enqueue(newJob(), JSON.parse('{"n":"many"}'))).rejects.toThrow();
  });

  it('is tried again after a failure, with a growing attempt and fence', async () => {
    const job = newJob({ attempts: 3 });
    const tries: [number, number][] = [];
    await work([
      handle(job, async ({ attempt, fence }) => {
        tries.push([attempt, fence]);
        if (attempt < 3) throw new Error('not yet');
      }),
    ]);
    await queue.enqueue(job, { n: 1 });
    await queue.drain([job]);
    expect(tries).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(dead).toEqual([]);
  });

  it('that is out of tries is dead with a visible reason, and can be revived', async () => {
    const job = newJob({ attempts: 2 });
    let isHealed = false;
    await work([
      handle(job, async () => {
        if (!isHealed) throw new Error('broken file');
      }),
    ]);
    const { jobId } = await queue.enqueue(job, { n: 7 });
    await queue.drain([job]);
    const letter = { job: job.name, jobId, input: { n: 7 }, reason: 'broken file', attempts: 2 };
    expect(dead).toEqual([letter]);
    expect(await queue.dead(job)).toEqual([letter]);
    isHealed = true;
    expect(await queue.revive(job, jobId)).toBe(true);
    await queue.drain([job]);
    expect(await queue.dead(job)).toEqual([]);
    expect(await queue.revive(job, jobId)).toBe(false);
  });

  it('that fails for good is not tried again, and the next ones run', async () => {
    const job = newJob({ attempts: 5 });
    const tries: number[] = [];
    await work([
      handle(job, async ({ input: { n } }) => {
        tries.push(n);
        if (n === 1) throw new PermanentJobError('no video stream');
      }),
    ]);
    await queue.enqueue(job, { n: 1 });
    await queue.enqueue(job, { n: 2 });
    await queue.drain([job]);
    expect(tries).toEqual([1, 2]);
    expect(dead).toMatchObject([{ reason: 'no video stream', attempts: 1, input: { n: 1 } }]);
  });

  it('that takes too long is told to stop, and fails although it does not listen', async () => {
    const job = newJob({ attempts: 1, timeoutMs: 50 });
    let isTold = false;
    await work(
      [
        handle(job, async ({ signal }) => {
          signal.addEventListener('abort', () => {
            isTold = true;
          });
          await new Promise(() => undefined);
        }),
      ],
      { stopMs: 20 },
    );
    await queue.enqueue(job, { n: 1 });
    await queue.drain([job]);
    expect(isTold).toBe(true);
    expect(dead).toMatchObject([{ reason: `${job.name} took longer than 50 ms` }]);
  });

  it('may report progress', async () => {
    const job = newJob();
    await work([handle(job, async ({ progress }) => progress({ percent: 50 }))]);
    await queue.enqueue(job, { n: 1 });
    await queue.drain([job]);
    expect(dead).toEqual([]);
  });
});

describe('requests', () => {
  it('with the same key join the unfinished job; after it has finished, the key runs again', async () => {
    const job = newJob({ attempts: 1, dedupeKey: ({ n }) => `asset-${n}` });
    let runs = 0;
    const gate = Promise.withResolvers<void>();
    await work([
      handle(job, async () => {
        runs += 1;
        await gate.promise;
        if (runs === 1) throw new Error('finished badly');
      }),
    ]);
    const requests = await Promise.all([1, 1, 1].map((n) => queue.enqueue(job, { n })));
    expect(new Set(requests.map(({ jobId }) => jobId)).size).toBe(1);
    expect(requests.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await queue.find(job, { n: 1 })).toBe(requests[0]?.jobId);
    expect((await queue.enqueue(job, { n: 2 })).isNew).toBe(true);
    gate.resolve();
    await queue.drain([job]);
    expect(runs).toBe(2);
    expect(await queue.find(job, { n: 1 })).toBeNull();
    expect((await queue.enqueue(job, { n: 1 })).isNew).toBe(true);
    await queue.drain([job]);
    expect(runs).toBe(3);
  });

  it('are served by priority, and later ones at their time', async () => {
    const job = newJob();
    const order: number[] = [];
    await queue.enqueue(job, { n: 3 }, { priority: 5 });
    await queue.enqueue(job, { n: 2 }, { priority: 1 });
    await queue.enqueue(job, { n: 1 });
    const askedAt = performance.now();
    await queue.enqueue(job, { n: 4 }, { delayMs: 150 });
    const late = Promise.withResolvers<number>();
    await work([
      handle(job, async ({ input: { n } }) => {
        order.push(n);
        if (n === 4) late.resolve(performance.now() - askedAt);
      }),
    ]);
    await queue.drain([job]);
    expect(order).toEqual([1, 2, 3]);
    expect(await late.promise).toBeGreaterThanOrEqual(140);
  });

  it('are refused in time when Redis is away', async () => {
    const away = connectRedis('redis://127.0.0.1:1', { name: 'test:away', commandTimeoutMs: 100 });
    const lost = new JobQueue({ connection: away, prefix });
    await expect(lost.enqueue(newJob(), { n: 1 })).rejects.toBeInstanceOf(RedisDownError);
    closeRedis(away);
    await lost.close().catch(() => undefined);
  });

  it('by a schedule come again and again, and end with it', async () => {
    const job = newJob();
    let runs = 0;
    const twice = Promise.withResolvers<void>();
    await work([
      handle(job, async () => {
        runs += 1;
        if (runs === 2) twice.resolve();
      }),
    ]);
    await queue.schedule(job, { everyMs: 60 }, { n: 1 });
    await queue.schedule(job, { everyMs: 50 }, { n: 1 });
    await twice.promise;
    await queue.unschedule(job);
    await queue.drain([job]);
    await queue.schedule(job, { cron: '0 3 * * *' }, { n: 1 });
    expect((await queue.load(job)).delayed).toBe(1);
    await queue.unschedule(job);
    expect((await queue.load(job)).delayed).toBe(0);
  });
});

describe('cancelling', () => {
  it('removes a job that waits and stops one at work, for good', async () => {
    const job = newJob();
    const begun = Promise.withResolvers<void>();
    await work([
      handle(job, async ({ signal }) => {
        begun.resolve();
        await untilAborted(signal);
      }),
    ]);
    const first = await queue.enqueue(job, { n: 1 });
    const second = await queue.enqueue(job, { n: 2 });
    await begun.promise;
    expect(await queue.cancel(job, second.jobId)).toBe('removed');
    expect(await queue.cancel(job, first.jobId)).toBe('signalled');
    await queue.drain([job]);
    expect(dead).toMatchObject([{ jobId: first.jobId, reason: 'cancelled' }]);
    expect(await queue.cancel(job, first.jobId)).toBe('gone');
    expect(await queue.cancel(job, 'unknown')).toBe('gone');
  });
});

describe('workers', () => {
  it('do not start when a job has no handler, or two, or a handler no job', async () => {
    const [job, other] = [newJob(), newJob()];
    const handler = handle(job, async () => undefined);
    const base = { connection, prefix, deps: {} };
    await expect(startWorkers({ ...base, jobs: [job, other], handlers: [handler] })).rejects.toThrow(other.name);
    await expect(startWorkers({ ...base, jobs: [job], handlers: [handler, handler] })).rejects.toThrow('two handlers');
    await expect(startWorkers({ ...base, jobs: [], handlers: [handler] })).rejects.toThrow('not registered');
  });

  it('that stop let a job finish in its grace, or give it back without counting the try', async () => {
    const job = newJob({ attempts: 1 });
    const seen: string[] = [];
    const begun = Promise.withResolvers<void>();
    const first = await work([
      handle(job, async ({ signal, attempt }) => {
        seen.push(`first ${attempt}`);
        begun.resolve();
        await untilAborted(signal);
      }),
    ]);
    await queue.enqueue(job, { n: 1 });
    await begun.promise;
    await first.stop();
    await work([handle(job, async ({ attempt, fence }) => void seen.push(`second ${attempt} ${fence}`))]);
    await queue.drain([job]);
    expect(seen).toEqual(['first 1', 'second 1 2']);
    expect(dead).toEqual([]);

    const slow = newJob();
    const gate = Promise.withResolvers<void>();
    const slowBegun = Promise.withResolvers<void>();
    const graceful = await work([
      handle(slow, async () => {
        slowBegun.resolve();
        await gate.promise;
      }),
    ]);
    await queue.enqueue(slow, { n: 1 });
    await slowBegun.promise;
    const stopped = graceful.stop({ graceMs: 10_000 });
    gate.resolve();
    await stopped;
    expect(await queue.load(slow)).toEqual({ waiting: 0, active: 0, delayed: 0 });
  });

  /** Begins a job in a process that is then killed. */
  async function killAtWork(job: TestJob): Promise<void> {
    const script = fileURLToPath(new URL('../test/child.ts', import.meta.url));
    const child = spawn(process.execPath, [script, url, prefix, job.name], { stdio: ['ignore', 'pipe', 'inherit'] });
    await queue.enqueue(job, { n: 1 });
    await once(child.stdout, 'data');
    const killed = once(child, 'exit');
    child.kill('SIGKILL');
    await killed;
  }

  it('that are killed lose their job to another worker', async () => {
    const job = newJob();
    await killAtWork(job);
    const fences: number[] = [];
    await work([handle(job, async ({ fence }) => void fences.push(fence))], { lockMs: 1_500 });
    await queue.drain([job]);
    expect(fences).toEqual([2]);
  });

  it('are not offered a job again that has killed too many of them; its owner is told', async () => {
    const job = newJob();
    await killAtWork(job);
    let runs = 0;
    const counting = handle(job, async () => {
      runs += 1;
    });
    await work([counting], { lockMs: 1_500, maxKills: 0 });
    await queue.drain([job]);
    await until(() => dead.length === 1);
    expect(runs).toBe(0);
    expect(dead).toMatchObject([{ job: job.name, input: { n: 1 }, reason: 'job stalled more than allowable limit' }]);
  });
});
