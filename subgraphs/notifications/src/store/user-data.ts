import { deliveries, devices, digests, notifications, threadMutes } from '@app/collections/wechat_notifications';
import { collectionOf } from '@app/mongo';
import type { Db } from 'mongodb';

/** Everything that notifications hold about one user, as files of JSON. */
export async function exportData(db: Db, userId: string): Promise<{ name: string; json: string }[]> {
  const [listed, registered] = await Promise.all([
    collectionOf(db, notifications).find({ userId, isDeleted: false }).project({ openKey: 0 }).toArray(),
    collectionOf(db, devices).find({ userId }).project({ address: 0, keys: 0 }).toArray(),
  ]);
  return [
    { name: 'notifications/notifications.json', json: JSON.stringify(listed) },
    { name: 'notifications/devices.json', json: JSON.stringify(registered) },
  ];
}

/** Erases what notifications hold of a deleted user. Safe to repeat. */
export async function eraseData(db: Db, userId: string): Promise<void> {
  await collectionOf(db, notifications).deleteMany({ userId });
  await collectionOf(db, devices).deleteMany({ userId });
  await collectionOf(db, threadMutes).deleteMany({ userId });
  await collectionOf(db, deliveries).deleteMany({ userId });
  await collectionOf(db, digests).deleteOne({ _id: userId });
}
