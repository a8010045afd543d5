import { setTimeout as delay } from 'node:timers/promises';
import { closeRedis, isRedisDown, type Redis, RedisDownError } from '@app/redis';
import { type Job, Queue } from 'bullmq';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { JobDefinition } from './define.ts';
import { cancelChannel, cancelKey, type JobPlace, queuePrefix, requestConnection } from './places.ts';

/** How one request differs from the job's definition. */
export interface EnqueueOptions {
  /** Milliseconds before the job may begin. @defaultValue 0 */
  readonly delayMs?: number;
  /** @defaultValue the definition's */
  readonly priority?: number;
}

/** What became of a request. */
export interface Enqueued {
  readonly jobId: string;
  /** False when it joined an unfinished job with the same key. */
  readonly isNew: boolean;
}

/** A job that is out of tries, was refused for good, or was cancelled. */
export interface DeadJob {
  readonly job: string;
  readonly jobId: string;
  /** As it was stored; parse it before use. */
  readonly input: unknown;
  /** The last error's message. */
  readonly reason: string;
  /** Tries that failed. */
  readonly attempts: number;
}

/** When a scheduled job is due: by a cron line (five or six fields, in UTC unless a zone is named) or a period. */
export type Schedule = { readonly cron: string; readonly timeZone?: string } | { readonly everyMs: number };

const KEEP_COMPLETED = { age: 3_600, count: 100 };
const KEEP_FAILED = { age: 14 * 24 * 3_600, count: 1_000 };
const BACKOFF_JITTER = 0.2;
const CANCEL_KNOWN_SEC = 3_600;
const DRAIN_POLL_MS = 5;

/** What BullMQ is told about every job of a definition. */
function storedOptions(job: JobDefinition) {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffMs, jitter: BACKOFF_JITTER },
    removeOnComplete: KEEP_COMPLETED,
    removeOnFail: KEEP_FAILED,
  };
}

/** Reads a stored job as a dead letter. */
export function deadJobOf(name: string, job: Job): DeadJob {
  return { job: name, jobId: job.id ?? '', input: job.data, reason: job.failedReason ?? '', attempts: job.attemptsMade };
}

async function unlessDown<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw isRedisDown(error) ? new RedisDownError(error) : error;
  }
}

/** Requests jobs and looks after them. One a process; every call rejects with `RedisDownError` when Redis is away. */
export class JobQueue {
  readonly #place: JobPlace;
  readonly #redis: Redis;
  readonly #queues = new Map<string, Queue>();

  constructor(place: JobPlace) {
    this.#place = place;
    this.#redis = requestConnection(place);
  }

  /**
   * Stores a job durably. Throws `ZodError` on input that does not fit. With a dedupe key, a request joins the unfinished job of that key;
   * after that has finished, well or not, the key may run again.
   */
  async enqueue<S extends z.ZodType>(
    job: JobDefinition<string, S>,
    input: z.input<S>,
    { delayMs = 0, priority = job.priority }: EnqueueOptions = {},
  ): Promise<Enqueued> {
    const data = job.input.parse(input);
    const key = job.dedupeKey(data);
    const jobId = uuidv7();
    const stored = await unlessDown(
      this.#queue(job).add(job.name, data, {
        ...storedOptions(job),
        jobId,
        priority,
        ...(delayMs > 0 ? { delay: delayMs } : {}),
        ...(key === null ? {} : { deduplication: { id: key } }),
      }),
    );
    return { jobId: stored.id ?? jobId, isNew: stored.id === jobId };
  }

  /** Id of the unfinished job that a request with this input would join; null when there is none. */
  async find<S extends z.ZodType>(job: JobDefinition<string, S>, input: z.input<S>): Promise<string | null> {
    const key = job.dedupeKey(job.input.parse(input));
    return key === null ? null : unlessDown(this.#queue(job).getDeduplicationJobId(key));
  }

  /**
   * Ends a job: one that waits is removed, one at work has its signal aborted and is dead with the reason `cancelled`; `gone` when it
   * does not exist or has finished.
   */
  async cancel(job: JobDefinition, jobId: string): Promise<'removed' | 'signalled' | 'gone'> {
    const stored = await unlessDown(this.#queue(job).getJob(jobId));
    if (stored === undefined || (await unlessDown(stored.isCompleted())) || (await unlessDown(stored.isFailed()))) return 'gone';
    await unlessDown(this.#redis.set(cancelKey(this.#place, job.name, jobId), '1', 'EX', CANCEL_KNOWN_SEC));
    try {
      await stored.remove();
      return 'removed';
    } catch (error) {
      if (isRedisDown(error)) throw new RedisDownError(error);
      // A worker holds it.
      await unlessDown(this.#redis.publish(cancelChannel(this.#place), `${job.name} ${jobId}`));
      return 'signalled';
    }
  }

  /** Requests a job at every due time, once among all processes; calling it again changes the schedule. `id` tells several schedules of one job apart. */
  async schedule<S extends z.ZodType>(
    job: JobDefinition<string, S>,
    schedule: Schedule,
    input: z.input<S>,
    id: string = job.name,
  ): Promise<void> {
    const data = job.input.parse(input);
    const repeat = 'cron' in schedule ? { pattern: schedule.cron, tz: schedule.timeZone ?? 'UTC' } : { every: schedule.everyMs };
    const opts = { ...storedOptions(job), priority: job.priority };
    await unlessDown(this.#queue(job).upsertJobScheduler(id, repeat, { name: job.name, data, opts }));
  }

  /** Ends a schedule; what it has requested already still runs. */
  async unschedule(job: JobDefinition, id: string = job.name): Promise<void> {
    await unlessDown(this.#queue(job).removeJobScheduler(id));
  }

  /** The newest dead jobs of a kind; they are kept for 14 days, at most 1,000. */
  async dead(job: JobDefinition, count = 100): Promise<DeadJob[]> {
    const failed = await unlessDown(this.#queue(job).getFailed(0, count - 1));
    return failed.map((stored) => deadJobOf(job.name, stored));
  }

  /** Gives a dead job another life, with all its tries; false when it is not dead. */
  async revive(job: JobDefinition, jobId: string): Promise<boolean> {
    const stored = await unlessDown(this.#queue(job).getJob(jobId));
    if (stored === undefined || !(await unlessDown(stored.isFailed()))) return false;
    await unlessDown(stored.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: false }));
    return true;
  }

  /** How many jobs of a kind wait (also for their time) and are at work. */
  async load(job: JobDefinition): Promise<{ readonly waiting: number; readonly active: number; readonly delayed: number }> {
    const counts = await unlessDown(this.#queue(job).getJobCounts('waiting', 'prioritized', 'active', 'delayed'));
    const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
    return { waiting: waiting + prioritized, active, delayed };
  }

  /**
   * Resolves when none of these jobs waits, works, or waits to be tried again; jobs for a later time and schedules do not count. For
   * tests. Rejects with a `TimeoutError` after `timeoutMs`, @defaultValue 10000.
   */
  async drain(jobs: readonly JobDefinition[], timeoutMs = 10_000): Promise<void> {
    const signal = AbortSignal.timeout(timeoutMs);
    // A job may request another one: all must be at rest in one round.
    while (!(await Promise.all(jobs.map((job) => this.#isAtRest(job)))).every(Boolean)) {
      signal.throwIfAborted();
      await delay(DRAIN_POLL_MS);
    }
  }

  /** Closes its connection. */
  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    closeRedis(this.#redis);
  }

  async #isAtRest(job: JobDefinition): Promise<boolean> {
    const before = await this.load(job);
    if (before.waiting + before.active > 0) return false;
    if (before.delayed === 0) return true;
    const delayed = await this.#queue(job).getDelayed();
    if (delayed.some((stored) => stored.attemptsMade > 0)) return false;
    // None may have slipped from one list to the other between the two looks.
    const after = await this.load(job);
    return after.waiting + after.active === 0 && after.delayed === before.delayed;
  }

  #queue(job: JobDefinition): Queue {
    const known = this.#queues.get(job.name);
    if (known !== undefined) return known;
    const queue = new Queue(job.name, {
      connection: this.#redis,
      prefix: queuePrefix(this.#place, job.name),
      skipVersionCheck: true,
      skipWaitingForReady: true,
    });
    queue.on('error', () => undefined);
    this.#queues.set(job.name, queue);
    return queue;
  }
}
