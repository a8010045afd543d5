import { notificationsCollections } from '@app/collections/wechat_notifications';
import {
  GetFollowers,
  GetNotifiableMembers,
  GetNotificationPreferences,
  GetRelations,
  GetUserCards,
  GetVisibleVideos,
} from '@app/contracts';
import { MediaUrls } from '@app/media-urls';
import { isDuplicateKey } from '@app/mongo';
import { Relations, standing } from '@app/relations';
import { createMongoDomain, type MongoDomain, type Runtime } from '@app/subgraph';
import { connectedForSec, createChannels, createQueue } from './channels.ts';
import type { NotificationsConfig } from './config.ts';
import type { NotificationDeps } from './domain/ports.ts';
import { Turns } from './domain/turns.ts';
import { createHousekeeping } from './housekeeping.ts';
import { picturesThrough } from './pictures.ts';
import { MongoDeliveryStore } from './store/delivery-store.ts';
import { MongoDeviceStore } from './store/device-store.ts';
import { MongoDigestStore } from './store/digest-store.ts';
import { MongoNotificationStore } from './store/notification-store.ts';
import { MongoThreadMuteStore } from './store/thread-mute-store.ts';
import { createUseCases } from './use-cases.ts';
import { visibleSubjectsThrough } from './visible-subjects.ts';
import { createWork } from './worker/work.ts';

/** Tries of a transaction whose group was opened by somebody else at the same moment. */
const GROUP_RACE_TRIES = 5;

/** Who gets what: stores, questions to other domains and use cases of notifications. */
export function wire(runtime: Runtime, config: NotificationsConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'notifications', 'wechat_notifications', notificationsCollections);
  const { calls, clock, redis, redisPrefix } = runtime;
  const { db } = domain;
  const stores = {
    notifications: new MongoNotificationStore(db),
    threadMutes: new MongoThreadMuteStore(db),
    deliveries: new MongoDeliveryStore(db),
    devices: new MongoDeviceStore(db),
    digests: new MongoDigestStore(db),
  };
  const { queue, announce } = createQueue(runtime);
  const cache = new Relations({
    redis,
    keyPrefix: redisPrefix,
    clock,
    source: async (viewerId, ownerIds) => (await calls.invoke(GetRelations, { viewerId, ownerIds: [...ownerIds] })).relations,
  });
  const seesUsers = async (viewerId: string, ids: readonly string[]) => {
    const facts = await cache.of(viewerId, ids);
    return ids.filter((id) => !['absent', 'blocked'].includes(standing(viewerId, id, facts.get(id))));
  };
  const deps: NotificationDeps = {
    ...stores,
    outbox: domain.outbox,
    // Two events that open the same group at once meet in its unique key: the second finds the group at its next try.
    transact: async (work) => {
      for (let tries = 1; ; tries++) {
        try {
          return await domain.transact(work);
        } catch (error) {
          if (!isDuplicateKey(error) || tries === GROUP_RACE_TRIES) throw error;
        }
      }
    },
    once: (key, tx, effect) => domain.once(key, tx, effect),
    turns: new Turns(),
    clock,
    preferences: async (ids) => (await calls.invoke(GetNotificationPreferences, { ids: [...ids] })).preferences,
    relation: (viewerId, ownerId) => cache.to(viewerId, ownerId),
    visibleSubjects: visibleSubjectsThrough(calls, seesUsers),
    groupWindowSec: config.NOTIFICATION_GROUP_WINDOW_SEC,
    retentionSec: config.NOTIFICATION_RETENTION_SEC,
    deliveryDelaySec: config.PUSH_DELAY_SEC,
    announce,
  };
  const displayNames = async (ids: readonly string[]) =>
    new Map((await calls.invoke(GetUserCards, { ids: [...ids] })).cards.map((card) => [card.id, card.displayName]));
  const unmuted = async (conversationId: string, userIds: readonly string[] | null) =>
    (await calls.invoke(GetNotifiableMembers, { conversationId, userIds: userIds && [...userIds] })).userIds;
  const pictures = picturesThrough(calls, new MediaUrls(config, runtime.config.PUBLIC_URL), clock);
  const channels = createChannels(runtime, config, queue, { ...deps, ...stores, displayNames, pictures, unmuted });
  const stopping = new AbortController();
  const maintenance = createHousekeeping(runtime, config, {
    db,
    devices: stores.devices,
    digest: channels.digest,
    stopping: stopping.signal,
  });
  return {
    domain,
    stores,
    deps,
    api: createUseCases(runtime, { deps, stores, channels, maintenance, devicesPerUser: config.DEVICES_PER_USER }),
    videos: {
      ownerOf: async (videoId: string) =>
        (await calls.invoke(GetVisibleVideos, { viewerId: null, ids: [videoId] })).videos[0]?.ownerId ?? null,
      isSeenBy: async (viewerId: string, id: string) =>
        (await calls.invoke(GetVisibleVideos, { viewerId, ids: [id] })).videos.length > 0,
    },
    followersOf: (userId: string, after: string | null) => calls.invoke(GetFollowers, { userId, after, limit: 1000 }),
    audience: {
      unmuted,
      offline: async (userIds: readonly string[]) => {
        const connected = await Promise.all(userIds.map((id) => connectedForSec(runtime, id)));
        return new Set(userIds.filter((_id, index) => connected[index] === null));
      },
    },
    displayNames,
    pictures,
    channels,
    maintenance,
    work: createWork(runtime, config, { queue, deliveries: stores.deliveries, deps: { ...channels, maintenance }, stopping }),
  };
}
