import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** How much each user has opened today. Written by every change of a user's open uploads, so that parallel ones see each other. */
export const uploadQuotas = defineCollection({
  name: 'uploadQuotas',
  schema: z.strictObject({
    /** The owner. */
    _id: idField(),
    /** Calendar day in UTC, YYYY-MM-DD. */
    day: z.string().meta({ maxLength: 10 }),
    bytes: z.number().int().min(0),
    /** Uploads whose ticket was given out and that are neither complete nor ended. */
    open: z.number().int().min(0),
    updatedAt: z.date(),
  }),
  indexes: [],
  shardKey: { _id: 'hashed' },
});
export type UploadQuotaDocument = DocumentOf<typeof uploadQuotas>;
