import type { POSTFEED_MAINTENANCE_TASKS } from '@app/contracts';
import { purgeSoftDeleted } from './domain/accounts.ts';
import { refreshHashtags } from './domain/refresh-hashtags.ts';
import type { PostfeedDeps } from './wiring.ts';

/** Upkeep of the whole store; all of it may be repeated and may run side by side. */
export type PostfeedTask = (typeof POSTFEED_MAINTENANCE_TASKS)[number];

/**
 * Does one task of upkeep and answers what was done, by kind. `reconcile-counters` repairs every count that its rows do not bear out and
 * answers how many there were a collection; `refresh-trending` scores hashtags anew (scores of posts are kept by every change and decay
 * by themselves); `purge-soft-deleted` takes away for good what was deleted before the retention time.
 */
export async function maintain(deps: PostfeedDeps, task: PostfeedTask): Promise<Record<string, number>> {
  switch (task) {
    case 'refresh-trending':
      return { hashtags: await refreshHashtags(deps) };
    case 'purge-soft-deleted':
      return purgeSoftDeleted(deps, deps.retentionSec);
    case 'reconcile-counters': {
      const drift = Map.groupBy(await deps.reconcile(), ({ collection }) => collection);
      return Object.fromEntries([...drift].map(([collection, found]) => [collection, found.length]));
    }
  }
}
