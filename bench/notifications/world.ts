import { type NotificationDocument, notifications as notificationsCollection } from '@app/collections/wechat_notifications';
import { ReactionAdded } from '@app/contracts/events';
import type { NewEvent } from '@app/events';
import { newId } from '@app/kernel';
import { collectionOf } from '@app/mongo';
import type { TestNotifications } from '../../subgraphs/notifications/test/support.ts';

/** People, and posts of each: what events are about. */
const PEOPLE = 2_000;
const POSTS_EACH = 5;
/** Notifications that each person of a filled collection has, a tenth of them unread; and what the first person has unread. */
export const LISTED_EACH = 100;
export const HEAVY_UNREAD = 10_000;
const BATCH = 2_000;
const DAY_MS = 86_400_000;

/** Who is told of what in a benchmark: the same people and posts for every part. */
export class World {
  readonly people: readonly string[];
  readonly posts: readonly (readonly string[])[];
  /** Receivers of bulk loaded notifications; the first has `HEAVY_UNREAD`. */
  readonly listed: string[] = [];
  /** How many documents were bulk loaded so far. */
  loaded = 0;
  readonly notifications: TestNotifications;

  constructor(notifications: TestNotifications) {
    this.notifications = notifications;
    this.people = Array.from({ length: PEOPLE }, (_, index) => notifications.newUser(`Person ${index}`));
    this.posts = this.people.map(() => Array.from({ length: POSTS_EACH }, () => newId()));
  }

  /** The like number `index`: receivers, posts and likers come round evenly. */
  like(index: number): NewEvent {
    const owner = index % PEOPLE;
    const subjectId = this.posts[owner]?.[Math.floor(index / PEOPLE) % POSTS_EACH] ?? '';
    const actorId = this.people[(owner + 1 + Math.floor(index / (PEOPLE * POSTS_EACH))) % PEOPLE] ?? '';
    return this.likeOf(this.people[owner] ?? '', subjectId, actorId);
  }

  /** A like of somebody's post. */
  likeOf(subjectOwnerId: string, subjectId: string, actorId: string): NewEvent {
    return ReactionAdded({
      subjectType: 'POST',
      subjectId,
      subjectOwnerId,
      rootId: subjectId,
      actorId,
      type: 'LIKE',
      isNew: true,
    });
  }
}

/** Bulk loads the collection to a size, as the application would have written it over a month. */
export async function fill(world: World, size: number): Promise<void> {
  const all = collectionOf(world.notifications.db, notificationsCollection);
  const now = Date.now();
  while (world.loaded < size) {
    const count = Math.min(BATCH, size - world.loaded);
    const batch: NotificationDocument[] = [];
    for (let index = world.loaded; index < world.loaded + count; index++) batch.push(documentOf(world, index, now));
    await all.insertMany(batch, { ordered: false, bypassDocumentValidation: true });
    world.loaded += count;
  }
}

function documentOf(world: World, index: number, now: number): NotificationDocument {
  // The first user gets the first ones, all unread; everybody else `LISTED_EACH`.
  const isHeavy = index < HEAVY_UNREAD;
  const user = isHeavy ? 0 : 1 + Math.floor((index - HEAVY_UNREAD) / LISTED_EACH);
  const userId = world.listed[user] ?? newId();
  world.listed[user] = userId;
  const at = new Date(now - ((index * 7_919) % (30 * DAY_MS)));
  const targetId = newId();
  const isRead = !isHeavy && index % 10 !== 0;
  return {
    _id: newId(),
    userId,
    type: 'POST_LIKE',
    targetId,
    openKey: `${userId}:POST_LIKE:${targetId}`,
    subject: { type: 'POST', id: targetId },
    entries: [0, 1, 2].map((actor) => {
      const actorId = world.people[(index + actor) % world.people.length] ?? '';
      return { actorId, refId: actorId };
    }),
    ...{ actorCount: 3, args: {}, isRead, isSeen: isRead, mailedAt: null, isDeleted: false, deletedAt: null },
    ...{ createdAt: at, updatedAt: at, expiresAt: new Date(at.getTime() + 90 * DAY_MS) },
  };
}
