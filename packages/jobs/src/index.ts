/** Jobs: declared once, stored durably, worked on by typed handlers; BullMQ does the work underneath. */
export { defineJob, type JobDefinition, type JobOptions } from './define.ts';
export { JobCancelledError, JobInterruptedError, JobTimeoutError, PermanentJobError } from './errors.ts';
export { handle, handlerOf, type JobContext, type JobHandler, type JobLogger } from './handler.ts';
export type { JobPlace } from './places.ts';
export { type DeadJob, type Enqueued, type EnqueueOptions, JobQueue, type Schedule } from './queue.ts';
export { startWorkers, type Workers, type WorkersOptions } from './workers.ts';
