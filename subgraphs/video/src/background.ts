import { withLease } from '@app/redis';
import type { Runtime } from '@app/subgraph';
import { sweepUnfinished } from './domain/maintain.ts';
import { refreshTrending } from './domain/refresh-trending.ts';
import { startTimer, type Timer } from './timers.ts';
import type { VideoDeps } from './wiring.ts';

const LEASE_MS = 30_000;
const SWEEP_MS = 30_000;

/** Work that goes on by itself; a lease lets one process at a time do each. */
export function startBackground({ redis, redisPrefix, logger }: Runtime, deps: VideoDeps, trendingRefreshSec: number): Timer[] {
  const leased = (name: string, everyMs: number, work: (signal: AbortSignal) => Promise<unknown>) =>
    startTimer(
      name,
      everyMs,
      (stopping) =>
        withLease(redis, { name: `video:${name}`, prefix: redisPrefix, ttlMs: LEASE_MS }, (lease) =>
          work(AbortSignal.any([stopping, lease.signal])),
        ),
      logger,
    );
  return [
    leased('trending', trendingRefreshSec * 1000, (signal) => refreshTrending(deps, signal)),
    leased('unfinished', SWEEP_MS, (signal) => sweepUnfinished(deps, signal)),
  ];
}
