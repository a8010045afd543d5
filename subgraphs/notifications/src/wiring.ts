import { notificationsCollections } from '@app/collections/wechat_notifications';
import {
  GetFollowers,
  GetNotifiableMembers,
  GetNotificationPreferences,
  GetRelations,
  GetUserCards,
  GetVisibleVideos,
  liveConnectionKey,
} from '@app/contracts';
import type { Viewer } from '@app/kernel';
import { isDuplicateKey } from '@app/mongo';
import { Relations, standing } from '@app/relations';
import { createMongoDomain, liveCursor, liveStream, type MongoDomain, type Runtime } from '@app/subgraph';
import type { NotificationsConfig } from './config.ts';
import { deleteNotification, markAllRead, markRead, markSeen } from './domain/mark-notifications.ts';
import type { NotificationDeps } from './domain/ports.ts';
import { type ListArguments, listNotifications } from './domain/read-notifications.ts';
import { MongoNotificationStore } from './store/notification-store.ts';
import { MongoThreadMuteStore } from './store/thread-mute-store.ts';
import { visibleSubjectsThrough } from './visible-subjects.ts';

/** Tries of a transaction whose group was opened by somebody else at the same moment. */
const GROUP_RACE_TRIES = 5;

/** Who gets what: stores, questions to other domains and use cases of notifications. */
export function wire(runtime: Runtime, config: NotificationsConfig) {
  const domain: MongoDomain = createMongoDomain(runtime, 'notifications', 'wechat_notifications', notificationsCollections);
  const { calls, clock, cursors, redis, redisPrefix } = runtime;
  const stores = { notifications: new MongoNotificationStore(domain.db), threadMutes: new MongoThreadMuteStore(domain.db) };
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
    clock,
    preferences: async (ids) => (await calls.invoke(GetNotificationPreferences, { ids: [...ids] })).preferences,
    relation: (viewerId, ownerId) => cache.to(viewerId, ownerId),
    visibleSubjects: visibleSubjectsThrough(calls, seesUsers),
    groupWindowSec: config.NOTIFICATION_GROUP_WINDOW_SEC,
    retentionSec: config.NOTIFICATION_RETENTION_SEC,
    dispatch: async () => undefined,
  };
  const liveField = (viewer: Viewer) => ({ name: 'notificationAdded', viewerId: viewer.id, domains: ['notifications'] as const });
  const api = {
    list: (viewer: Viewer, args: ListArguments) => listNotifications({ ...deps, cursors }, viewer, args),
    badge: (viewer: Viewer) => stores.notifications.badge(viewer.id, clock.now()),
    markRead: (viewer: Viewer, ids: readonly string[]) => markRead(deps, viewer, ids),
    markAllRead: (viewer: Viewer, upTo: Date | null) => markAllRead(deps, viewer, upTo),
    markSeen: (viewer: Viewer) => markSeen(deps, viewer),
    remove: (viewer: Viewer, id: string) => deleteNotification(deps, viewer, id),
    liveCursor: (viewer: Viewer) => liveCursor(runtime, liveField(viewer)),
    live: (viewer: Viewer, after: string | null | undefined, signal: AbortSignal) =>
      liveStream(runtime, {
        ...liveField(viewer),
        topics: [`user:${viewer.id}`],
        after,
        signal,
        present: async (event) => {
          const id = arrivedId(event.data);
          const [found, badge] = await Promise.all([
            id === null ? null : stores.notifications.findByIds(viewer.id, [id], clock.now()),
            stores.notifications.badge(viewer.id, clock.now()),
          ]);
          const notification = id === null ? undefined : found?.get(id);
          return [
            notification === undefined
              ? { __typename: 'NotificationBadgeChanged' as const, badge }
              : { __typename: 'NotificationArrived' as const, notification, badge },
          ];
        },
      }),
  };
  return {
    domain,
    stores,
    deps,
    api,
    videoOwner: async (videoId: string) =>
      (await calls.invoke(GetVisibleVideos, { viewerId: null, ids: [videoId] })).videos[0]?.ownerId ?? null,
    followersOf: (userId: string, after: string | null) => calls.invoke(GetFollowers, { userId, after, limit: 1000 }),
    audience: {
      unmuted: async (conversationId: string, userIds: readonly string[] | null) =>
        (await calls.invoke(GetNotifiableMembers, { conversationId, userIds: userIds && [...userIds] })).userIds,
      offline: async (userIds: readonly string[]) => {
        const keys = await Promise.all(userIds.map((id) => redis.exists(redisPrefix + liveConnectionKey(id))));
        return new Set(userIds.filter((_id, index) => keys[index] === 0));
      },
    },
    displayNames: async (ids: readonly string[]) =>
      new Map((await calls.invoke(GetUserCards, { ids: [...ids] })).cards.map((card) => [card.id, card.displayName])),
  };
}

function arrivedId(data: unknown): string | null {
  return typeof data === 'object' && data !== null && 'notificationId' in data && typeof data.notificationId === 'string'
    ? data.notificationId
    : null;
}

/** The use cases of notifications, as resolvers call them. */
export type NotificationsApi = ReturnType<typeof wire>['api'];
