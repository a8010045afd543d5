import { DeliverNotice, MaintainPlatform } from '@app/contracts/jobs';
import type { JobQueue } from '@app/jobs';
import type { Clock, Logger } from '@app/kernel';
import { MAINTENANCE_SCHEDULE } from '../domain/maintenance.ts';
import type { DeliveryStore } from '../domain/ports.ts';

/** What the sweep needs. */
export interface SweepDeps {
  readonly queue: JobQueue;
  readonly deliveries: DeliveryStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly everyMs: number;
}

const BATCH = 500;
const SCHEDULE_EVERY_MS = 60_000;

/**
 * Asks, every few seconds, for the deliveries whose time has come, and every minute for the schedules to stand: what Redis has lost is asked
 * for again, and asking twice changes nothing. Returns how to stop.
 */
export function startSweep({ queue, deliveries, clock, logger, everyMs }: SweepDeps): { stop(): Promise<void> } {
  const sweep = async (): Promise<void> => {
    const due = await deliveries.listDue(clock.now(), BATCH);
    await Promise.all(due.map(({ id, receiverId }) => queue.enqueue(DeliverNotice, { deliveryId: id, receiverId })));
  };
  const schedule = async (): Promise<void> => {
    for (const [task, cron] of Object.entries(MAINTENANCE_SCHEDULE))
      await queue.schedule(MaintainPlatform, { cron }, { task }, task);
  };
  const loops = [
    repeating(sweep, everyMs, (error) => logger.warn({ err: error }, 'due deliveries could not be looked for')),
    repeating(schedule, SCHEDULE_EVERY_MS, (error) => logger.warn({ err: error }, 'upkeep could not be scheduled')),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** Does the work now and then again and again, never twice at once. */
function repeating(work: () => Promise<void>, everyMs: number, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const round = (): void => {
    current = work()
      .catch(onError)
      .then(() => {
        if (!isStopped) timer = setTimeout(round, everyMs);
      });
  };
  round();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
