import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** What one person has done to a message for themselves alone: hidden it, starred it. */
export const messageMarks = defineCollection({
  name: 'messageMarks',
  schema: z.strictObject({
    /** `user:message`. */
    _id: z.string().meta({ maxLength: 80 }),
    userId: idField(),
    conversationId: idField(),
    messageId: idField(),
    seq: z.number().int().min(1),
    isHidden: z.boolean(),
    starredAt: z.date().nullable(),
  }),
  indexes: [
    { name: 'marks_message', key: { userId: 1, messageId: 1 }, unique: true },
    { name: 'marks_hidden', key: { userId: 1, conversationId: 1, seq: 1 }, partial: { isHidden: true } },
    { name: 'marks_starred', key: { userId: 1, starredAt: -1, messageId: -1 }, partial: { starredAt: { $type: 'date' } } },
  ],
  shardKey: { userId: 1 },
});
export type MessageMarkDocument = DocumentOf<typeof messageMarks>;
