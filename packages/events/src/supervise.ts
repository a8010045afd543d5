import { setTimeout as delay } from 'node:timers/promises';

/** What this package says while it works; any structured logger fits. Event data are never logged. */
export interface EventsLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Says nothing. */
export const silentLogger: EventsLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** The log's epoch changed under a writer: begin again, at once. */
export class EpochLostError extends Error {
  override readonly name = 'EpochLostError';

  constructor(stream: string) {
    super(`the epoch of ${stream} was lost`);
  }
}

const FIRST_DELAY_MS = 50;
const CAP_MS = 1_000;
const HEALTHY_AFTER_MS = 5_000;

/** Waits, or stops waiting when `signal` aborts; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

/**
 * Runs `work` again and again until `signal` aborts: at once after a lost epoch or a normal return, else after a back-off from 50 ms to
 * 1 s that begins anew once a run has lasted 5 s. Never rejects.
 */
export async function keepRunning(
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  logger: EventsLogger,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    try {
      await work(signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (performance.now() - startedAt > HEALTHY_AFTER_MS) failures = 0;
      logger.warn({ err: error, part: name }, 'interrupted, starting again');
      if (error instanceof EpochLostError) continue;
      await pause(Math.min(FIRST_DELAY_MS * 2 ** failures, CAP_MS), signal);
      failures = Math.min(failures + 1, 10);
    }
  }
}
