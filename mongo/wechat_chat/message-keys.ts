import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** Which message a sender's own key has led to; kept for ever, so that a retry however late stores nothing twice. */
export const messageKeys = defineCollection({
  name: 'messageKeys',
  schema: z.strictObject({
    /** `sender:operation:hash of the key`. */
    _id: z.string().meta({ maxLength: 160 }),
    senderId: idField(),
    conversationId: idField(),
    messageId: idField(),
    contentHash: z.string().meta({ maxLength: 64 }),
  }),
  indexes: [{ name: 'message_keys_sender', key: { senderId: 1 } }],
  shardKey: { _id: 'hashed' },
});
export type MessageKeyDocument = DocumentOf<typeof messageKeys>;
