import { addSeconds, type Clock } from '@app/kernel';

/** What a reconciliation found and mended; all but `checked` are zero while everything agrees. */
export interface ReconcileReport {
  /** Users whose counters were counted again. */
  readonly checked: number;
  /** Counters that differed from the edges, and by how much in all. */
  readonly driftedCounters: number;
  readonly driftTotal: number;
  /** Pairs of people whose rows contradicted each other or a block. */
  readonly brokenPairs: number;
  /** Users whose counters were set right. */
  readonly repaired: number;
}

/** Work on the whole store that no request waits for. */
export interface Housekeeping {
  /** Compares counters, twin rows and friend flags with each other and puts them right. */
  reconcile(): Promise<ReconcileReport>;
  /** Takes profiles that were deleted before a time away for good; answers how many. */
  purge(before: Date): Promise<number>;
  /** Blocks, mutes and remarks of a user and about them, and their name on reports, gone for good. Repeatable. */
  erasePersonal(userId: string): Promise<void>;
}

export interface MaintainDeps {
  readonly housekeeping: Housekeeping;
  readonly clock: Clock;
  /** Seconds for which deleted profiles are kept. */
  readonly retentionSec: number;
  /** Drift is a fault of ours that somebody should look into. */
  readonly reportDrift: (report: ReconcileReport) => void;
}

export type MaintenanceTask = 'reconcile-counters' | 'purge-soft-deleted';

/** Runs one task of upkeep; answers what was done, by kind. Repeatable. */
export async function maintain(deps: MaintainDeps, task: MaintenanceTask): Promise<Record<string, number>> {
  if (task === 'purge-soft-deleted')
    return { profiles: await deps.housekeeping.purge(addSeconds(deps.clock.now(), -deps.retentionSec)) };
  const report = await deps.housekeeping.reconcile();
  if (report.driftedCounters + report.brokenPairs > 0) deps.reportDrift(report);
  return { ...report };
}
