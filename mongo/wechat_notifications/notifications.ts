import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { argsField, KEPT_ENTRIES, NOTIFICATION_TYPES, subjectField } from './fields.ts';

const id = () => z.string().meta({ maxLength: 64 });

/** One notification, or a group of like ones: same receiver, type and target within the window. */
export const notifications = defineCollection({
  name: 'notifications',
  schema: z.strictObject({
    _id: idField(),
    /** The receiver. */
    userId: idField(),
    type: z.enum(NOTIFICATION_TYPES),
    /** What it is about: like things with like targets are one group. */
    targetId: id(),
    /** `userId:type:targetId` while the group can grow; absent afterwards. Unique, so that racing events make one group. */
    openKey: z.string().meta({ maxLength: 200 }).optional(),
    subject: subjectField().nullable(),
    /** Who did what: `refId` is what undoing names (a reaction's actor, a comment, a share). Newest last. */
    entries: z.array(z.strictObject({ actorId: idField(), refId: id() })).max(KEPT_ENTRIES),
    /** Distinct actors, also those beyond the kept ones. */
    actorCount: z.number().int().min(0),
    args: argsField(),
    isRead: z.boolean(),
    isSeen: z.boolean(),
    /** When it was mailed; null again once it was read, so that nobody gets a second mail about what still waits. */
    mailedAt: z.date().nullable(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
    expiresAt: z.date(),
  }),
  indexes: [
    { name: 'notifications_list', key: { userId: 1, isDeleted: 1, updatedAt: -1, _id: -1 } },
    // The badge is counted in the index alone: hence the date of expiry in it.
    { name: 'notifications_unread', key: { userId: 1, isRead: 1, isDeleted: 1, updatedAt: -1, _id: -1, expiresAt: 1 } },
    { name: 'notifications_unseen', key: { userId: 1, isSeen: 1, isDeleted: 1, expiresAt: 1 } },
    { name: 'notifications_open_group', key: { userId: 1, openKey: 1 }, unique: true, partial: { openKey: { $exists: true } } },
    { name: 'notifications_actor', key: { userId: 1, 'entries.actorId': 1, type: 1 } },
    { name: 'notifications_ttl', key: { expiresAt: 1 }, expireAfterSec: 0 },
  ],
  shardKey: { userId: 1 },
});
export type NotificationDocument = DocumentOf<typeof notifications>;
