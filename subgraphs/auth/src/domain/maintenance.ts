import type { AUTH_MAINTENANCE_TASKS } from '@app/contracts';
import { deleteDueAccounts } from './lifecycle.ts';
import type { AuthDeps } from './ports.ts';

/** Upkeep that can be asked for. */
export type MaintenanceTask = (typeof AUTH_MAINTENANCE_TASKS)[number];

/** What upkeep needs beside the rest. */
export interface MaintenanceDeps extends AuthDeps {
  /** VACUUM ANALYZE of all tables; may take minutes. */
  vacuum(): Promise<void>;
}

const BATCH_SIZE = 1_000;
/** Bounds one statement well below the database's time limit. */
const MAX_BATCHES = 10;
/** Bounds one run of a task; what is left waits for the next. */
const MAX_ROUNDS = 200;
const REMINDERS_AT_ONCE = 100;
/** A domain that has not confirmed a deletion after so long is told again. */
const REMIND_AFTER_SEC = 86_400;

/** Runs one task of upkeep; says what was done, by kind. Every task can be repeated, and run by several processes at once. */
export async function maintain(deps: MaintenanceDeps, task: MaintenanceTask): Promise<Readonly<Record<string, number>>> {
  switch (task) {
    case 'cleanup-expired-tokens':
    case 'purge-soft-deleted':
      return cleanUp(deps);
    case 'vacuum-auth':
      await deps.vacuum();
      return {};
    case 'due-deletions':
      return { deleted: await deleteDueAccounts(deps) };
  }
}

/** Expired tokens, old attempts, ended sessions, handled events and confirmed deletions go; reminders of unconfirmed ones are sent. */
async function cleanUp(deps: MaintenanceDeps): Promise<Readonly<Record<string, number>>> {
  const { settings } = deps;
  const now = deps.clock.now();
  const policy = {
    batchSize: BATCH_SIZE,
    maxBatches: MAX_BATCHES,
    sessionRetentionSec: settings.SOFT_DELETE_RETENTION_SEC,
    attemptRetentionSec: settings.ATTEMPT_RETENTION_SEC,
    unverifiedRetentionSec: settings.UNVERIFIED_RETENTION_SEC,
    deletedRetentionSec: settings.SOFT_DELETE_RETENTION_SEC,
    outboxRetentionSec: settings.OUTBOX_RETENTION_SEC,
  };
  const counts: Record<string, number> = {};
  for (let round = 0, isMore = true; isMore && round < MAX_ROUNDS; round++) {
    const removed = await deps.store.cleanupExpiredTokens(policy, now);
    for (const [kind, count] of removed) counts[kind] = (counts[kind] ?? 0) + count;
    isMore = [...removed.values()].some((count) => count >= BATCH_SIZE * MAX_BATCHES);
  }
  const reminded = await deps.store.remindOfDeletions({ olderThanSec: REMIND_AFTER_SEC, limit: REMINDERS_AT_ONCE, now });
  return { ...counts, reminded_deletions: reminded.length };
}
