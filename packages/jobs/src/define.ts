import type { z } from 'zod';

/** What a job is: who asks and who works share this, and nothing else. */
export interface JobDefinition<N extends string = string, S extends z.ZodType = z.ZodType> {
  /** As in `media.transcode-video.v1`; the first segment is the domain that works on it. */
  readonly name: N;
  /** Shape of the input; its output must survive JSON and be accepted by it again. */
  readonly input: S;
  /** Tries before the job is dead. */
  readonly attempts: number;
  /** Wait before the second try in milliseconds; doubles with each further one. */
  readonly backoffMs: number;
  /** Longest time of one try in milliseconds; then its signal aborts and the try has failed. */
  readonly timeoutMs: number;
  /** Jobs of this kind at work at once in one process; `cpu` is one a core. */
  readonly concurrency: number | 'cpu';
  /** 0 is served first, then 1, 2, …; at most 2,097,151. */
  readonly priority: number;
  /** A second request with the key of an unfinished job joins it; null: every request is a job of its own. */
  dedupeKey(input: z.output<S>): string | null;
}

/** What `defineJob` is told; all but the input has a default. */
export interface JobOptions<S extends z.ZodType> {
  readonly input: S;
  /** @defaultValue 3 */
  readonly attempts?: number;
  /** @defaultValue 1000 */
  readonly backoffMs?: number;
  /** @defaultValue 60000 */
  readonly timeoutMs?: number;
  /** @defaultValue 1 */
  readonly concurrency?: number | 'cpu';
  /** @defaultValue 0 */
  readonly priority?: number;
  /** @defaultValue none: every request is a job of its own */
  readonly dedupeKey?: (input: z.output<S>) => string;
}

const NAME_FORM = /^[a-z][a-z0-9]*(\.[a-z0-9][a-z0-9_-]*)+\.v[1-9][0-9]*$/;

/** Declares a job once. Throws `TypeError` on a malformed name, `RangeError` on senseless numbers. */
export function defineJob<N extends string, S extends z.ZodType>(name: N, options: JobOptions<S>): JobDefinition<N, S> {
  if (!NAME_FORM.test(name)) throw new TypeError(`"${name}" is not a job name like domain.do-something.v1`);
  const { input, attempts = 3, backoffMs = 1_000, timeoutMs = 60_000, concurrency = 1, priority = 0, dedupeKey } = options;
  const numbers = { attempts, timeoutMs, ...(concurrency === 'cpu' ? {} : { concurrency }) };
  for (const [what, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`${what} of ${name} must be a whole number of at least 1`);
  }
  return {
    name,
    input,
    attempts,
    backoffMs,
    timeoutMs,
    concurrency,
    priority,
    dedupeKey: (data) => dedupeKey?.(data) ?? null,
  };
}
