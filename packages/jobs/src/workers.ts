import { availableParallelism } from 'node:os';
import { blockingConnection, closeRedis, type Redis } from '@app/redis';
import { type Job, Worker } from 'bullmq';
import { makeAttempt } from './attempt.ts';
import type { JobDefinition } from './define.ts';
import { JobCancelledError, JobInterruptedError } from './errors.ts';
import type { JobHandler, JobLogger } from './handler.ts';
import { cancelChannel, cancelKey, type JobPlace, queuePrefix, workerConnection } from './places.ts';
import { type DeadJob, deadJobOf } from './queue.ts';

/** What workers need. */
export interface WorkersOptions<Deps> extends JobPlace {
  /** Every job that this process must work on. */
  readonly jobs: readonly JobDefinition[];
  /** Exactly one for each of `jobs`. */
  readonly handlers: readonly JobHandler<Deps>[];
  /** Handed to every handler. */
  readonly deps: Deps;
  readonly logger?: JobLogger;
  /**
   * Told before a job is given up for good, so that its owner can be told too; may be told twice of one job after a kill. Its failure is logged and
   * changes nothing: a sweep must find what was missed.
   */
  readonly onDead?: (dead: DeadJob) => Promise<void>;
  /** Milliseconds after which the jobs of a killed worker are free; found within a third of that more. @defaultValue 15000 */
  readonly lockMs?: number;
  /** How often a job may lose its worker to a kill before it is dead. @defaultValue 2 */
  readonly maxKills?: number;
  /** How long a handler may take to stop after its signal, in milliseconds; then it is left behind. @defaultValue 5000 */
  readonly stopMs?: number;
}

/** The running workers of this process. */
export interface Workers {
  /** Takes no more jobs, lets those at work finish for `graceMs` (@defaultValue 0), then interrupts them: they go back to be done elsewhere. */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
}

const silentLogger: JobLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};

function assertComplete(jobs: readonly JobDefinition[], handlers: readonly { readonly job: JobDefinition }[]): void {
  const wanted = new Set(jobs.map((job) => job.name));
  const handled = new Set(handlers.map((handler) => handler.job.name));
  const missing = [...wanted].filter((name) => !handled.has(name));
  const stray = [...handled].filter((name) => !wanted.has(name));
  if (missing.length > 0) throw new TypeError(`no handler for ${missing.join(', ')}`);
  if (stray.length > 0) throw new TypeError(`handlers for jobs that are not registered: ${stray.join(', ')}`);
  if (handled.size !== handlers.length) throw new TypeError('two handlers for one job');
}

/** Signals of the jobs at work, by job and id. */
class ActiveJobs {
  readonly #controllers = new Map<string, AbortController>();

  begin(job: string, jobId: string): AbortController {
    const controller = new AbortController();
    this.#controllers.set(`${job} ${jobId}`, controller);
    return controller;
  }

  end(job: string, jobId: string): void {
    this.#controllers.delete(`${job} ${jobId}`);
  }

  abort(key: string, reason: Error): void {
    this.#controllers.get(key)?.abort(reason);
  }

  abortAll(reason: Error): void {
    for (const controller of this.#controllers.values()) controller.abort(reason);
  }
}

/**
 * Starts a worker for each job; resolves when all can take jobs. Throws `TypeError` when a job has no handler, a handler no job, or a job
 * two handlers.
 */
export async function startWorkers<Deps>(options: WorkersOptions<Deps>): Promise<Workers> {
  assertComplete(options.jobs, options.handlers);
  const logger = options.logger ?? silentLogger;
  const active = new ActiveJobs();
  const connection = workerConnection(options);
  const cancellations = listenForCancellations(options, active);
  const workers = options.handlers.map((handler) => createWorker(options, handler, connection, active, logger));
  for (const worker of workers)
    worker.run().catch((error: unknown) => logger.error({ err: error, job: worker.name }, 'a worker ended'));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));

  let stopping: Promise<void> | null = null;
  async function stop(graceMs: number): Promise<void> {
    const closing = Promise.all(workers.map((worker) => worker.close()));
    const timer = setTimeout(() => active.abortAll(new JobInterruptedError('the worker stops')), graceMs);
    await closing;
    clearTimeout(timer);
    closeRedis(cancellations);
    closeRedis(connection);
  }
  return {
    stop({ graceMs = 0 } = {}) {
      stopping ??= stop(graceMs);
      return stopping;
    },
  };
}

function createWorker<Deps>(
  options: WorkersOptions<Deps>,
  handler: JobHandler<Deps>,
  connection: Redis,
  active: ActiveJobs,
  logger: JobLogger,
): Worker {
  const { job } = handler;
  const { lockMs = 15_000, maxKills = 2, stopMs = 5_000, deps } = options;
  const reported = new WeakSet<Job>();
  async function report(stored: Job, reason: string, attempts: number): Promise<void> {
    reported.add(stored);
    logger.error({ job: job.name, jobId: stored.id, reason, attempts }, 'a job is dead');
    try {
      await options.onDead?.({ ...deadJobOf(job.name, stored), reason, attempts });
    } catch (error) {
      logger.error({ err: error, job: job.name, jobId: stored.id }, 'the owner of a dead job could not be told');
    }
  }
  async function work(stored: Job, token = ''): Promise<void> {
    const jobId = stored.id ?? '';
    const controller = active.begin(job.name, jobId);
    const log = logger.child({ job: job.name, jobId, attempt: stored.attemptsMade + 1 });
    try {
      if ((await connection.get(cancelKey(options, job.name, jobId))) !== null) controller.abort(new JobCancelledError());
      const onDead = (reason: string, attempts: number): Promise<void> => report(stored, reason, attempts);
      await makeAttempt({ handler, stored, token, deps, log, outside: controller.signal, stopMs, onDead });
    } finally {
      active.end(job.name, jobId);
    }
  }
  const worker = new Worker(job.name, work, {
    connection,
    prefix: queuePrefix(options, job.name),
    autorun: false,
    concurrency: job.concurrency === 'cpu' ? availableParallelism() : job.concurrency,
    lockDuration: lockMs,
    stalledInterval: Math.ceil(lockMs / 3),
    maxStalledCount: maxKills,
  });
  worker.on('error', (error) => logger.warn({ err: error, job: job.name }, 'a worker is in trouble'));
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) active.abort(`${job.name} ${jobId}`, new JobInterruptedError('another worker has the job'));
  });
  // A job whose workers were killed too often fails without any try of ours.
  worker.on('failed', (stored, error) => {
    if (stored !== undefined && stored.finishedOn !== undefined && !reported.has(stored)) {
      void report(stored, error.message, stored.attemptsMade);
    }
  });
  return worker;
}

function listenForCancellations(place: JobPlace, active: ActiveJobs): Redis {
  const listening = blockingConnection(place.connection, 'jobs:cancellations');
  listening.on('message', (_channel: string, key: string) => active.abort(key, new JobCancelledError()));
  listening.on('ready', () => {
    listening.subscribe(cancelChannel(place)).catch(() => undefined);
  });
  listening.connect().catch(() => undefined);
  return listening;
}
