import { KEPT_ENTRIES, type NotificationDocument, notifications } from '@app/collections/wechat_notifications';
import { newId } from '@app/kernel';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db, Filter } from 'mongodb';
import type { Badge, Notice, Notification, Retraction } from '../domain/notification.ts';
import type { ListFilter, NotificationStore, Position } from '../domain/ports.ts';

/** Actors that are shown. */
const SHOWN_ACTORS = 8;

type Entry = NotificationDocument['entries'][number];

const READ = { $set: { isRead: true, isSeen: true } } as const;

/** Notifications in MongoDB: one document a group. */
export class MongoNotificationStore implements NotificationStore {
  readonly #notifications: Collection<NotificationDocument>;

  constructor(db: Db) {
    this.#notifications = collectionOf(db, notifications);
  }

  async addToGroup(notice: Notice, times: { at: Date; windowSec: number; expiresAt: Date }, tx: Transaction): Promise<string> {
    const { at, expiresAt } = times;
    const openKey = openKeyOf(notice);
    const open = await this.#notifications.findOne({ userId: notice.receiverId, openKey }, { session: tx });
    const isOpen = open !== null && at.getTime() - open.createdAt.getTime() < times.windowSec * 1000;
    // What was mailed and then read may be mailed about again; what still waits unread may not.
    const mailedAt = open !== null && isOpen && !open.isRead ? open.mailedAt : null;
    const { subject, args = {} } = notice;
    const fresh = { subject, args: { ...args }, isRead: false, isSeen: false, mailedAt, updatedAt: at, expiresAt };
    if (open !== null && isOpen) {
      const others = open.entries.filter((entry) => entry.actorId !== notice.actorId || entry.refId !== refIdOf(notice));
      const isNewActor = notice.actorId !== null && !open.entries.some(({ actorId }) => actorId === notice.actorId);
      await this.#notifications.updateOne(
        { _id: open._id, userId: notice.receiverId },
        {
          $set: {
            ...fresh,
            entries: [...others, ...entriesOf(notice)].slice(-KEPT_ENTRIES),
            actorCount: open.actorCount + (isNewActor ? 1 : 0),
          },
        },
        { session: tx },
      );
      return open._id;
    }
    if (open !== null)
      await this.#notifications.updateOne(
        { _id: open._id, userId: notice.receiverId },
        { $unset: { openKey: '' } },
        { session: tx },
      );
    const _id = newId();
    await this.#notifications.insertOne(
      {
        _id,
        userId: notice.receiverId,
        type: notice.type,
        targetId: notice.targetId,
        openKey,
        entries: entriesOf(notice),
        actorCount: notice.actorId === null ? 0 : 1,
        isDeleted: false,
        deletedAt: null,
        createdAt: at,
        ...fresh,
      },
      { session: tx },
    );
    return _id;
  }

  async retract({ receiverId, actorId, type, targetId, refId }: Retraction, at: Date, tx: Transaction): Promise<boolean> {
    const filter = { userId: receiverId, 'entries.actorId': actorId, type, targetId, isDeleted: false };
    const groups = await this.#notifications.find(filter, { session: tx }).toArray();
    const isGone = (entry: Entry): boolean => entry.actorId === actorId && (refId === undefined || entry.refId === refId);
    return this.#takeOut(groups, isGone, at, tx);
  }

  async removeActor(receiverId: string, actorId: string, at: Date, tx: Transaction): Promise<boolean> {
    const groups = await this.#notifications
      .find({ userId: receiverId, 'entries.actorId': actorId, isDeleted: false }, { session: tx })
      .toArray();
    return this.#takeOut(groups, (entry) => entry.actorId === actorId, at, tx);
  }

  async list(receiverId: string, filter: ListFilter, now: Date, after: Position | null, limit: number): Promise<Notification[]> {
    const found = await this.#notifications
      .find({
        ...listed(receiverId, now),
        ...(filter.unreadOnly ? { isRead: false } : {}),
        ...(filter.types === null ? {} : { type: { $in: [...filter.types] } }),
        ...beyond(after),
      })
      .sort({ updatedAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(toNotification);
  }

  async findByIds(receiverId: string, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Notification>> {
    const found = await this.#notifications.find({ ...listed(receiverId, now), _id: { $in: [...ids] } }).toArray();
    return new Map(found.map(toNotification).map((notification) => [notification.id, notification]));
  }

  async badge(receiverId: string, now: Date): Promise<Badge> {
    const [unread, unseen] = await Promise.all([
      this.#notifications.countDocuments({ ...listed(receiverId, now), isRead: false }),
      this.#notifications.countDocuments({ ...listed(receiverId, now), isSeen: false }),
    ]);
    return { unread, unseen };
  }

  async markRead(receiverId: string, ids: readonly string[], now: Date, tx: Transaction): Promise<number> {
    const own = { ...listed(receiverId, now), _id: { $in: [...ids] } };
    const { matchedCount } = await this.#notifications.updateMany(own, READ, { session: tx });
    return matchedCount;
  }

  async markAllRead(receiverId: string, upTo: Date, limit: number, tx: Transaction): Promise<number> {
    const unread = { userId: receiverId, isRead: false, isDeleted: false, updatedAt: { $lte: upTo } };
    return this.#changeSome(unread, READ, limit, tx);
  }

  async markTargetRead(receiverId: string, targetId: string, tx: Transaction): Promise<boolean> {
    const unread = { userId: receiverId, isRead: false, isDeleted: false, targetId };
    const { modifiedCount } = await this.#notifications.updateMany(unread, READ, { session: tx });
    return modifiedCount > 0;
  }

  async markAllSeen(receiverId: string, limit: number, tx: Transaction): Promise<number> {
    const unseen = { userId: receiverId, isSeen: false, isDeleted: false };
    return this.#changeSome(unseen, { $set: { isSeen: true } }, limit, tx);
  }

  async remove(receiverId: string, id: string, at: Date, tx: Transaction): Promise<boolean> {
    const { matchedCount } = await this.#notifications.updateOne({ userId: receiverId, _id: id, isDeleted: false }, removal(at), {
      session: tx,
    });
    return matchedCount === 1;
  }

  async setMailed(receiverId: string, id: string, at: Date): Promise<void> {
    await this.#notifications.updateOne({ _id: id, userId: receiverId, isRead: false }, { $set: { mailedAt: at } });
  }

  /** A transaction holds what it changes in memory: no more than `limit` documents. */
  async #changeSome(
    filter: Filter<NotificationDocument> & { userId: string },
    change: { $set: { isRead?: true; isSeen: true } },
    limit: number,
    tx: Transaction,
  ): Promise<number> {
    const found = await this.#notifications
      .find(filter, { session: tx, projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    const ids = found.map(({ _id }) => _id);
    if (ids.length > 0)
      await this.#notifications.updateMany({ userId: filter.userId, _id: { $in: ids } }, change, { session: tx });
    return ids.length;
  }

  /** Takes entries out of groups; a group without any is removed. Reading state stays: nothing new has come. */
  async #takeOut(
    groups: readonly NotificationDocument[],
    isGone: (entry: Entry) => boolean,
    at: Date,
    tx: Transaction,
  ): Promise<boolean> {
    for (const group of groups) {
      const entries = group.entries.filter((entry) => !isGone(entry));
      const left = new Set(entries.map(({ actorId }) => actorId));
      const lost = new Set(group.entries.map(({ actorId }) => actorId)).size - left.size;
      const actorCount = Math.max(left.size, group.actorCount - lost);
      const change = entries.length === 0 ? removal(at) : { $set: { entries, actorCount } };
      await this.#notifications.updateOne({ _id: group._id, userId: group.userId }, change, { session: tx });
    }
    return groups.length > 0;
  }
}

function removal(at: Date) {
  return { $set: { isDeleted: true, deletedAt: at, expiresAt: at }, $unset: { openKey: '' as const } };
}

/** What a receiver's list holds: expired ones are out of it before the TTL index takes them. */
function listed(receiverId: string, now: Date): Filter<NotificationDocument> {
  return { userId: receiverId, isDeleted: false, expiresAt: { $gt: now } };
}

function beyond(after: Position | null): Filter<NotificationDocument> {
  if (after === null) return {};
  const at = new Date(after.atMs);
  return { updatedAt: { $lte: at }, $or: [{ updatedAt: { $lt: at } }, { updatedAt: at, _id: { $lt: after.id } }] };
}

function openKeyOf({ receiverId, type, targetId }: Notice): string {
  return `${receiverId}:${type}:${targetId}`;
}

function refIdOf({ refId, actorId }: Notice): string | null {
  return refId ?? actorId;
}

function entriesOf(notice: Notice): Entry[] {
  const refId = refIdOf(notice);
  return notice.actorId === null || refId === null ? [] : [{ actorId: notice.actorId, refId }];
}

function toNotification({ _id, entries, openKey, isDeleted, deletedAt, ...document }: NotificationDocument): Notification {
  const actorIds = [...new Set(entries.toReversed().map(({ actorId }) => actorId))].slice(0, SHOWN_ACTORS);
  return { id: _id, actorIds, ...document };
}
