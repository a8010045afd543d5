import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** When people were last there; who is there right now stands in Redis. */
export const lastSeen = defineCollection({
  name: 'lastSeen',
  schema: z.strictObject({ _id: idField(), at: z.date() }),
  indexes: [],
  shardKey: { _id: 'hashed' },
});
export type LastSeenDocument = DocumentOf<typeof lastSeen>;
