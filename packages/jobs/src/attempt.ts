import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { JobCancelledError, JobInterruptedError, JobTimeoutError, PermanentJobError } from './errors.ts';
import type { JobHandler, JobLogger } from './handler.ts';

/** One try of one job. */
export interface AttemptOptions<Deps> {
  readonly handler: JobHandler<Deps>;
  readonly stored: Job;
  /** BullMQ's lock on the job. */
  readonly token: string;
  readonly deps: Deps;
  readonly log: JobLogger;
  /** Aborted from outside, with a `JobCancelledError` or `JobInterruptedError` as reason. */
  readonly outside: AbortSignal;
  /** How long a handler may take to stop after its signal, in milliseconds. */
  readonly stopMs: number;
  /** Called before the job is given up for good. */
  readonly onDead: (reason: string, attempts: number) => Promise<void>;
}

/** Resolves `ms` after `signal` aborts; `cancel` ends the wait. */
function afterAbort(signal: AbortSignal, ms: number): { readonly over: Promise<void>; readonly cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    timer = setTimeout(resolve, ms);
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return {
    over: promise,
    cancel: () => {
      signal.removeEventListener('abort', begin);
      clearTimeout(timer);
    },
  };
}

/** Runs the handler until it settles, or has not stopped `stopMs` after its signal. */
async function settle(work: Promise<void>, signal: AbortSignal, stopMs: number): Promise<void> {
  work.catch(() => undefined);
  const patience = afterAbort(signal, stopMs);
  try {
    await Promise.race([work, patience.over.then(() => Promise.reject(signal.reason))]);
  } finally {
    patience.cancel();
  }
}

/**
 * Makes one try: resolves when the handler has done its work, else throws what BullMQ understands (`UnrecoverableError`: dead; `WaitingError`:
 * put back; any other: try again).
 */
export async function makeAttempt<Deps>(options: AttemptOptions<Deps>): Promise<void> {
  const { handler, stored, deps, log, outside, stopMs, onDead } = options;
  const { job } = handler;
  const attempt = stored.attemptsMade + 1;
  const timeOut = new AbortController();
  const timer = setTimeout(() => timeOut.abort(new JobTimeoutError(job.name, job.timeoutMs)), job.timeoutMs);
  const signal = AbortSignal.any([outside, timeOut.signal]);
  try {
    signal.throwIfAborted();
    const progress = (value: number | object): Promise<void> => stored.updateProgress(value);
    const context = { deps, jobId: stored.id ?? '', attempt, fence: stored.attemptsStarted, signal, log, progress };
    await settle(handler.run(stored.data, context), signal, stopMs);
  } catch (thrown) {
    // What a handler throws once it was told to stop is the consequence; the cause is why it was told.
    const error: unknown = signal.aborted ? signal.reason : thrown;
    if (error instanceof JobInterruptedError) {
      await stored.moveToWait(options.token);
      throw new WaitingError(error.message);
    }
    const reason = error instanceof Error ? error.message : String(error);
    const isHopeless = error instanceof PermanentJobError || error instanceof JobCancelledError;
    log.warn({ err: error }, 'a try of a job failed');
    if (isHopeless || attempt >= job.attempts) await onDead(reason, attempt);
    throw isHopeless ? new UnrecoverableError(reason) : error;
  } finally {
    clearTimeout(timer);
  }
}
