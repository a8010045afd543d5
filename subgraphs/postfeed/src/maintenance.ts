import type { Runtime } from '@app/subgraph';
import type { PostfeedConfig } from './config.ts';
import { purgeSoftDeleted } from './domain/accounts.ts';
import { refreshHashtags } from './domain/refresh-hashtags.ts';
import type { Drift } from './store/reconciler.ts';
import { wire } from './wiring.ts';

/** Work on the whole store, for the platform's scheduled maintenance. All of it is repeatable. */
export interface PostfeedMaintenance {
  /** Takes what was deleted more than `retentionSec` ago away for good; answers how many posts and comments. */
  purgeSoftDeleted(retentionSec: number): Promise<number>;
  /** Counts that are not what their rows say, put right (unless `repair` is false). */
  reconcileCounters(options?: { repair?: boolean }): Promise<Drift[]>;
  /** Scores hashtags anew; answers how many. */
  refreshTrending(): Promise<number>;
}

/** The maintenance of the post feed on a process's connections. */
export function postfeedMaintenance(runtime: Runtime, config: PostfeedConfig): PostfeedMaintenance {
  const { deps } = wire(runtime, config);
  return {
    purgeSoftDeleted: (retentionSec) => purgeSoftDeleted(deps, retentionSec),
    reconcileCounters: (options) => deps.reconcile(options),
    refreshTrending: () => refreshHashtags(deps),
  };
}
