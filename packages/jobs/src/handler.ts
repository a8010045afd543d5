import type { z } from 'zod';
import type { JobDefinition } from './define.ts';
import { PermanentJobError } from './errors.ts';

/** What workers say; any structured logger fits. Inputs are never logged. */
export interface JobLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(bindings: object): JobLogger;
}

/** Everything a handler receives. */
export interface JobContext<Input, Deps> {
  readonly input: Input;
  readonly deps: Deps;
  readonly jobId: string;
  /** 1 at the first try; a try that was interrupted by a stop does not count. */
  readonly attempt: number;
  /** Grows each time any worker begins this job, also after a kill: give it to the store so that a late writer can be refused. */
  readonly fence: number;
  /** Aborted on time-out, cancellation, stop of this process, and loss of the job to another worker; the reason says which. Stop soon after. */
  readonly signal: AbortSignal;
  /** Names job, id and attempt in every line. */
  readonly log: JobLogger;
  /** Records how far the job is, as a number or an object; kept with the job. */
  progress(value: number | object): Promise<void>;
}

/** A handler bound to its job. */
export interface JobHandler<Deps> {
  readonly job: JobDefinition;
  /** Parses the stored input and works. */
  run(stored: unknown, context: Omit<JobContext<never, Deps>, 'input'>): Promise<void>;
}

/**
 * Binds a handler to a job. It may run more than once for one job and must be idempotent. Throwing means: try again later; a
 * `PermanentJobError` means: never.
 */
export function handle<S extends z.ZodType, Deps = unknown>(
  job: JobDefinition<string, S>,
  work: (context: JobContext<z.output<S>, Deps>) => Promise<void>,
): JobHandler<Deps> {
  return {
    job,
    async run(stored, context) {
      const parsed = job.input.safeParse(stored);
      if (!parsed.success) throw new PermanentJobError(`the input does not fit: ${parsed.error.message}`);
      await work({ ...context, input: parsed.data });
    },
  };
}

/** `handle` for handlers that share the type of their dependencies. */
export function handlerOf<Deps>(): <S extends z.ZodType>(
  job: JobDefinition<string, S>,
  work: (context: JobContext<z.output<S>, Deps>) => Promise<void>,
) => JobHandler<Deps> {
  return (job, work) => handle(job, work);
}
