import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { carrierField } from './fields.ts';

/** Which objects (posts, comments, messages, profiles) carry an upload, and whether everybody may see them. */
export const mediaCarriers = defineCollection({
  name: 'mediaCarriers',
  schema: z.strictObject({
    _id: z.string().meta({ maxLength: 140 }),
    mediaId: idField(),
    carrier: carrierField(),
    isPublic: z.boolean(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'carriers_media', key: { mediaId: 1, carrier: 1 }, unique: true },
    { name: 'carriers_public', key: { mediaId: 1, isPublic: 1 } },
  ],
  shardKey: { mediaId: 1 },
});
export type MediaCarrierDocument = DocumentOf<typeof mediaCarriers>;
