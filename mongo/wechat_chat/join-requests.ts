import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** People who came by a link into a group with approval and wait to be let in. */
export const joinRequests = defineCollection({
  name: 'joinRequests',
  schema: z.strictObject({
    /** `conversation:user`. */
    _id: z.string().meta({ maxLength: 80 }),
    conversationId: idField(),
    userId: idField(),
    linkId: idField(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'join_requests_queue', key: { conversationId: 1, createdAt: 1, userId: 1 } },
    { name: 'join_requests_user', key: { userId: 1 } },
  ],
  shardKey: { conversationId: 1 },
});
export type JoinRequestDocument = DocumentOf<typeof joinRequests>;
