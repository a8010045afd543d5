import { deliveries } from './deliveries.ts';
import { devices } from './devices.ts';
import { digests } from './digests.ts';
import { maintenanceRuns } from './maintenance-runs.ts';
import { notifications } from './notifications.ts';
import { threadMutes } from './thread-mutes.ts';

export * from './deliveries.ts';
export * from './devices.ts';
export * from './digests.ts';
export * from './fields.ts';
export * from './maintenance-runs.ts';
export * from './notifications.ts';
export * from './thread-mutes.ts';

/** All collections of `wechat_notifications`, in the order of the seed's setup. */
export const notificationsCollections = [notifications, devices, threadMutes, deliveries, digests, maintenanceRuns];
