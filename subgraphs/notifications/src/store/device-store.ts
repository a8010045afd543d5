import { type DeviceDocument, devices } from '@app/collections/wechat_notifications';
import { newId } from '@app/kernel';
import { collectionOf, type Transaction } from '@app/mongo';
import type { Collection, Db } from 'mongodb';
import type { Device } from '../domain/device.ts';
import type { DeviceStore } from '../domain/ports.ts';

/** Most devices that are read of one user. */
const LISTED = 100;

/** Devices in MongoDB. */
export class MongoDeviceStore implements DeviceStore {
  readonly #devices: Collection<DeviceDocument>;

  constructor(db: Db) {
    this.#devices = collectionOf(db, devices);
  }

  async listByUser(userId: string): Promise<Device[]> {
    return (await this.#devices.find({ userId }).sort({ lastUsedAt: -1 }).limit(LISTED).toArray()).map(toDevice);
  }

  async findById(id: string, userId: string): Promise<Device | null> {
    const found = await this.#devices.findOne({ _id: id, userId });
    return found && toDevice(found);
  }

  async register(device: Omit<Device, 'id' | 'createdAt' | 'lastUsedAt'>, at: Date, tx: Transaction): Promise<Device> {
    const { address, userId } = device;
    const known = await this.#devices.findOneAndUpdate(
      { address, userId },
      { $set: { ...device, lastUsedAt: at } },
      { session: tx, returnDocument: 'after' },
    );
    if (known !== null) return toDevice(known);
    await this.#devices.deleteOne({ address }, { session: tx });
    const document = { _id: newId(), ...device, lastUsedAt: at, createdAt: at };
    await this.#devices.insertOne(document, { session: tx });
    return toDevice(document);
  }

  async keepNewest(userId: string, count: number, tx: Transaction): Promise<void> {
    const surplus = await this.#devices
      .find({ userId }, { session: tx, projection: { _id: 1, address: 1 } })
      .sort({ lastUsedAt: -1 })
      .skip(count)
      .toArray();
    for (const { _id, address } of surplus) await this.#devices.deleteOne({ _id, address }, { session: tx });
  }

  async remove(id: string, userId: string): Promise<boolean> {
    return (await this.#devices.deleteOne({ _id: id, userId })).deletedCount === 1;
  }

  async removeOfSessions(userId: string, sessionIds: readonly string[]): Promise<void> {
    await this.#devices.deleteMany({ userId, sessionId: { $in: [...sessionIds] } });
  }

  async removeUnusedSince(before: Date): Promise<number> {
    return (await this.#devices.deleteMany({ lastUsedAt: { $lt: before } })).deletedCount;
  }
}

function toDevice({ _id, ...document }: DeviceDocument): Device {
  return { id: _id, ...document };
}
