import { addSeconds, type Clock } from '@app/kernel';

/** Bulk work on the store that no request waits for. */
export interface HousekeepingStore {
  /** Brings member counts, message counts and reaction counts back to what the rows say; answers how many were wrong, by kind. */
  repairCounts(): Promise<{ readonly memberCounts: number; readonly messageCounts: number; readonly reactionCounts: number }>;
  /** Removes what was deleted before a moment: ended conversations with all that is in them, rows of people who left. */
  purge(before: Date): Promise<{ readonly conversations: number; readonly messages: number; readonly members: number }>;
}

export interface HousekeepingDeps {
  readonly housekeeping: HousekeepingStore;
  readonly clock: Clock;
  readonly retentionSec: number;
}

/** Compares every counter with its rows and repairs it; answers how many had drifted, by kind. */
export function reconcileCounters(deps: HousekeepingDeps): Promise<Record<string, number>> {
  return deps.housekeeping.repairCounts();
}

/** Removes for good what was deleted longer ago than it is kept; answers how much, by kind. */
export function purgeSoftDeleted(deps: HousekeepingDeps): Promise<Record<string, number>> {
  return deps.housekeeping.purge(addSeconds(deps.clock.now(), -deps.retentionSec));
}
