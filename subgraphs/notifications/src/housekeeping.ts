import { MaintainAuth, MaintainChat, MaintainMedia, MaintainPostfeed, MaintainProfiles, MaintainVideo } from '@app/contracts';
import { addSeconds } from '@app/kernel';
import { withLease } from '@app/redis';
import type { Runtime } from '@app/subgraph';
import type { Db } from 'mongodb';
import type { NotificationsConfig } from './config.ts';
import { type DigestDeps, requestDigests } from './domain/digest.ts';
import type { Chore, ChoreReport, MaintenanceDeps } from './domain/maintenance.ts';
import type { DeviceStore } from './domain/ports.ts';
import { MongoMaintenanceRunStore } from './store/maintenance-run-store.ts';
import { compactCollections, expireNotifications } from './store/upkeep.ts';

/** After a kill the task can run again within this time. */
const LEASE_MS = 15_000;
/** Upkeep takes its time, above all on a large database. */
const CALL_TIMEOUT_MS = 30 * 60_000;

/** Databases whose collections are compacted. */
const DATABASES = [
  'wechat_profiles',
  'wechat_postfeed',
  'wechat_chat',
  'wechat_video',
  'wechat_notifications',
  'wechat_media',
] as const;

/** The platform's upkeep: what each task asks of which domain. `stopping` aborts when the process ends. */
export function createHousekeeping(
  runtime: Runtime,
  config: NotificationsConfig,
  own: { db: Db; devices: DeviceStore; digest: DigestDeps; stopping: AbortSignal },
): MaintenanceDeps {
  const { calls, clock, redis, redisPrefix } = runtime;
  const slow = { timeoutMs: CALL_TIMEOUT_MS };
  const archive: Chore = async (signal) => {
    const now = clock.now();
    const expired = await expireNotifications(own.db, addSeconds(now, -config.NOTIFICATION_RETENTION_SEC), now, signal);
    const devices = await own.devices.removeUnusedSince(addSeconds(now, -config.DEVICE_RETENTION_SEC));
    return reportOf({ expired, devices });
  };
  return {
    runs: new MongoMaintenanceRunStore(own.db),
    clock,
    log: runtime.logger,
    exclusively: (task, work) =>
      withLease(redis, { name: `maintenance:${task}`, prefix: redisPrefix, ttlMs: LEASE_MS }, (lease) =>
        work(AbortSignal.any([lease.signal, own.stopping])),
      ),
    chores: {
      'cleanup-expired-tokens': {
        auth: asking(() => calls.invoke(MaintainAuth, { task: 'cleanup-expired-tokens' }, slow)),
      },
      'vacuum-auth': { auth: asking(() => calls.invoke(MaintainAuth, { task: 'vacuum-auth' }, slow)) },
      'cleanup-expired-uploads': {
        media: asking(() => calls.invoke(MaintainMedia, { task: 'cleanup-expired-uploads' }, slow)),
      },
      'collect-orphan-media': { media: asking(() => calls.invoke(MaintainMedia, { task: 'collect-orphan-media' }, slow)) },
      'refresh-trending': {
        postfeed: asking(() => calls.invoke(MaintainPostfeed, { task: 'refresh-trending' }, slow)),
        video: asking(() => calls.invoke(MaintainVideo, { task: 'refresh-trending' }, slow)),
      },
      'purge-soft-deleted': {
        auth: asking(() => calls.invoke(MaintainAuth, { task: 'purge-soft-deleted' }, slow)),
        profiles: asking(() => calls.invoke(MaintainProfiles, { task: 'purge-soft-deleted' }, slow)),
        postfeed: asking(() => calls.invoke(MaintainPostfeed, { task: 'purge-soft-deleted' }, slow)),
        chat: asking(() => calls.invoke(MaintainChat, { task: 'purge-soft-deleted' }, slow)),
        video: asking(() => calls.invoke(MaintainVideo, { task: 'purge-soft-deleted' }, slow)),
        media: asking(() => calls.invoke(MaintainMedia, { task: 'purge-soft-deleted' }, slow)),
      },
      'reconcile-counters': {
        profiles: asking(() => calls.invoke(MaintainProfiles, { task: 'reconcile-counters' }, slow)),
        postfeed: asking(() => calls.invoke(MaintainPostfeed, { task: 'reconcile-counters' }, slow)),
        chat: asking(() => calls.invoke(MaintainChat, { task: 'reconcile-counters' }, slow)),
        video: asking(() => calls.invoke(MaintainVideo, { task: 'reconcile-counters' }, slow)),
      },
      'archive-notifications': { notifications: archive },
      'compact-collections': Object.fromEntries(DATABASES.map((name) => [name, compacting(runtime.database(name))])),
      'send-digests': { notifications: async (signal) => reportOf({ requested: await requestDigests(own.digest, signal) }) },
    },
  };
}

function compacting(db: Db): Chore {
  return async (signal) => {
    const { collections, freedBytes } = await compactCollections(db, signal);
    return { affected: collections, detail: `${collections} collections, ${freedBytes} bytes freed` };
  };
}

function asking(ask: () => Promise<{ readonly counts: Readonly<Record<string, number>> }>): Chore {
  return async () => reportOf((await ask()).counts);
}

/** Kinds of counts that tell what was only looked at, or could not be done. */
const UNCHANGED_KINDS: ReadonlySet<string> = new Set(['checked', 'failed']);

function reportOf(counts: Readonly<Record<string, number>>): ChoreReport {
  const done = Object.entries(counts);
  // Who repairs tells beside it what was found: that is no change of its own.
  const { repaired } = counts;
  return {
    affected: repaired ?? done.reduce((sum, [kind, count]) => (UNCHANGED_KINDS.has(kind) ? sum : sum + count), 0),
    detail: done.length === 0 ? null : done.map(([kind, count]) => `${kind} ${count}`).join(', '),
  };
}
