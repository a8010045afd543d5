/** Trying again is pointless: the job is dead at once, with this message as its reason. */
export class PermanentJobError extends Error {
  override readonly name = 'PermanentJobError';
}

/** A try took longer than the job's `timeoutMs`; it counts as failed. */
export class JobTimeoutError extends Error {
  override readonly name = 'JobTimeoutError';

  constructor(job: string, timeoutMs: number) {
    super(`${job} took longer than ${timeoutMs} ms`);
  }
}

/** Somebody asked for the job to end; it is dead, and not tried again. */
export class JobCancelledError extends Error {
  override readonly name = 'JobCancelledError';

  constructor() {
    super('cancelled');
  }
}

/** This process stops, or has lost the job to another worker: the job goes on elsewhere, and the try does not count. */
export class JobInterruptedError extends Error {
  override readonly name = 'JobInterruptedError';
}
