import { type JobQueue, startWorkers, type Workers } from '@app/jobs';
import type { Runtime } from '@app/subgraph';
import type { NotificationsConfig } from '../config.ts';
import type { DeliveryStore } from '../domain/ports.ts';
import { handlers, JOBS, onDead, type WorkerDeps } from './handlers.ts';
import { startSweep } from './sweep.ts';

/** What the work in the background is made of. */
interface WorkParts {
  readonly queue: JobQueue;
  readonly deliveries: DeliveryStore;
  readonly deps: WorkerDeps;
  /** Aborted when work stops: upkeep in hand breaks off. */
  readonly stopping: AbortController;
}

/** How long a push or mail in hand may take to finish when the process stops. */
const GRACE_MS = 5_000;

/** The jobs, sweeps and schedules of this domain in this process. Starting does not wait for Redis; stopping waits for what is in hand. */
export function createWork(runtime: Runtime, config: NotificationsConfig, parts: WorkParts) {
  const { queue, deliveries, deps, stopping } = parts;
  const { redis, redisPrefix, clock, logger } = runtime;
  let workers: Promise<Workers | null> = Promise.resolve(null);
  let sweep: { stop(): Promise<void> } | null = null;
  return {
    start(): void {
      workers = startWorkers({
        connection: redis,
        prefix: redisPrefix,
        jobs: JOBS,
        handlers,
        deps,
        logger,
        onDead: (dead) => onDead(deps, dead),
      });
      workers.catch((error: unknown) => logger.error({ err: error }, 'the workers could not start'));
      sweep = startSweep({ queue, deliveries, clock, logger, everyMs: config.DELIVERY_SWEEP_SEC * 1000 });
    },
    async stop(): Promise<void> {
      stopping.abort(new Error('the process stops'));
      await sweep?.stop();
      await (await workers.catch(() => null))?.stop({ graceMs: GRACE_MS });
      await queue.close();
    },
  };
}
