import { type DeliveryDocument, deliveries } from '@app/collections/wechat_notifications';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import { type Delivery, deliveryId } from '../domain/delivery.ts';
import type { Retraction } from '../domain/notification.ts';
import type { DeliveryStore, NewDelivery } from '../domain/ports.ts';

/** What could not be made in two days is told no more. */
const KEPT_MS = 48 * 3_600_000;

/** Deliveries that wait, in MongoDB: what is in the job queue can be lost with Redis, this cannot. */
export class MongoDeliveryStore implements DeliveryStore {
  readonly #deliveries: Collection<DeliveryDocument>;

  constructor(db: Db) {
    this.#deliveries = collectionOf(db, deliveries);
  }

  async add({ channel, notice, notificationId, dueAt }: NewDelivery, tx: Transaction): Promise<void> {
    const { receiverId, type, targetId, actorId, subject, args = {}, threadIds = [] } = notice;
    const content = { type, targetId, actorId, subject, args: { ...args }, threadIds: [...threadIds], notificationId };
    const times = { dueAt, expiresAt: new Date(dueAt.getTime() + KEPT_MS), hasWaited: false };
    await this.#deliveries.updateOne(
      { _id: deliveryId(channel, notice), userId: receiverId },
      { $set: { channel, ...content }, $inc: { version: 1 }, $setOnInsert: times },
      { upsert: true, session: tx },
    );
  }

  async find(receiverId: string, id: string): Promise<Delivery | null> {
    const found = await this.#deliveries.findOne({ _id: id, userId: receiverId });
    return found && toDelivery(found);
  }

  async remove({ id, receiverId, version }: Delivery): Promise<void> {
    await this.#deliveries.deleteOne({ _id: id, userId: receiverId, version });
  }

  async abandon(receiverId: string, id: string): Promise<void> {
    await this.#deliveries.deleteOne({ _id: id, userId: receiverId });
  }

  async postpone(delivery: Delivery, until: Date, hasWaited: boolean): Promise<void> {
    const { id, receiverId, version, channel, type, targetId, actorId, subject, args, threadIds, notificationId } = delivery;
    const content = { channel, type, targetId, actorId, subject, args: { ...args }, threadIds: [...threadIds], notificationId };
    const own = { _id: id, userId: receiverId };
    const times = { dueAt: until, hasWaited };
    const { matchedCount } = await this.#deliveries.updateOne({ ...own, version }, { $set: times });
    if (matchedCount === 1) return;
    const back = { ...content, version, ...times, expiresAt: new Date(until.getTime() + KEPT_MS) };
    await this.#deliveries.updateOne(own, { $setOnInsert: back }, { upsert: true });
  }

  async withdraw({ receiverId, actorId, type, targetId }: Retraction, tx: Transaction): Promise<void> {
    const ids = (['PUSH', 'MAIL'] as const).map((channel) => deliveryId(channel, { receiverId, type, targetId }));
    await this.#deliveries.deleteMany({ _id: { $in: ids }, userId: receiverId, actorId, notificationId: null }, { session: tx });
  }

  async hasten(receiverId: string, now: Date): Promise<void> {
    await this.#deliveries.updateMany({ userId: receiverId, dueAt: { $gt: now } }, { $set: { dueAt: now } });
  }

  async listDue(now: Date, limit: number): Promise<Delivery[]> {
    const found = await this.#deliveries
      .find({ dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(toDelivery);
  }
}

function toDelivery({ _id, userId, expiresAt, ...document }: DeliveryDocument): Delivery {
  return { id: _id, receiverId: userId, ...document };
}
