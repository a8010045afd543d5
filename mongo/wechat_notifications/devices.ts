import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { DEVICE_ADDRESS_MAX, deviceNameField } from './fields.ts';

/** Devices that take pushes. `address` is the endpoint or token; one device belongs to the user who registered it last. */
export const devices = defineCollection({
  name: 'devices',
  schema: z.strictObject({
    _id: idField(),
    userId: idField(),
    /** The session that registered it: signing out ends its pushes. */
    sessionId: idField(),
    platform: z.enum(['WEB', 'FCM']),
    name: deviceNameField(),
    address: z.string().meta({ maxLength: DEVICE_ADDRESS_MAX }),
    keys: z.strictObject({ p256dh: z.string().meta({ maxLength: 200 }), auth: z.string().meta({ maxLength: 100 }) }).nullable(),
    /** When it was registered, or registered again. */
    lastUsedAt: z.date(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'devices_user', key: { userId: 1, lastUsedAt: -1 } },
    { name: 'devices_address', key: { address: 1 }, unique: true },
    { name: 'devices_stale', key: { lastUsedAt: 1 } },
  ],
  shardKey: { address: 1 },
});
export type DeviceDocument = DocumentOf<typeof devices>;
