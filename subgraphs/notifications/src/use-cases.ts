import { setTimeout as delay } from 'node:timers/promises';
import type { PageArguments, Viewer } from '@app/kernel';
import { liveCursor, liveStream, type Runtime } from '@app/subgraph';
import { type EndpointRules, registerDevice, unregisterDevice } from './domain/device.ts';
import { listMaintenanceRuns, type MaintenanceDeps, type MaintenanceRun, startMaintenance } from './domain/maintenance.ts';
import { deleteNotification, markAllRead, markRead, markSeen } from './domain/mark-notifications.ts';
import type { DeviceStore, NotificationDeps, NotificationStore } from './domain/ports.ts';
import { type ListArguments, listNotifications } from './domain/read-notifications.ts';

/** What the use cases are bound to. */
interface Parts {
  readonly deps: NotificationDeps;
  readonly stores: { readonly notifications: NotificationStore; readonly devices: DeviceStore };
  readonly channels: { readonly endpoints: EndpointRules; readonly webPushKey: string };
  readonly maintenance: MaintenanceDeps;
  readonly devicesPerUser: number;
}

/** A run of upkeep that takes longer is answered as it stands; its end is in the history. */
const ANSWER_AFTER_MS = 20_000;

/** The use cases of notifications, as resolvers call them. */
export function createUseCases(runtime: Runtime, { deps, stores, channels, maintenance, devicesPerUser }: Parts) {
  const { clock, cursors } = runtime;
  const devices = { ...deps, devices: stores.devices, endpoints: channels.endpoints, devicesPerUser };
  return {
    list: (viewer: Viewer, args: ListArguments) => listNotifications({ ...deps, cursors }, viewer, args),
    badge: (viewer: Viewer) => stores.notifications.badge(viewer.id, clock.now()),
    markRead: (viewer: Viewer, ids: readonly string[]) => markRead(deps, viewer, ids),
    markAllRead: (viewer: Viewer, upTo: Date | null) => markAllRead(deps, viewer, upTo),
    markSeen: (viewer: Viewer) => markSeen(deps, viewer),
    remove: (viewer: Viewer, id: string) => deleteNotification(deps, viewer, id),

    registerDevice: (viewer: Viewer, input: unknown) => registerDevice(devices, viewer, input),
    unregisterDevice: (viewer: Viewer, id: string) => unregisterDevice(devices, viewer, id),
    listDevices: (viewer: Viewer) => stores.devices.listByUser(viewer.id),
    webPushKey: channels.webPushKey,

    listMaintenanceRuns: (viewer: Viewer, args: PageArguments & { task?: string | null }) =>
      listMaintenanceRuns({ ...maintenance, cursors }, viewer, args),
    runMaintenance: async (task: string): Promise<MaintenanceRun> => {
      const { begun, finished } = await startMaintenance(maintenance, task);
      finished.catch((error: unknown) => runtime.logger.error({ err: error, task }, 'upkeep broke off'));
      return Promise.race([finished, delay(ANSWER_AFTER_MS, begun, { ref: false })]);
    },

    liveCursor: (viewer: Viewer) => liveCursor(runtime, liveField(viewer)),
    live: (viewer: Viewer, after: string | null | undefined, signal: AbortSignal) =>
      liveStream(runtime, {
        ...liveField(viewer),
        topics: [`user:${viewer.id}`],
        after,
        signal,
        present: async (event) => [await presented(stores.notifications, viewer.id, arrivedId(event.data), clock.now())],
      }),
  };
}

/** The use cases of notifications, as resolvers call them. */
export type NotificationsApi = ReturnType<typeof createUseCases>;

function liveField(viewer: Viewer) {
  return { name: 'notificationAdded', viewerId: viewer.id, domains: ['notifications'] as const };
}

/** What an event shows: the notification as it is now with the counts, or the counts alone. */
async function presented(store: NotificationStore, viewerId: string, id: string | null, now: Date) {
  const [found, badge] = await Promise.all([
    id === null ? null : store.findByIds(viewerId, [id], now),
    store.badge(viewerId, now),
  ]);
  const notification = id === null ? undefined : found?.get(id);
  return notification === undefined
    ? { __typename: 'NotificationBadgeChanged' as const, badge }
    : { __typename: 'NotificationArrived' as const, notification, badge };
}

function arrivedId(data: unknown): string | null {
  return typeof data === 'object' && data !== null && 'notificationId' in data && typeof data.notificationId === 'string'
    ? data.notificationId
    : null;
}
