import { reactionTypeSchema } from '@app/contracts/chat';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** One person's reaction to one message; the counts stand in the message. Rows, because a group has no member limit. */
export const messageReactions = defineCollection({
  name: 'messageReactions',
  schema: z.strictObject({
    /** `message:user`. */
    _id: z.string().meta({ maxLength: 80 }),
    conversationId: idField(),
    messageId: idField(),
    userId: idField(),
    type: reactionTypeSchema,
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'reactions_one_per_user', key: { conversationId: 1, messageId: 1, userId: 1 }, unique: true },
    { name: 'reactions_list', key: { conversationId: 1, messageId: 1, type: 1, createdAt: -1 } },
    { name: 'reactions_of_user', key: { userId: 1, _id: 1 } },
  ],
  shardKey: { conversationId: 1 },
});
export type MessageReactionDocument = DocumentOf<typeof messageReactions>;
