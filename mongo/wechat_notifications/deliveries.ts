import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { argsField, NOTIFICATION_TYPES, subjectField } from './fields.ts';

const id = () => z.string().meta({ maxLength: 64 });

/** Pushes and mails that wait for their time: one for each channel and group, so that what comes meanwhile goes with it. */
export const deliveries = defineCollection({
  name: 'deliveries',
  schema: z.strictObject({
    /** `CHANNEL:userId:TYPE:targetId`. */
    _id: z.string().meta({ maxLength: 200 }),
    /** The receiver. */
    userId: idField(),
    channel: z.enum(['PUSH', 'MAIL']),
    type: z.enum(NOTIFICATION_TYPES),
    targetId: id(),
    actorId: idField().nullable(),
    subject: subjectField().nullable(),
    args: argsField(),
    threadIds: z.array(id()).max(10),
    /** The group in the list; null when only this channel was wanted. */
    notificationId: idField().nullable(),
    /** Grows with every notice that joins: what was read at one version is not removed at another. */
    version: z.number().int().min(1),
    /** It has already waited once for its receiver to count as offline. */
    hasWaited: z.boolean(),
    dueAt: z.date(),
    expiresAt: z.date(),
  }),
  indexes: [
    { name: 'deliveries_due', key: { dueAt: 1 } },
    { name: 'deliveries_user', key: { userId: 1 } },
    { name: 'deliveries_ttl', key: { expiresAt: 1 }, expireAfterSec: 0 },
  ],
  shardKey: { userId: 1 },
});
export type DeliveryDocument = DocumentOf<typeof deliveries>;
